import { formatUnits } from 'viem';

import { csvOf } from '../../components/csv.ts';
import type { Vote } from './foldVotes.ts';

const HEAD = ['voter', 'name', 'vote', 'tokens', 'person', 'reason', 'block', 'transaction'];

/** All votes as CSV, with the reasons as they were given. Tokens in whole ones. */
export const votesCsv = (votes: readonly Vote[], nameOf: (vote: Vote) => string | undefined): string =>
  csvOf(
    HEAD,
    votes.map((vote) => [
      vote.voter,
      nameOf(vote) ?? '',
      vote.support,
      formatUnits(vote.tokens, 18),
      vote.personId ?? '',
      vote.reason,
      vote.blockNumber,
      vote.transactionHash,
    ]),
  );
