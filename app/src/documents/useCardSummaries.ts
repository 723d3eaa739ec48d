import type { Dataset } from '@commonweight/manifest';
import { experimental_streamedQuery as streamedQuery, useQuery } from '@tanstack/react-query';

import { useChain } from '../chain/ChainContext.ts';
import { useCommons } from '../commons/useCommons.ts';
import { summaryQuery, type CardSummary, type SummaryResult } from './cardQuery.ts';

/** How many cards are read at a time. */
const WIDTH = 8;

/** How often what was read is handed on, in milliseconds. */
const BEAT = 150;

interface ReadSummary {
  datasetId: number;
  result: SummaryResult;
}

/** Reads the cards of many datasets, a few at a time, and hands on what has been read since the last time. */
async function* readAll(
  datasets: readonly Dataset[],
  read: (dataset: Dataset) => Promise<SummaryResult>,
  signal: AbortSignal,
): AsyncGenerator<readonly ReadSummary[]> {
  const left = datasets.values();
  const done: ReadSummary[] = [];
  async function work(): Promise<void> {
    for (const dataset of left) {
      if (signal.aborted) return;
      done.push({ datasetId: dataset.datasetId, result: await read(dataset) });
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

const NONE: ReadonlyMap<number, SummaryResult> = new Map();

/** What the cards of all datasets say in short, for looking for one by them. Reads every card while it is enabled. */
export function useCardSummaries(enabled: boolean): {
  summaries: ReadonlyMap<number, CardSummary>;
  /** How many cards have been looked for, of all. */
  read: number;
  total: number;
  isReading: boolean;
} {
  const { config } = useChain();
  const { datasets } = useCommons();
  const all = [...datasets.values()];
  const { data = NONE, fetchStatus } = useQuery({
    queryKey: ['card summaries', all.length, all.at(-1)?.cardSha256],
    queryFn: streamedQuery({
      streamFn: ({ client, signal }) =>
        readAll(all, (dataset) => client.fetchQuery(summaryQuery(dataset, config)), signal),
      reducer: (known: ReadonlyMap<number, SummaryResult>, chunk: readonly ReadSummary[]) =>
        new Map([...known, ...chunk.map(({ datasetId, result }) => [datasetId, result] as const)]),
      initialValue: NONE,
      refetchMode: 'replace',
    }),
    enabled,
    staleTime: 60_000,
  });
  const found = [...data].flatMap(([id, result]) => (result.kind === 'found' ? [[id, result.summary] as const] : []));
  return { summaries: new Map(found), read: data.size, total: all.length, isReading: fetchStatus === 'fetching' };
}
