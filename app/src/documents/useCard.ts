import { parseCard, type Card } from '@commonweight/manifest';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';

import { useChain } from '../chain/ChainContext.ts';
import { readDocument } from './readDocument.ts';

export type CardResult =
  | { kind: 'found'; card: Card; text: string; source: string }
  | { kind: 'malformed'; reason: string; text: string }
  | { kind: 'mismatch'; sources: string[] }
  | { kind: 'missing'; tried: number };

/** The card of a dataset, which has hashed to what the chain says; or why there is none to show. */
export function useCard(dataset: { cardSha256: string; mirrorUri: string }): UseQueryResult<CardResult> {
  const { config } = useChain();
  const { cardSha256, mirrorUri } = dataset;
  return useQuery({
    queryKey: ['card', cardSha256, mirrorUri],
    queryFn: async (): Promise<CardResult> => {
      const found = await readDocument(cardSha256, mirrorUri, config);
      if (found.kind !== 'found') return found;
      try {
        const card = parseCard(new TextEncoder().encode(found.text));
        return { kind: 'found', card, text: found.text, source: found.source };
      } catch (error) {
        return { kind: 'malformed', reason: error instanceof Error ? error.message : String(error), text: found.text };
      }
    },
    staleTime: ({ state }) => (state.data?.kind === 'found' ? Infinity : 60_000),
    retry: false,
  });
}
