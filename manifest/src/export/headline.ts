import type { Mixture } from './types.ts';

/** Where a mixture comes from, and what one has to know of it: a line each. */
export function headline({ manifest, notes }: Mixture): string[] {
  const { chainId, contracts, round, digest } = manifest;
  return [
    `Training mixture of round ${round.id}, sealed by ${contracts.TrainingManifest} on chain ${chainId}.`,
    `Digest ${digest}`,
    ...notes,
  ];
}
