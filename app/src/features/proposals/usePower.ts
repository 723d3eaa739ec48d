import { useConnection } from 'wagmi';

import type { ProposalText } from '../../commons/foldProposalList.ts';
import { useCommons } from '../../commons/useCommons.ts';
import { useNames } from '../../commons/useNames.ts';
import { usePersonNumbers } from '../../commons/usePersonNumbers.ts';
import { shortHex } from '../../components/format.ts';
import { explainSeatPower, explainTokenPower, type PowerText } from './explainPower.ts';
import type { ProposalData } from './queries.ts';

export interface Power {
  token: PowerText;
  seat: PowerText;
}

/** What the visitor has in each house on a proposal, in words; undefined while no wallet is connected. */
export function usePower(proposal: ProposalText, data: ProposalData): Power | undefined {
  const { address: account } = useConnection();
  const { people } = useCommons();
  const numberOf = usePersonNumbers();
  const { isOpened, own, supplies, now } = data;
  const nameOf = useNames(now.delegate === undefined ? [] : [now.delegate]);
  if (account === undefined) return undefined;
  const { snapshot } = proposal;
  return {
    token: explainTokenPower({
      account,
      snapshot,
      isOpened,
      votesAtSnapshot: own?.tokenVotes ?? 0n,
      supplyAtSnapshot: supplies.tokens,
      votesNow: now.votes,
      balance: now.balance,
      delegate: now.delegate,
      nameOf: (address) => nameOf(address) ?? shortHex(address),
    }),
    seat: explainSeatPower({
      account,
      snapshot,
      isOpened,
      seatedAtSnapshot: own?.seated ?? false,
      seatsAtSnapshot: supplies.seats,
      person: people.get(numberOf(account) ?? 0),
    }),
  };
}
