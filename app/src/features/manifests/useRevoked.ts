import { revokedEntries, type Manifest, type RevokedEntry } from '@commonweight/manifest';
import { useMemo } from 'react';

import { useChain } from '../../chain/ChainContext.ts';

/** The entries of a manifest that may not be trained on any more, by dataset. */
export function useRevoked(manifest: Manifest): ReadonlyMap<number, RevokedEntry> {
  const { events, head } = useChain();
  return useMemo(() => {
    const revoked = revokedEntries({ manifest, history: events, nowSeconds: head.timestamp });
    return new Map(revoked.map((entry) => [entry.datasetId, entry]));
  }, [manifest, events, head.timestamp]);
}
