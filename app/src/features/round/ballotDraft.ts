import type { BallotLine } from '../../commons/ballotLines.ts';
import { apportion, type Weighted } from './apportion.ts';

/** What a ballot spreads. */
export const ALL_POINTS = 100;

/** What a ballot has to keep to. */
export interface BallotRules {
  /** The most points for one dataset. */
  maxPoints: number;
  /** Why a dataset cannot be given points, in a sentence; undefined if it can. */
  whyNot: (datasetId: number) => string | undefined;
}

/** What a visitor does with her ballot. Lines keep their order; a line without points stays until it is taken off. */
export type BallotAction =
  | { kind: 'load'; lines: readonly BallotLine[] }
  | { kind: 'spread'; weights: readonly Weighted[] }
  | { kind: 'add'; datasetId: number }
  | { kind: 'remove'; datasetId: number }
  | { kind: 'set'; datasetId: number; points: number }
  | { kind: 'step'; datasetId: number; by: number }
  | { kind: 'fit' };

export const pointsOf = (lines: readonly BallotLine[]): number => lines.reduce((sum, { points }) => sum + points, 0);

const within = (points: number, { maxPoints }: BallotRules): number =>
  Number.isFinite(points) ? Math.min(maxPoints, Math.max(0, Math.round(points))) : 0;

function spread(weights: readonly Weighted[], rules: BallotRules): BallotLine[] {
  const allowed = weights.filter(({ datasetId }) => rules.whyNot(datasetId) === undefined);
  const points = apportion(allowed, ALL_POINTS, rules.maxPoints);
  return allowed.map(({ datasetId }) => ({ datasetId, points: points.get(datasetId) ?? 0 }));
}

/** The ballot after something was done with it. No line ever has more points than allowed; their sum may, until it is sent. */
export function changeBallot(
  lines: readonly BallotLine[],
  action: BallotAction,
  rules: BallotRules,
): readonly BallotLine[] {
  const change = (datasetId: number, points: (line: BallotLine) => number): readonly BallotLine[] =>
    lines.map((line) => (line.datasetId === datasetId ? { datasetId, points: within(points(line), rules) } : line));
  switch (action.kind) {
    case 'load':
      return action.lines
        .filter(({ datasetId }) => rules.whyNot(datasetId) === undefined)
        .map(({ datasetId, points }) => ({ datasetId, points: within(points, rules) }));
    case 'spread':
      return spread(action.weights, rules).filter(({ points }) => points > 0);
    case 'add':
      if (lines.some(({ datasetId }) => datasetId === action.datasetId)) return lines;
      if (rules.whyNot(action.datasetId) !== undefined) return lines;
      return [...lines, { datasetId: action.datasetId, points: 0 }];
    case 'remove':
      return lines.filter(({ datasetId }) => datasetId !== action.datasetId);
    case 'set':
      return change(action.datasetId, () => action.points);
    case 'step':
      return change(action.datasetId, ({ points }) => points + action.by);
    case 'fit':
      return spread(
        lines.map(({ datasetId, points }) => ({ datasetId, weight: points })),
        rules,
      );
  }
}

const isSame = (a: readonly BallotLine[], b: readonly BallotLine[]): boolean => {
  const given = (lines: readonly BallotLine[]): string =>
    lines
      .filter(({ points }) => points > 0)
      .map(({ datasetId, points }) => `${datasetId}:${points}`)
      .sort()
      .join();
  return given(a) === given(b);
};

const counted = (count: number): string => `${count} ${count === 1 ? 'point' : 'points'}`;

/** Why a ballot cannot be cast as it is, in a sentence that says what to do; undefined if it can. */
export function ballotProblem(
  lines: readonly BallotLine[],
  rules: BallotRules,
  cast: readonly BallotLine[] | undefined,
  nameOf: (datasetId: number) => string,
): string | undefined {
  const given = lines.filter(({ points }) => points > 0);
  if (given.length === 0) return 'Give points to at least one dataset.';
  for (const { datasetId, points } of given) {
    const reason = rules.whyNot(datasetId);
    if (reason !== undefined) return `Take ${nameOf(datasetId)} off your ballot: ${reason}`;
    if (points > rules.maxPoints) {
      return `${nameOf(datasetId)} has ${counted(points)}; one dataset can get ${rules.maxPoints} at most.`;
    }
  }
  const left = ALL_POINTS - pointsOf(given);
  if (left > 0) return `Spend the ${counted(left)} that ${left === 1 ? 'is' : 'are'} left.`;
  if (left < 0) return `Take back ${counted(-left)}: a ballot has ${ALL_POINTS}.`;
  if (cast !== undefined && isSame(given, cast)) return 'This is the ballot that you have cast.';
  return undefined;
}
