import { useSessionStorage } from '@mantine/hooks';
import { z } from 'zod';

import { useChain } from '../../chain/ChainContext.ts';
import type { BallotLine } from '../../commons/ballotLines.ts';
import { changeBallot, type BallotAction, type BallotRules } from './ballotDraft.ts';

const schema = z.array(z.object({ datasetId: z.int().min(1), points: z.int().min(0).max(100) })).max(1_000);

function read(text: string | undefined): readonly BallotLine[] | undefined {
  try {
    return text === undefined ? undefined : schema.parse(JSON.parse(text));
  } catch {
    // whatever is there was not written by this page
    return undefined;
  }
}

const NOTHING: readonly BallotLine[] = [];

/**
 * The ballot that somebody is writing. It outlives a look at another page; until it is touched it is the one that she has cast.
 * @param cast Her ballot in this round.
 */
export function useBallotDraft(options: {
  account: string | undefined;
  roundId: number;
  rules: BallotRules;
  cast: readonly BallotLine[] | undefined;
}): {
  lines: readonly BallotLine[];
  change: (action: BallotAction) => void;
  /** Whether it is another than the one that was cast. */
  isTouched: boolean;
  reset: () => void;
} {
  const { account = 'nobody', roundId, rules, cast } = options;
  const { config } = useChain();
  const { address } = config.deployment.contracts.WeightBallots;
  const [draft, setDraft, forget] = useSessionStorage<readonly BallotLine[] | undefined>({
    key: `commonweight.ballot.${config.chainId}.${address}.${roundId}.${account}`,
    defaultValue: undefined,
    getInitialValueInEffect: false,
    deserialize: read,
    serialize: (value) => JSON.stringify(value ?? null),
  });
  const lines = draft ?? cast ?? NOTHING;
  return {
    lines,
    change: (action) => setDraft((current) => changeBallot(current ?? cast ?? NOTHING, action, rules)),
    isTouched: draft !== undefined,
    reset: forget,
  };
}
