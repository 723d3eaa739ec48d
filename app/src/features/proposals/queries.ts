import { readLogs, type CommonsEvent, type RawLog } from '@commonweight/manifest';
import type { proposalLensAbi } from '@commonweight/manifest/abis';
import { useQuery } from '@tanstack/react-query';
import { hexToNumber, zeroAddress, type Address, type ContractFunctionReturnType } from 'viem';

import { useChain, type ChainState } from '../../chain/ChainContext.ts';
import { useLive } from '../../chain/useLive.ts';
import type { ProposalText } from '../../commons/foldProposalList.ts';
import { sharesQuery } from '../../commons/sealedShares.ts';
import { useCommons } from '../../commons/useCommons.ts';
import { foldVotes, VOTE_TOPICS } from './foldVotes.ts';
import { readStandings } from './readStandings.ts';

export type LensProposal = ContractFunctionReturnType<typeof proposalLensAbi, 'view', 'proposal'>;

/** So many of the newest proposals that may be open are looked at for the visitor's own votes. */
const OWN_VOTES = 50;

/** How all proposals stand, by their ids, and what the visitor has to do with the newest open ones. */
export function useProposals(account: Address | undefined) {
  const { proposals } = useCommons();
  const open = proposals.filter(({ executed, cancelled, queued }) => !executed && !cancelled && !queued);
  const ids = open.slice(0, OWN_VOTES).map(({ id }) => id);
  return useLive(['proposals', account, proposals.length], async (chain) => {
    const { client, contracts, at } = chain;
    const [standings, own] = await Promise.all([
      readStandings(chain, proposals),
      account === undefined || ids.length === 0
        ? []
        : client.readContract({ ...contracts.lens, functionName: 'ballots', args: [ids, account], ...at }),
    ]);
    return { standings, own: new Map(own.map((ballot) => [ballot.proposalId, ballot])) };
  });
}

/** The last block that may have a vote on a proposal: that of its next step, or of a round that opened after its deadline. */
function lastVoteBlock(proposal: ProposalText, events: readonly CommonsEvent[], head: bigint): bigint {
  const step = proposal.queued ?? proposal.executed ?? proposal.cancelled;
  if (step !== undefined) return BigInt(step.inBlock);
  const later = events.find(
    ({ eventName, args }) => eventName === 'RoundOpened' && args.opensAt > proposal.deadline,
  )?.blockNumber;
  return later === undefined ? head : BigInt(later);
}

/** A chain that takes back more blocks than this, since they were read, is not noticed here. */
const REORGANISED = 12n;

const logsRead = new Map<bigint, { upTo: bigint; logs: RawLog[] }>();

/** The votes on a proposal; only what is new is asked for. */
async function readVotes({ client, contracts, events, head }: ChainState, proposal: ProposalText) {
  const end = lastVoteBlock(proposal, events, head.number);
  const known = logsRead.get(proposal.id);
  const first = BigInt(proposal.createdInBlock);
  const resume = known === undefined ? first : known.upTo - REORGANISED;
  const fromBlock = resume > first ? resume : first;
  const kept = known?.logs.filter(({ blockNumber }) => BigInt(hexToNumber(blockNumber)) < fromBlock) ?? [];
  const fresh = await readLogs({
    client,
    addresses: [contracts.governor.address],
    topics: VOTE_TOPICS,
    fromBlock,
    toBlock: end,
  });
  const logs = [...kept, ...fresh];
  logsRead.set(proposal.id, { upTo: end, logs });
  return foldVotes(logs, proposal.id);
}

/** Everything about one proposal that the events held do not tell, and what the visitor has to do with it. */
export function useProposal(proposal: ProposalText, account: Address | undefined) {
  return useLive(['proposal', proposal.number, account], async (chain) => {
    const { client, contracts, head, at } = chain;
    const { lens, token, contributors } = contracts;
    const { id, snapshot } = proposal;
    const isOpened = snapshot < head.timestamp;
    const past = { functionName: 'getPastTotalSupply', args: [BigInt(snapshot)], ...at } as const;
    const who = [account ?? zeroAddress] as const;
    const [standing, [own], tokens, seats, votesNow, balance, delegate, votes] = await Promise.all([
      client.readContract({ ...lens, functionName: 'proposal', args: [id], ...at }),
      client.readContract({ ...lens, functionName: 'ballots', args: [[id], ...who], ...at }),
      isOpened ? client.readContract({ ...token, ...past }) : 0n,
      isOpened ? client.readContract({ ...contributors, ...past }) : 0n,
      client.readContract({ ...token, functionName: 'getVotes', args: who, ...at }),
      client.readContract({ ...token, functionName: 'balanceOf', args: who, ...at }),
      client.readContract({ ...token, functionName: 'delegates', args: who, ...at }),
      readVotes(chain, proposal),
    ]);
    return {
      standing,
      own,
      isOpened,
      supplies: { tokens, seats },
      now: { votes: votesNow, balance, delegate: delegate === zeroAddress ? undefined : delegate },
      votes,
    };
  });
}

export type ProposalData = NonNullable<ReturnType<typeof useProposal>['data']>;

/** The shares of the last sealed round, where a proposal may change the mix. */
export function useMix(isEnabled: boolean) {
  const chain = useChain();
  const { lastSealed } = useCommons();
  return useQuery({ ...sharesQuery(lastSealed, chain), enabled: isEnabled && lastSealed !== undefined });
}
