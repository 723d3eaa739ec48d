import { cardCid, makeCard, parseCard, sha256, type MadeCard } from '@commonweight/manifest';
import { keepPreviousData, useQuery } from '@tanstack/react-query';

import { MAX_DOCUMENT_BYTES } from '../../documents/readDocument.ts';
import { cardOptions } from './cardOptions.ts';
import type { Draft } from './draft.ts';

/** A card that is ready to be sent, or what is wrong with it. */
export type CardState = { made: MadeCard; problem?: undefined } | { made?: undefined; problem: string };

const failed = (error: unknown): CardState => ({ problem: error instanceof Error ? error.message : String(error) });

function bounded(made: MadeCard): CardState {
  const bytes = new TextEncoder().encode(made.text).length;
  if (bytes <= MAX_DOCUMENT_BYTES) return { made };
  return {
    problem:
      `The card has ${bytes} bytes, because it lists ${made.card.distribution.length} files. Cards of more than 1 MiB ` +
      'are not shown here: put the files into fewer, larger ones, such as archives.',
  };
}

async function readOwn(text: string): Promise<CardState> {
  try {
    const bytes = new TextEncoder().encode(text);
    const card = parseCard(bytes);
    const hash = await sha256(bytes);
    return bounded({ card, text, sha256: hash, cid: cardCid(hash) });
  } catch (error) {
    return failed(error);
  }
}

/** Reads a card that was made elsewhere, and hashes it. */
export const useOwnCard = (text: string) =>
  useQuery({
    queryKey: ['own card', text],
    queryFn: () => readOwn(text),
    enabled: text.trim() !== '',
    staleTime: Infinity,
    gcTime: 0,
  });

/** The draft's card, made or read. */
export const useDraftCard = ({ source, files, card, values }: Draft) =>
  useQuery({
    queryKey: ['draft card', source, card, files, values],
    queryFn: async (): Promise<CardState> => {
      if (source === 'card') return readOwn(card);
      try {
        return bounded(await makeCard(cardOptions(values, files)));
      } catch (error) {
        return failed(error);
      }
    },
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 0,
  });
