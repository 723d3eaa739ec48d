import type { Manifest } from '@commonweight/manifest';
import type { Address } from 'viem';

import type { RoundSettings } from '../foldRoundSettings.ts';

/** How a parameter can be shown as more than text. */
export type ParameterKind = 'dataset' | 'person' | 'account' | 'document' | 'text';

export interface ActionParameter {
  label: string;
  /** In words, with its unit. For the other kinds: the number, the address, or the hash's 64 digits. */
  text: string;
  kind: ParameterKind;
  /** What it is now, where the call would change it. */
  now?: string;
}

/** What a call does, in words. */
export interface Phrase {
  /** A few words, such as "Include 2 datasets". */
  title: string;
  /** What happens, and whom or what it touches. */
  sentence: string;
  parameters: ActionParameter[];
  /** What somebody who votes on it should not overlook. */
  warning?: string;
}

/** What holds now, to show beside what is to be. */
export interface Current {
  rules: Manifest['rules'];
  /** What the next round opens with. */
  round: RoundSettings;
}

/** What datasets, persons and accounts are called. */
export interface Names {
  dataset: (id: number) => string;
  person: (id: number) => string;
  account: (address: Address) => string;
}

/** Keeps a name from steering the direction of the sentence around it. */
export const isolate = (name: string): string => `\u2068${name}\u2069`;

export const text = (label: string, value: string, now?: string): ActionParameter => ({
  label,
  text: value,
  kind: 'text',
  ...(now === undefined ? {} : { now }),
});
export const account = (label: string, address: Address): ActionParameter => ({
  label,
  text: address,
  kind: 'account',
});
export const person = (id: number): ActionParameter => ({ label: 'Person', text: String(id), kind: 'person' });
export const dataset = (id: number): ActionParameter => ({ label: 'Dataset', text: String(id), kind: 'dataset' });
export const document = (label: string, hash: string): ActionParameter => ({
  label,
  text: hash.slice(2),
  kind: 'document',
});
