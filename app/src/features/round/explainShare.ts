import { shareAt, type Slope, type Support } from '@commonweight/manifest';

import { formatPercent } from '../../components/format.ts';

const partOf = (power: bigint, cast: bigint): string =>
  formatPercent(cast === 0n ? 0 : Number(power) / Number(cast), 1);

/** The power that a share of so many points takes at a slope: the height of the line there. */
export const lineAt = (points: number, slope: Slope): number =>
  (points * Number(slope.numerator)) / Number(slope.denominator);

const ballotsThatGive = (power: bigint, cast: bigint, points: number): string =>
  `ballots with ${partOf(power, cast)} of the power cast give it ${points} ${points === 1 ? 'point' : 'points'} or more`;

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/**
 * Why a dataset gets the share that it gets, in one sentence.
 * @param cast The power of all ballots.
 */
export function explainShare(support: Support, slope: Slope | undefined, cast: bigint): string {
  if (slope === undefined || (support[1] ?? 0n) === 0n) return 'No ballot gives it a point, so it gets no share.';

  const { level, power, numerator, denominator } = shareAt(support, slope);
  const share = formatPercent(Number(numerator) / Number(denominator));
  if (slope.numerator === 0n) {
    const most = `The most that any ballot gives it is ${level} ${level === 1n ? 'point' : 'points'}`;
    return slope.denominator === 100n
      ? `${most}, and what is asked for all datasets adds up to the whole: its share is ${share}.`
      : `${most}; all datasets together are asked for less than the whole, so every share is scaled up: its own is ${share}.`;
  }
  const points = Number(level);
  const above = support[points + 1] ?? 0n;
  if (level > 0n && above < (support[points] ?? 0n)) {
    const then =
      above === 0n
        ? 'and none gives it more'
        : `but only ${partOf(above, cast)} give it ${points + 1}, which is too little for more`;
    return sentence(`${ballotsThatGive(support[points] ?? 0n, cast, points)}, ${then}: its share is ${share}.`);
  }
  // the most that is asked for with that power, which does not reach so far
  const deciding = level > 0n ? above : power;
  const wanted = support.findLastIndex((at) => at >= deciding);
  return sentence(`${ballotsThatGive(deciding, cast, wanted)}; their power is enough for a share of ${share}.`);
}
