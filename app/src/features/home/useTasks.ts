import { useConnection } from 'wagmi';

import { useNow } from '../../chain/useNow.ts';
import { useCommons } from '../../commons/useCommons.ts';
import { usePersonNumbers } from '../../commons/usePersonNumbers.ts';
import { useDatasetNames } from '../../documents/useDatasetNames.ts';
import { useHome } from './queries.ts';
import { tasksFor, type OpenProposal, type Task } from './tasksFor.ts';

/** The governor's states by number. */
const STATES: Partial<Record<number, OpenProposal['state']>> = { 1: 'active', 4: 'succeeded', 5: 'queued' };

/** What awaits whoever is connected; undefined while it is being read. */
export function useTasks(): Task[] | undefined {
  const now = useNow(15_000);
  const { address } = useConnection();
  const commons = useCommons();
  const numberOf = usePersonNumbers();
  const { data } = useHome(address);
  const submitted = [...commons.datasets.values()].filter(({ status }) => status === 'submitted');
  const names = useDatasetNames(submitted.map(({ datasetId }) => datasetId));
  if (data === undefined || address === undefined) return undefined;

  const { datasets, people, proposals, currentRound, rules } = commons;
  const open = data.latest.flatMap((proposal): OpenProposal[] => {
    const state = STATES[proposal.state];
    if (state === undefined) return [];
    const vote = data.votes.find(({ proposalId }) => proposalId === proposal.id);
    return [
      {
        number: Number(proposal.number),
        title: proposals.find(({ id }) => id === proposal.id)?.title ?? `Proposal ${proposal.number}`,
        state,
        deadline: Number(proposal.deadline),
        eta: Number(proposal.eta),
        hasVoted: vote?.voted ?? false,
        hasPower: vote !== undefined && (vote.tokenVotes > 0n || vote.seated),
      },
    ];
  });
  const all = [...datasets.values()];
  return tasksFor({
    now,
    person: people.get(numberOf(address) ?? 0),
    proposals: open,
    round: {
      id: currentRound.id,
      closesAt: currentRound.closesAt,
      hasPower: (data.standing?.power ?? 0n) > 0n,
      hasCast: (data.standing?.castPower ?? 0n) > 0n,
      includedCount: all.filter(({ status }) => status === 'included').length,
    },
    datasets: all,
    nameOf: (id) => names.get(id) ?? `Dataset ${id}`,
    endorsementsRequired: rules.endorsementsRequired,
  });
}
