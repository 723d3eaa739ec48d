import type { CommonsEvent } from '@commonweight/manifest';

/** A dataset's one suspension. Both ends are Unix seconds, and belong to it. */
export interface Suspension {
  from: number;
  until: number;
}

/** The suspensions after these events, by dataset, those that are over too. */
export function foldSuspensions(events: readonly CommonsEvent[]): Map<number, Suspension> {
  const suspensions = new Map<number, Suspension>();
  for (const { eventName, args } of events) {
    if (eventName === 'DatasetSuspended') {
      suspensions.set(args.datasetId, { from: args.suspendedFrom, until: args.suspendedUntil });
    } else if (eventName === 'SuspensionLifted') {
      const suspension = suspensions.get(args.datasetId);
      if (suspension !== undefined) suspension.until = args.suspendedUntil;
    }
  }
  return suspensions;
}
