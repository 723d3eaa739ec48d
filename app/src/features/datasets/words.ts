import type { Dataset, DatasetStatus } from '@commonweight/manifest';

import type { NoCard } from '../../documents/cardQuery.ts';

/** What a dataset's status is called, and what it means. */
export const STATUS_WORDS: Record<DatasetStatus, { label: string; meaning: string }> = {
  submitted: { label: 'Submitted', meaning: 'Nobody has decided on it yet.' },
  included: { label: 'Included', meaning: 'Ballots can give it points.' },
  removed: { label: 'Removed', meaning: 'The houses took it out, for good.' },
  superseded: { label: 'Superseded', meaning: 'A newer version of it took its place.' },
  withdrawn: { label: 'Withdrawn', meaning: 'Its contributor took it back, for good.' },
};

export const ACCESS_WORDS: Record<Dataset['access'], { label: string; meaning: string }> = {
  open: { label: 'Open', meaning: 'Anybody can have the files.' },
  gated: { label: 'Gated', meaning: 'Whoever wants the files asks its contributor for them.' },
  federated: { label: 'Federated', meaning: 'The files stay where they are: models are sent there to be trained.' },
};

export const PURPOSE_WORDS: Record<Dataset['purposes'][number], { label: string; meaning: string }> = {
  'pre-training': { label: 'Pre-training', meaning: 'teaching a model from nothing' },
  'fine-tuning': { label: 'Fine-tuning', meaning: 'adapting a model to a task' },
  evaluation: { label: 'Evaluation', meaning: 'testing what a model can do' },
  'commercial-use': { label: 'Commercial use', meaning: 'in models that somebody earns money with' },
};

const languageNames = new Intl.DisplayNames('en', { type: 'language' });

/** A language by its English name, from its BCP 47 tag; what is no such tag stays as it is. */
export function languageName(tag: string): string {
  try {
    return languageNames.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** Why a dataset has no name, in a few words. */
export const NO_CARD_WORDS: Record<NoCard['kind'], string> = {
  missing: 'its card was not found',
  mismatch: 'its card is not the one on the chain',
  'too large': 'its card is too large to be shown',
  malformed: 'its card is malformed',
};
