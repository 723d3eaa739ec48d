import { useQuery, type UseQueryResult } from '@tanstack/react-query';

import { useChain } from '../chain/ChainContext.ts';
import { cardQuery, type CardPlace, type CardResult } from './cardQuery.ts';

/** The card of a dataset, which has hashed to what the chain says; or why there is none to show. */
export function useCard(dataset: CardPlace): UseQueryResult<CardResult> {
  const { config } = useChain();
  return useQuery(cardQuery(dataset, config));
}
