import { shares, type Share, type Slope, type Support } from '@commonweight/manifest';

import type { BallotLine } from '../../commons/ballotLines.ts';

export interface Mix {
  /** Undefined where nothing has support. */
  slope: Slope | undefined;
  shares: ReadonlyMap<number, Share>;
}

/** The shares that supports lead to, exactly. */
export const mixOf = (supports: ReadonlyMap<number, Support>): Mix => shares({ supports });

/**
 * The supports with one ballot in them, in the place of the voter's former one. Lines for datasets that sealing would not take fall
 * away, as they do on the chain.
 */
export function withBallot(options: {
  supports: ReadonlyMap<number, Support>;
  /** Of the voter, parts of 10^12. */
  power: bigint;
  former: readonly BallotLine[];
  lines: readonly BallotLine[];
}): Map<number, Support> {
  const { supports, power, former, lines } = options;
  const changed = new Map(supports);
  const addUpTo = (points: number, datasetId: number, amount: bigint): void => {
    const support = changed.get(datasetId);
    if (support === undefined) return;
    changed.set(
      datasetId,
      support.map((at, level) => (level >= 1 && level <= points ? at + amount : at)),
    );
  };
  for (const { datasetId, points } of former) if (points > 0) addUpTo(points, datasetId, -power);
  for (const { datasetId, points } of lines) if (points > 0) addUpTo(points, datasetId, power);
  return changed;
}
