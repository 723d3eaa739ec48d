import type { CommonsEvent } from './chain/readHistory.ts';
import type { Manifest } from './schema.ts';

/** The ethics board's reports on a round after these events, in their order. */
export function foldReports(events: readonly CommonsEvent[], roundId: number): Manifest['reports'] {
  return events.flatMap(({ eventName, args, blockNumber }) =>
    eventName === 'RoundReported' && args.roundId === roundId
      ? [{ reportSha256: args.reportSha256.slice(2), uri: args.reportUri, inBlock: blockNumber }]
      : [],
  );
}
