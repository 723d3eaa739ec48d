import { useQuery, type UseQueryResult } from '@tanstack/react-query';

import { useChain } from '../chain/ChainContext.ts';
import { readDocument, type DocumentResult } from './readDocument.ts';

const NO_HASH = '0'.repeat(64);

/** The document of a SHA-256 (64 hexadecimal digits), read once. */
export function useDocument(hash: string, hint?: string): UseQueryResult<DocumentResult> {
  const { config } = useChain();
  return useQuery({
    queryKey: ['document', hash, hint],
    queryFn: () => readDocument(hash, hint, config),
    enabled: hash !== NO_HASH,
    // what was found never changes; what was not may turn up
    staleTime: ({ state }) => (state.data?.kind === 'found' ? Infinity : 60_000),
    retry: false,
  });
}
