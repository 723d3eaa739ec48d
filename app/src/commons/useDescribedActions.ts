import { useMemo } from 'react';
import { getAddress, type Address } from 'viem';

import { useChain } from '../chain/ChainContext.ts';
import { shortHex } from '../components/format.ts';
import { useDatasetNames } from '../documents/useDatasetNames.ts';
import { isolate } from './actions/Phrase.ts';
import { describeAction, PLAIN_NAMES, type Action, type DescribedAction } from './describeAction.ts';
import { foldRoundSettings } from './foldRoundSettings.ts';
import { useCommons } from './useCommons.ts';
import { useNames } from './useNames.ts';

/**
 * Calls in words, with datasets, people and accounts by their names.
 * @param isCurrent Whether to set what would change beside what is now.
 */
export function useDescribedActions(actions: readonly Action[], isCurrent: boolean): DescribedAction[] {
  const { contracts, events } = useChain();
  const { people, rules } = useCommons();
  const mentioned = useMemo(
    () => actions.flatMap((action) => describeAction(action, { contracts, names: PLAIN_NAMES }).parameters),
    [actions, contracts],
  );
  const idsOf = (kind: string): number[] =>
    mentioned.filter((one) => one.kind === kind).map(({ text }) => Number(text));
  const datasetNames = useDatasetNames(idsOf('dataset'));
  const accounts = [
    ...mentioned.filter(({ kind }) => kind === 'account').map(({ text }) => getAddress(text)),
    ...actions.map(({ target }) => target),
    ...idsOf('person').flatMap((id) => people.get(id)?.account ?? []),
  ];
  const nameOf = useNames(accounts);
  const nameOfAccount = (account: Address): string => {
    if (account.toLowerCase() === contracts.timelock.address.toLowerCase()) return 'the timelock';
    return isolate(nameOf(account) ?? shortHex(account));
  };
  const names = {
    dataset: (id: number) => {
      const name = datasetNames.get(id);
      // a dataset without a card at hand goes by its number
      return name === undefined || name === `Dataset ${id}` ? `dataset ${id}` : `“${isolate(name)}”`;
    },
    person: (id: number) => {
      const person = people.get(id);
      return isolate((person && nameOf(person.account)) ?? `person ${id}`);
    },
    account: nameOfAccount,
  };
  const current = isCurrent ? { rules, round: foldRoundSettings(events) } : undefined;
  return actions.map((action) =>
    describeAction(action, { contracts, names, ...(current === undefined ? {} : { current }) }),
  );
}
