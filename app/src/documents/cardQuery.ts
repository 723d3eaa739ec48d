import { parseCard, type Card, type Dataset } from '@commonweight/manifest';
import { queryOptions } from '@tanstack/react-query';

import { tameText } from '../components/tameText.ts';
import type { AppConfig } from '../config.ts';
import { documentStaleTime } from './documentQuery.ts';
import { readDocument } from './readDocument.ts';

/** What is needed of a dataset to find its card. */
export type CardPlace = Pick<Dataset, 'cardSha256' | 'mirrorUri'>;

/** Why there is no card to show. */
export type NoCard =
  | { kind: 'malformed'; reason: string; text: string }
  | { kind: 'mismatch'; sources: string[] }
  | { kind: 'too large'; sources: string[] }
  | { kind: 'missing'; tried: number };

export type CardResult = { kind: 'found'; card: Card; text: string; source: string } | NoCard;

/** Finds a card that hashes to what the chain says, or tells why there is none to show. */
export async function readCard({ cardSha256, mirrorUri }: CardPlace, config: AppConfig): Promise<CardResult> {
  const found = await readDocument(cardSha256, mirrorUri, config);
  if (found.kind !== 'found') return found;
  try {
    const card = parseCard(new TextEncoder().encode(found.text));
    return { kind: 'found', card, text: found.text, source: found.source };
  } catch (error) {
    return { kind: 'malformed', reason: error instanceof Error ? error.message : String(error), text: found.text };
  }
}

/** The part of a card by which a dataset is listed, searched and called; everything in it is bounded and of one line. */
export interface CardSummary {
  name: string;
  description: string;
  creator: string;
  languages: readonly string[];
  keywords: readonly string[];
  fileCount: number;
  bytes: number;
}

export type SummaryResult = { kind: 'found'; summary: CardSummary } | { kind: NoCard['kind'] };

/** One or several of something, as Croissant allows, and not too many. */
const someOf = <T>(given: T | readonly T[] | undefined, most: number): T[] =>
  given === undefined ? [] : ([given].flat() as T[]).slice(0, most);

export const summaryOf = (card: Card): CardSummary => ({
  name: tameText(card.name, 80),
  description: tameText(card.description, 300),
  creator: someOf(card.creator, 5)
    .map(({ name }) => tameText(name, 80))
    .join(', '),
  languages: someOf(card.inLanguage, 50).map((language) => tameText(language, 35)),
  keywords: someOf(card.keywords, 30).map((keyword) => tameText(keyword, 40)),
  fileCount: card.distribution.length,
  bytes: card.distribution.reduce((sum, { contentSize }) => sum + Number.parseInt(contentSize, 10), 0),
});

/** A whole card. */
export const cardQuery = (place: CardPlace, config: AppConfig) =>
  queryOptions({
    queryKey: ['card', place.cardSha256, place.mirrorUri],
    queryFn: () => readCard(place, config),
    staleTime: documentStaleTime,
    retry: false,
  });

/** What a card says in short; small, so that it is kept while the page is open. */
export const summaryQuery = (place: CardPlace, config: AppConfig) =>
  queryOptions({
    queryKey: ['card summary', place.cardSha256, place.mirrorUri],
    queryFn: async (): Promise<SummaryResult> => {
      const read = await readCard(place, config);
      return read.kind === 'found' ? { kind: 'found', summary: summaryOf(read.card) } : { kind: read.kind };
    },
    staleTime: documentStaleTime,
    gcTime: Infinity,
    retry: false,
  });
