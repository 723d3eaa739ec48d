import type { Dataset } from '@commonweight/manifest';
import type { Address } from 'viem';

import { isolate } from '../../commons/actions/Phrase.ts';
import type { Person } from '../../commons/foldPeople.ts';
import { tameText } from '../../components/tameText.ts';
import type { SearchKey } from './searchKey.ts';

/** A dataset that fits what somebody looks for. */
export interface Match {
  datasetId: number;
  /** In what ways, each in a sentence. */
  ways: string[];
}

/** A file that a card lists. */
export interface ListedFile {
  datasetId: number;
  /** What the card calls it. */
  name: string;
  sha256: string;
}

/** What is known of the datasets. */
export interface Known {
  datasets: ReadonlyMap<number, Dataset>;
  people: ReadonlyMap<number, Person>;
  /** Whom each was ever to pay, the current one last. */
  payees: ReadonlyMap<number, readonly Address[]>;
  /** Names by dataset, of the cards that were read. */
  names: ReadonlyMap<number, string>;
  /** The files with a hash that is looked for. */
  files: readonly ListedFile[];
}

const quote = (name: string): string => `“${isolate(tameText(name, 120))}”`;

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

function waysOfHash({ datasetId, cardSha256 }: Dataset, sha256: string, { files }: Known, own?: string): string[] {
  const mine = own === undefined ? undefined : quote(own);
  const listed = files.filter((file) => file.datasetId === datasetId && file.sha256 === sha256);
  return [
    ...(cardSha256 === sha256 ? [mine === undefined ? 'This is the hash of its card.' : `${mine} is its card.`] : []),
    ...listed.map(({ name }) =>
      mine === undefined
        ? `This is the hash of its file ${quote(name)}.`
        : `${mine} is its file ${quote(name)}, byte for byte.`,
    ),
  ];
}

function waysOfAddress({ datasetId, contributor }: Dataset, address: Address, { people, payees }: Known): string[] {
  const person = people.get(contributor.personId);
  const paid = payees.get(datasetId) ?? [];
  const isPaid = isSame(paid.at(-1) ?? '', address);
  return [
    ...(isSame(contributor.account, address)
      ? ['This account brought it.']
      : person?.accounts.some((account) => isSame(account, address))
        ? ['This was an account of the person who brought it.']
        : []),
    ...(isPaid
      ? ['This account is the one to be paid for it.']
      : paid.some((account) => isSame(account, address))
        ? ['This account was once the one to be paid for it.']
        : []),
  ];
}

function waysOf(dataset: Dataset, key: SearchKey, known: Known, own?: string): string[] {
  switch (key.kind) {
    case 'hash':
      return waysOfHash(dataset, key.sha256, known, own);
    case 'address':
      return waysOfAddress(dataset, key.address, known);
    case 'number':
      return dataset.datasetId === key.datasetId ? ['This is its number.'] : [];
    case 'name': {
      const name = known.names.get(dataset.datasetId)?.toLowerCase();
      const words = key.words.toLowerCase().split(/\s+/);
      return name !== undefined && words.every((word) => name.includes(word)) ? ['Its name has these words.'] : [];
    }
    case 'malformed':
      return [];
  }
}

/** The hashes that something has: of cards, and of the files that were found. */
export const knownHashes = ({ datasets, files }: Pick<Known, 'datasets' | 'files'>): ReadonlySet<string> =>
  new Set([...[...datasets.values()].map(({ cardSha256 }) => cardSha256), ...files.map(({ sha256 }) => sha256)]);

/**
 * The datasets that fit, the newest first.
 * @param keys What is looked for; with the name of the visitor's file, where it is the hash of one.
 */
export function findDatasets(keys: readonly { key: SearchKey; own?: string }[], known: Known): Match[] {
  const hashes = knownHashes(known);
  // somebody may have dropped thousands of files
  const some = keys.filter(({ key }) => key.kind !== 'hash' || hashes.has(key.sha256));
  return [...known.datasets.values()].reverse().flatMap((dataset): Match[] => {
    const ways = some.flatMap(({ key, own }) => waysOf(dataset, key, known, own));
    return ways.length === 0 ? [] : [{ datasetId: dataset.datasetId, ways }];
  });
}
