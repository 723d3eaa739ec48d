import { del, get, set } from 'idb-keyval';
import { z } from 'zod';

const file = z.object({
  name: z.string(),
  bytes: z.number(),
  sha256: z.string(),
  records: z.number(),
  /** Media type. */
  encodingFormat: z.string(),
});

/** A file that was hashed. The file itself stays where it is. */
export type DraftFile = z.infer<typeof file>;

const values = z.object({
  name: z.string(),
  description: z.string(),
  creatorKind: z.enum(['sc:Person', 'sc:Organization']),
  creator: z.string(),
  languages: z.array(z.string()),
  keywords: z.array(z.string()),
  datePublished: z.string(),
  version: z.string(),
  /** Where the dataset is described, for people. */
  home: z.string(),
  /** The address that, with a file's name after it, is where the file is had. */
  filesUrl: z.string(),
  licence: z.string(),
  /** Where the licence's text is, if SPDX does not have it. */
  licenceUrl: z.string(),
  purposes: z.array(z.string()),
  hasEnd: z.boolean(),
  /** A day, ISO 8601. */
  endsOn: z.string(),
  access: z.enum(['open', 'gated', 'federated']),
  /** Empty for whoever submits. */
  payee: z.string(),
  /** Number of a dataset; empty for none. */
  supersedes: z.string(),
  /** Where the card will be had. */
  cardUrl: z.string(),
  /** What somebody who is not registered yet wants to be called. */
  personName: z.string(),
});

export type DraftValues = z.infer<typeof values>;

const draft = z.object({
  /** Whether the card is made here, from files, or was made elsewhere. */
  source: z.enum(['files', 'card']),
  files: z.array(file),
  /** The text of a card that was made elsewhere. */
  card: z.string(),
  values,
});

/** A dataset that has not been sent yet. */
export type Draft = z.infer<typeof draft>;

export const emptyDraft = (today: string): Draft => ({
  source: 'files',
  files: [],
  card: '',
  values: {
    name: '',
    description: '',
    creatorKind: 'sc:Person',
    creator: '',
    languages: [],
    keywords: [],
    datePublished: today,
    version: '',
    home: '',
    filesUrl: '',
    licence: '',
    licenceUrl: '',
    purposes: [],
    hasEnd: false,
    endsOn: '',
    access: 'open',
    payee: '',
    supersedes: '',
    cardUrl: '',
    personName: '',
  },
});

/** Drafts of different commons do not mix. */
const keyOf = (chainId: number, registry: string): string => `draft-${chainId}-${registry}`;

/** The draft that is kept on this device; undefined where there is none, or none that this page can read. */
export async function loadDraft(chainId: number, registry: string): Promise<Draft | undefined> {
  const kept = await get<unknown>(keyOf(chainId, registry)).catch(() => undefined);
  return draft.safeParse(kept).data;
}

/** Gives whether it could be kept: a private window may refuse. */
export const saveDraft = (chainId: number, registry: string, kept: Draft): Promise<boolean> =>
  set(keyOf(chainId, registry), kept).then(
    () => true,
    () => false,
  );

export const dropDraft = (chainId: number, registry: string): Promise<void> =>
  del(keyOf(chainId, registry)).catch(() => undefined);
