import type { Dataset } from './foldDatasets.ts';

/** Whether a round that closes then takes a dataset as it stands: included, in consent at the close, and not suspended at it. */
export function isSealable(dataset: Dataset, closesAtSeconds: number): boolean {
  const { status, consentEndsAtSeconds: end, suspension } = dataset;
  const inConsent = end === null || end >= closesAtSeconds;
  // as the registry has it: one made in that very second comes too late, one lifted in it was still there
  const suspended =
    suspension !== null && suspension.fromSeconds < closesAtSeconds && suspension.untilSeconds >= closesAtSeconds;
  return status === 'included' && inConsent && !suspended;
}
