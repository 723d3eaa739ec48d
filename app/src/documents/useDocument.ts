import { useQuery, type UseQueryResult } from '@tanstack/react-query';

import { useChain } from '../chain/ChainContext.ts';
import { documentQuery } from './documentQuery.ts';
import type { DocumentResult } from './readDocument.ts';

/** The document of a SHA-256 (64 hexadecimal digits), read once. */
export function useDocument(hash: string, hint?: string): UseQueryResult<DocumentResult> {
  const { config } = useChain();
  return useQuery(documentQuery(hash, hint, config));
}
