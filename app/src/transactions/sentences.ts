import { formatDate } from '../components/format.ts';

type Say = (args: readonly unknown[]) => string;

const SENTENCES: Record<string, Say> = {
  GovernorAlreadyCastVote: () => 'You have voted on this proposal already. A vote cannot be changed.',
  WeightBallotsClosed: ([round, closesAt]) => `Round ${String(round)} closed on ${formatDate(Number(closesAt))}.`,
};

/** A contract's custom error as one plain sentence that says what to do, where something can be done. */
export const sentenceOf = (name: string, args: readonly unknown[]): string =>
  SENTENCES[name]?.(args) ?? `The contract refused: ${name}(${args.map(String).join(', ')}).`;
