import { datasetRegistryAbi } from '@commonweight/manifest/abis';
import { decodeFunctionData, hexToString, type Hex } from 'viem';

import { dataset, document, isolate, text, type Names, type Phrase } from './Phrase.ts';

const spdx = (id: Hex): string => hexToString(id, { size: 32 });

function listOf(names: readonly string[]): string {
  const [last = '', ...others] = [...names].reverse();
  return others.length === 0 ? last : `${others.reverse().join(', ')} and ${last}`;
}

function include(ids: readonly number[], names: Names): Phrase {
  const one = ids.length === 1;
  return {
    title: one ? `Include ${names.dataset(ids[0] ?? 0)}` : `Include ${ids.length} datasets`,
    sentence: `${listOf(ids.map(names.dataset))} ${one ? 'becomes' : 'become'} part of the commons and can be given points from then on. Whoever has never had a dataset included earns a seat. What was withdrawn before, or is no longer in consent, is passed over.`,
    parameters: ids.map(dataset),
  };
}

/** What a vote can ask of the dataset registry. */
export function describeDatasetCall(data: Hex, names: Names): Phrase | undefined {
  const { functionName, args } = decodeFunctionData({ abi: datasetRegistryAbi, data });
  if (functionName === 'include') return include(args[0], names);
  if (functionName === 'remove') {
    const [id, reason] = args;
    return {
      title: `Remove ${names.dataset(id)}`,
      sentence: `${names.dataset(id)} leaves the commons for good. It is in no later seal; what was sealed before stays on record.`,
      parameters: [dataset(id), document('Reason (SHA-256 of its text)', reason)],
    };
  }
  if (functionName === 'liftSuspension') {
    return {
      title: `End the suspension of ${names.dataset(args[0])}`,
      sentence: `${names.dataset(args[0])} can be given points again, and is in the seals of rounds that close after that. It can never be suspended again.`,
      parameters: [dataset(args[0])],
    };
  }
  if (functionName === 'allowLicence') {
    const licence = spdx(args[0]);
    return {
      title: `Allow the licence ${isolate(licence)}`,
      sentence: `Datasets under ${isolate(licence)} can be submitted from then on.`,
      parameters: [text('Licence (SPDX)', licence)],
    };
  }
  if (functionName === 'disallowLicence') {
    const licence = spdx(args[0]);
    return {
      title: `Take the licence ${isolate(licence)} off the list`,
      sentence: `No more datasets under ${isolate(licence)} can be submitted. Those that are there stay as they are.`,
      parameters: [text('Licence (SPDX)', licence)],
    };
  }
  if (functionName === 'setContributorTerms') {
    return {
      title: 'Change the contributor terms',
      sentence: 'Whoever submits a dataset from then on accepts these terms. What was submitted before stays as it is.',
      parameters: [document('Terms (SHA-256 of their text)', args[0])],
    };
  }
  return undefined;
}
