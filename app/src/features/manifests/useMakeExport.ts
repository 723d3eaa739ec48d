import type { Card, ExportFile, ExportFormat, Manifest, Purpose, Unit } from '@commonweight/manifest';
import { useQueryClient } from '@tanstack/react-query';

import { useChain } from '../../chain/ChainContext.ts';
import { cardQuery } from '../../documents/cardQuery.ts';
import { useRevoked } from './useRevoked.ts';

/** How many cards are read at a time. */
const WIDTH = 8;

/** Makes the files of a format: reads the cards, each verified by its hash, and hands them to the library with the manifest. */
export function useMakeExport(options: {
  format: ExportFormat;
  manifest: Manifest;
  unit: Unit;
  purposes: readonly Purpose[];
}): () => Promise<{ files: ExportFile[]; notes: readonly string[] }> {
  const { format, manifest, unit, purposes } = options;
  const { config } = useChain();
  const queries = useQueryClient();
  const revoked = [...useRevoked(manifest).values()];
  return async () => {
    const cards = new Map<string, Card>();
    const left = manifest.entries.values();
    const work = async (): Promise<void> => {
      for (const entry of left) {
        const read = await queries.fetchQuery(cardQuery(entry, config));
        if (read.kind === 'found') cards.set(entry.cardSha256, read.card);
      }
    };
    await Promise.all(Array.from({ length: WIDTH }, work));
    const { makeExport } = await import('./exportFormats.ts');
    return makeExport(format, { manifest, cards, revoked, purposes, unit });
  };
}
