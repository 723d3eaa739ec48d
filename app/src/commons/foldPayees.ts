import type { CommonsEvent } from '@commonweight/manifest';
import type { Address } from 'viem';

/** Whom each dataset was ever to pay, by dataset; the current one last. */
export function foldPayees(events: readonly CommonsEvent[]): Map<number, Address[]> {
  const payees = new Map<number, Address[]>();
  for (const { eventName, args } of events) {
    if (eventName === 'DatasetSubmitted') payees.set(args.datasetId, [args.submission.payee]);
    else if (eventName === 'PayeeChanged') payees.get(args.datasetId)?.push(args.payee);
  }
  return payees;
}
