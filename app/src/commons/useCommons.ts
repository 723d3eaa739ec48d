import { foldDatasets, foldRules, type CommonsEvent, type Dataset, type Manifest } from '@commonweight/manifest';

import { useChain } from '../chain/ChainContext.ts';
import type { AppConfig } from '../config.ts';
import { foldPeople, type Person } from './foldPeople.ts';
import { foldProposalList, type ProposalText } from './foldProposalList.ts';
import { foldRounds, type Round } from './foldRounds.ts';
import { foldSuspensions, type Suspension } from './foldSuspensions.ts';

/** What the events say of the commons. */
export interface Commons {
  datasets: ReadonlyMap<number, Dataset>;
  /** By dataset, those that are over too. */
  suspensions: ReadonlyMap<number, Suspension>;
  people: ReadonlyMap<number, Person>;
  /** The newest first. */
  proposals: readonly ProposalText[];
  /** The newest first. */
  rounds: readonly Round[];
  currentRound: Round;
  /** The last sealed round; undefined if there is none. */
  lastSealed: Round | undefined;
  /** What holds for what is submitted, proposed or opened from now on. */
  rules: Manifest['rules'];
}

function foldCommons(events: readonly CommonsEvent[], { deployment }: AppConfig): Commons {
  const rounds = foldRounds(events);
  const [currentRound] = rounds;
  if (currentRound === undefined) throw new Error('The node leaves out how the first round opened.');
  return {
    datasets: foldDatasets(events),
    suspensions: foldSuspensions(events),
    people: foldPeople(events),
    proposals: foldProposalList(events, deployment.contracts.DatasetRegistry.address),
    rounds,
    currentRound,
    lastSealed: rounds.find(({ outcome }) => outcome === 'sealed'),
    rules: foldRules(events, currentRound.id),
  };
}

/** Worked out once for each list of events, whoever asks. */
const known = new WeakMap<readonly CommonsEvent[], Commons>();

export function useCommons(): Commons {
  const { events, config } = useChain();
  const found = known.get(events) ?? foldCommons(events, config);
  known.set(events, found);
  return found;
}
