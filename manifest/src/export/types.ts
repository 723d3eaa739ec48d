import type { Card } from '../card/cardSchema.ts';
import type { Manifest } from '../schema.ts';

export type Entry = Manifest['entries'][number];
export type Purpose = Entry['purposes'][number];

/** What a share is a share of, or a framework counts in. */
export type Unit = 'tokens' | 'records' | 'bytes';

export interface ExportOptions {
  manifest: Manifest;
  /** Cards by their SHA-256; whoever read them has verified them. */
  cards: ReadonlyMap<string, Card>;
  /** Entries that may not be trained on any more; none where it is not known. */
  revoked?: readonly { datasetId: number; reason: string }[];
  /** Only what consents to each of these. */
  purposes?: readonly Purpose[];
  /** What the shares are shares of: sampled tokens, unless it is said otherwise. */
  unit?: Unit;
  /** The pulled folder, as seen from where the exported files will lie: there, unless it is said otherwise. */
  folder?: string;
}

/** A file to write: its name, and its text. */
export interface ExportFile {
  path: string;
  text: string;
}

/** One dataset of a mixture. */
export interface MixedDataset {
  entry: Entry;
  card: Card | undefined;
  /** As its card has it; where there is no card, by number. On one line. */
  name: string;
  /** For frameworks that want a word: the number, and the name in letters, digits and hyphens. */
  key: string;
  /** Part of one, of what is sampled, in the mixture's unit. */
  share: number;
}

/** What of a manifest goes into training, and how much of each. */
export interface Mixture {
  manifest: Manifest;
  unit: Unit;
  folder: string;
  /** In ascending order of ids. Shares add up to one. */
  datasets: MixedDataset[];
  /** What somebody who uses the mixture has to know, one sentence each. */
  notes: string[];
}
