import type { ContractTransactionResponse } from 'ethers';
import type { NetworkConnection } from 'hardhat/types/network';

import type { GasRow } from './lib/gasRow.ts';

/** A measured peer: what Vana's data registry takes for a file with its URL. */
const VANA_SUBMIT = 182_000;
const URI = 'ipfs://QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWKGtCL';
const DAY_SECONDS = 86_400;

async function gasOf(sent: Promise<ContractTransactionResponse>): Promise<number> {
  const receipt = await (await sent).wait();
  if (receipt === null) throw new Error('the transaction was not mined');
  return Number(receipt.gasUsed);
}

/** Gas of submitting and endorsing, by people who have done so before. The URI has 53 bytes, as in the measurement of the peer. */
export async function datasets({ ethers, networkHelpers }: NetworkConnection<'l1'>): Promise<GasRow[]> {
  const [admin, contributor, curator] = await ethers.getSigners();
  if (!admin || !contributor || !curator) throw new Error('too few accounts');
  const terms = ethers.id('terms');
  const licence = ethers.encodeBytes32String('CC0-1.0');
  const founders = [contributor, curator].map(({ address }) => ({
    account: address,
    profileSha256: terms,
    profileUri: '',
  }));
  const contributors = await ethers.deployContract('ContributorRegistry', [admin, 365 * DAY_SECONDS, founders]);
  const registry = await ethers.deployContract('DatasetRegistry', [admin, contributors, 2, terms, [licence]]);
  const consentEndsAt = (await networkHelpers.time.latest()) + 365 * DAY_SECONDS;

  const submit = (card: string, until = 0): Promise<number> =>
    gasOf(
      registry.connect(contributor).submit({
        cardSha256: ethers.id(card),
        mirrorUri: URI,
        licence,
        purposes: 15,
        consentEndsAt: until,
        access: 0,
        payee: contributor,
        supersedes: 0,
        contributorTermsSha256: terms,
      }),
    );
  const endorse = (id: number): Promise<number> => gasOf(registry.connect(curator).endorse(id, ethers.id('review')));

  await submit('first');
  await endorse(1);
  const submitted = await submit('second');
  const untilSomeDay = await submit('third', consentEndsAt);
  return [
    { operation: 'submit a dataset', gas: submitted, baseline: VANA_SUBMIT, baselineName: 'Vana data registry' },
    { operation: 'submit a dataset whose consent ends some day', gas: untilSomeDay },
    { operation: 'endorse a dataset', gas: await endorse(2) },
  ];
}
