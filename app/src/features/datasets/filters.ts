import type { Dataset, DatasetStatus } from '@commonweight/manifest';

import type { CardSummary } from '../../documents/cardQuery.ts';

export const STATUSES = ['included', 'submitted', 'withdrawn', 'removed', 'superseded'] as const;
export const ACCESSES = ['open', 'gated', 'federated'] as const;
export const PURPOSES = ['pre-training', 'fine-tuning', 'evaluation', 'commercial-use'] as const;
export const SORTS = ['newest', 'oldest', 'share', 'name', 'size'] as const;

type Purpose = (typeof PURPOSES)[number];
type Sort = (typeof SORTS)[number];

/** What somebody looks for, as the page's address has it. */
export interface Filters {
  /** Words that all have to be there. */
  words: readonly string[];
  status: DatasetStatus | undefined;
  access: Dataset['access'] | undefined;
  purpose: Purpose | undefined;
  licence: string | undefined;
  /** As cards have it, BCP 47, lower case. */
  language: string | undefined;
  /** Number of a person. */
  contributor: number | undefined;
  sort: Sort;
  /** From 1. */
  page: number;
}

const oneOf = <T extends string>(list: readonly T[], text: string | null): T | undefined =>
  list.find((item) => item === text);

const wholeNumber = (text: string | null): number | undefined => {
  const value = Number(text ?? '');
  return Number.isSafeInteger(value) && value > 0 ? value : undefined;
};

/** Reads an address's parameters; what makes no sense counts as not there. */
export const readFilters = (params: URLSearchParams): Filters => ({
  words: (params.get('q') ?? '').toLowerCase().split(/\s+/).filter(Boolean).slice(0, 10),
  status: oneOf(STATUSES, params.get('status')),
  access: oneOf(ACCESSES, params.get('access')),
  purpose: oneOf(PURPOSES, params.get('purpose')),
  licence: params.get('licence') ?? undefined,
  language: params.get('language')?.toLowerCase() ?? undefined,
  contributor: wholeNumber(params.get('contributor')),
  sort: oneOf(SORTS, params.get('sort')) ?? 'newest',
  page: wholeNumber(params.get('page')) ?? 1,
});

/** Whether the answer is in the cards, so that all of them have to be read. */
export const needsCards = ({ words, language, sort }: Filters): boolean =>
  words.length > 0 || language !== undefined || sort === 'name' || sort === 'size';

/** A language without its region: `pt-BR` is found under `pt`. */
const isLanguage = (given: string, wanted: string): boolean =>
  given.toLowerCase() === wanted || given.toLowerCase().startsWith(`${wanted}-`);

function hasWords(dataset: Dataset, summary: CardSummary | undefined, words: readonly string[]): boolean {
  const { datasetId, licence } = dataset;
  const { name = '', description = '', creator = '', keywords = [], languages = [] } = summary ?? {};
  const text = [`#${datasetId}`, licence, name, description, creator, ...keywords, ...languages]
    .join(' ')
    .toLowerCase();
  return words.every((word) => text.includes(word));
}

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

interface Known {
  summaries: ReadonlyMap<number, CardSummary>;
  /** Parts per billion. */
  shares: ReadonlyMap<number, number>;
}

function compare(a: Dataset, b: Dataset, sort: Sort, { summaries, shares }: Known): number {
  const [left, right] = [summaries.get(a.datasetId), summaries.get(b.datasetId)];
  switch (sort) {
    case 'newest':
      return b.datasetId - a.datasetId;
    case 'oldest':
      return a.datasetId - b.datasetId;
    case 'share':
      return (shares.get(b.datasetId) ?? -1) - (shares.get(a.datasetId) ?? -1) || a.datasetId - b.datasetId;
    case 'size':
      return (right?.bytes ?? -1) - (left?.bytes ?? -1) || a.datasetId - b.datasetId;
    case 'name':
      // what has no name yet comes last
      if (left === undefined || right === undefined) {
        return Number(left === undefined) - Number(right === undefined) || a.datasetId - b.datasetId;
      }
      return collator.compare(left.name, right.name) || a.datasetId - b.datasetId;
  }
}

/** The datasets that somebody looks for, in the order wished for. What is only in a card that was not read is not found. */
export function filterDatasets(datasets: Iterable<Dataset>, filters: Filters, known: Known): Dataset[] {
  const { words, status, access, purpose, licence, language, contributor, sort } = filters;
  return [...datasets]
    .filter(
      (dataset) =>
        (status === undefined || dataset.status === status) &&
        (access === undefined || dataset.access === access) &&
        (purpose === undefined || dataset.purposes.includes(purpose)) &&
        (licence === undefined || dataset.licence === licence) &&
        (contributor === undefined || dataset.contributor.personId === contributor),
    )
    .filter((dataset) => {
      const summary = known.summaries.get(dataset.datasetId);
      const hasLanguage =
        language === undefined || (summary?.languages.some((given) => isLanguage(given, language)) ?? false);
      return hasLanguage && hasWords(dataset, summary, words);
    })
    .sort((a, b) => compare(a, b, sort, known));
}
