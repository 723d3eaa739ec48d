import type { Dataset } from '@commonweight/manifest';
import { experimental_streamedQuery as streamedQuery, useQuery } from '@tanstack/react-query';

import { useChain } from '../../chain/ChainContext.ts';
import { useCommons } from '../../commons/useCommons.ts';
import { readCard } from '../../documents/cardQuery.ts';
import type { AppConfig } from '../../config.ts';
import type { ListedFile } from './findDatasets.ts';

/** How many cards are read at a time. */
const WIDTH = 8;

/** How often what was read is handed on, in milliseconds. */
const BEAT = 150;

interface CardLook {
  /** The files in it that are looked for. */
  files: ListedFile[];
  isReadable: boolean;
}

async function look(dataset: Dataset, hashes: ReadonlySet<string>, config: AppConfig): Promise<CardLook> {
  const read = await readCard(dataset, config);
  if (read.kind !== 'found') return { files: [], isReadable: false };
  const { datasetId } = dataset;
  const files = read.card.distribution
    .filter(({ sha256 }) => hashes.has(sha256))
    .map(({ name, sha256 }) => ({ datasetId, name, sha256 }));
  return { files, isReadable: true };
}

/** Looks through many cards, a few at a time, and hands on what it has seen since the last time. */
async function* lookThrough(
  datasets: readonly Dataset[],
  hashes: ReadonlySet<string>,
  config: AppConfig,
  signal: AbortSignal,
): AsyncGenerator<readonly CardLook[]> {
  const left = datasets.values();
  const done: CardLook[] = [];
  async function work(): Promise<void> {
    for (const dataset of left) {
      if (signal.aborted) return;
      done.push(await look(dataset, hashes, config));
    }
  }
  let isOver = false;
  const over = Promise.all(Array.from({ length: WIDTH }, work)).then(() => {
    isOver = true;
  });
  while (!isOver) {
    await Promise.race([over, new Promise((resolve) => setTimeout(resolve, BEAT))]);
    if (done.length > 0) yield done.splice(0);
  }
}

/** What has been seen of the cards so far. */
export interface FileSearch {
  files: readonly ListedFile[];
  /** How many cards were looked through, and how many there are. */
  read: number;
  total: number;
  /** How many of those had no card that could be read: what is in them is not known. */
  unreadable: number;
  isReading: boolean;
}

const NOTHING: Pick<FileSearch, 'files' | 'read' | 'unreadable'> = { files: [], read: 0, unreadable: 0 };

/** Looks for files by their SHA-256 in the card of every dataset. Reads no card while nothing is looked for. */
export function useFileSearch(hashes: readonly string[]): FileSearch {
  const { config } = useChain();
  const { datasets } = useCommons();
  const all = [...datasets.values()];
  const { data = NOTHING, fetchStatus } = useQuery({
    queryKey: ['files by hash', hashes, all.length],
    queryFn: streamedQuery({
      streamFn: ({ signal }) => lookThrough(all, new Set(hashes), config, signal),
      reducer: (known: typeof NOTHING, chunk: readonly CardLook[]) => ({
        files: [...known.files, ...chunk.flatMap(({ files }) => files)],
        read: known.read + chunk.length,
        unreadable: known.unreadable + chunk.filter(({ isReadable }) => !isReadable).length,
      }),
      initialValue: NOTHING,
      refetchMode: 'replace',
    }),
    enabled: hashes.length > 0,
    staleTime: 60_000,
    gcTime: 60_000,
  });
  return { ...data, total: all.length, isReading: fetchStatus === 'fetching' };
}
