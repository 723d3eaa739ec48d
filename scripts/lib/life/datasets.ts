import { encodeBytes32String } from 'ethers';
import type { Signer } from 'ethers';

import type { Announced } from '../documents/announced.ts';
import { sha256 } from '../units.ts';
import { done } from './stage.ts';
import type { Stage } from './stage.ts';

/** What a dataset may be used for, as the registry's bits. */
export const PURPOSES = { preTraining: 1n, fineTuning: 2n, evaluation: 4n, commercialUse: 8n } as const;
export const ALL_PURPOSES = 15n;
export const ACCESS = { open: 0n, gated: 1n, federated: 2n } as const;

/** What may differ from an open dataset under CC0, for every purpose, with no end. */
export interface SubmissionOptions {
  cardSha256: string;
  mirrorUri?: string;
  licenceSpdx?: string;
  purposes?: bigint;
  /** Unix seconds; 0 for open-ended. */
  consentEndsAt?: number;
  access?: bigint;
  payee?: string;
  supersedes?: bigint;
}

/** Submits a dataset and returns its id. */
export async function submit(stage: Stage, contributor: Signer, options: SubmissionOptions): Promise<bigint> {
  const { datasets } = stage.commons;
  const receipt = await done(
    stage,
    'submit a dataset',
    datasets.connect(contributor).submit({
      cardSha256: options.cardSha256,
      mirrorUri: options.mirrorUri ?? '',
      licence: encodeBytes32String(options.licenceSpdx ?? 'CC0-1.0'),
      purposes: options.purposes ?? ALL_PURPOSES,
      consentEndsAt: options.consentEndsAt ?? 0,
      access: options.access ?? ACCESS.open,
      payee: options.payee ?? (await contributor.getAddress()),
      supersedes: options.supersedes ?? 0n,
      contributorTermsSha256: await datasets.contributorTermsSha256(),
    }),
  );
  const submitted = receipt.logs
    .map((log) => datasets.interface.parseLog(log))
    .find((event) => event?.name === 'DatasetSubmitted');
  return submitted?.args.getValue('datasetId') as bigint;
}

/** Each of the seat holders vouches for a dataset. */
export async function endorse(
  stage: Stage,
  seats: readonly Signer[],
  datasetId: bigint,
  reviewSha256 = sha256(`${datasetId}: I looked at it, and it is what its card says.`),
): Promise<void> {
  for (const seat of seats) {
    await done(stage, 'endorse', stage.commons.datasets.connect(seat).endorse(datasetId, reviewSha256));
  }
}

/** Registers a person and returns her number. */
export async function register(
  stage: Stage,
  person: Signer,
  name: string,
  profile: Announced = { sha256: sha256(`profile of ${name}`), uri: `https://people.example/${name}` },
): Promise<bigint> {
  const { contributors } = stage.commons;
  await done(stage, 'register', contributors.connect(person).register(profile.sha256, profile.uri));
  return contributors.personOf(person);
}
