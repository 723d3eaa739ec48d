import { getAddress, isAddress, type Address } from 'viem';
import { z } from 'zod';

import { CommonweightError } from '../errors.ts';

const contract = z.object({
  address: z
    .string()
    .refine((text) => isAddress(text, { strict: false }), 'not an address')
    .transform((text): Address => getAddress(text)),
  firstBlock: z.int().min(0),
});
const deployment = z.object({
  chainId: z.int().min(1),
  contracts: z.object({
    CommonsToken: contract,
    ContributorRegistry: contract,
    DatasetRegistry: contract,
    TimelockController: contract,
    CommonsGovernor: contract,
    ProposalLens: contract,
    WeightBallots: contract,
    TrainingManifest: contract,
    EthicsBoard: contract,
  }),
});

/** Where a commons is: what `npm run deploy` leaves in deployments/. */
export type Deployment = z.infer<typeof deployment>;

export function parseDeployment(data: unknown): Deployment {
  const parsed = deployment.safeParse(data);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new CommonweightError(
    `This is not a deployment file: ${issue?.path.join('.') || 'the file'}: ${issue?.message}.`,
  );
}
