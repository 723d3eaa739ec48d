import { queryOptions } from '@tanstack/react-query';

import type { AppConfig } from '../config.ts';
import { readDocument } from './readDocument.ts';

/** How long what is not there is not asked for again, in milliseconds. */
const RETRY_AFTER = 60_000;

/** What was found never changes; what was not may turn up. */
export const documentStaleTime = ({ state }: { state: { data: { kind: string } | undefined } }): number =>
  state.data?.kind === 'found' ? Infinity : RETRY_AFTER;

const NO_HASH = '0'.repeat(64);

/** The document of a SHA-256 (64 hexadecimal digits), read once. */
export const documentQuery = (hash: string, hint: string | undefined, config: AppConfig) =>
  queryOptions({
    queryKey: ['document', hash, hint],
    queryFn: () => readDocument(hash, hint, config),
    enabled: hash !== NO_HASH,
    staleTime: documentStaleTime,
    retry: false,
  });
