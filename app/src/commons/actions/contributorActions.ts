import { contributorRegistryAbi } from '@commonweight/manifest/abis';
import { decodeFunctionData, type Hex } from 'viem';

import { person, type Names, type Phrase } from './Phrase.ts';

/** What a vote can ask of the contributor registry. */
export function describeContributorCall(data: Hex, names: Names): Phrase | undefined {
  const { functionName, args } = decodeFunctionData({ abi: contributorRegistryAbi, data });
  if (functionName === 'admitSeat') {
    const [id] = args;
    return {
      title: `Give ${names.person(id)} a seat`,
      sentence: `${names.person(id)} gets a seat in the members’ house, for one term, with one vote in all that is proposed from then on.`,
      parameters: [person(id)],
    };
  }
  if (functionName === 'revokeSeat') {
    const [id] = args;
    return {
      title: `Take the seat of ${names.person(id)}`,
      sentence: `${names.person(id)} loses the seat in the members’ house at once. Votes on proposals whose snapshot is past still count.`,
      parameters: [person(id)],
    };
  }
  return undefined;
}
