import { z } from 'zod';

const whole = z.int().min(0);
const seconds = whole.describe('Unix seconds');
const wei = z.string().regex(/^\d+$/).describe('10^-18 tokens, decimal');
const address = z
  .string()
  .regex(/^0x[0-9a-fA-F]{40}$/)
  .describe('EIP-55 address');
const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe('SHA-256, 64 hexadecimal digits');
const hash = z
  .string()
  .regex(/^0x[0-9a-f]{64}$/)
  .describe('keccak-256, 0x and 64 hexadecimal digits');
const block = whole.describe('Block number');

const house = <T extends z.ZodType>(amount: T) =>
  z.strictObject({ for: amount, against: amount, abstain: amount, quorum: amount });

/** A manifest: what a sealed round allows to train on, in which shares, and on whose word. docs/manifest-format.md explains it. */
export const manifestSchema = z.strictObject({
  format: z.literal('commonweight-manifest/1').describe('Name and version of this format'),
  chainId: whole.describe('EIP-155 chain id'),
  contracts: z.strictObject({
    CommonsToken: address,
    ContributorRegistry: address,
    DatasetRegistry: address,
    TimelockController: address,
    CommonsGovernor: address,
    WeightBallots: address,
    TrainingManifest: address,
    EthicsBoard: address,
  }),
  block: z.strictObject({ number: block, hash, timestampSeconds: seconds }).describe('The block that sealed the round'),
  round: z.strictObject({
    id: z.int().min(1).describe('Number of the round, from 1'),
    opensAtSeconds: seconds,
    closesAtSeconds: seconds,
    ballotCount: whole.describe('Voters whose ballot counted'),
    castPower: whole.describe('Power of the ballots, parts of 10^12'),
    tokenSupplyWei: wei,
    seatCount: whole.describe('Seats at the opening'),
  }),
  rules: z
    .strictObject({
      maxLevelPoints: whole.describe('Most points of 100 for one dataset'),
      turnoutBps: whole.describe('Power that had to vote, hundredths of a percent'),
      endorsementsRequired: whole.describe('Seats'),
      contributorTermsSha256: sha256,
      licences: z.array(z.string()).describe('SPDX ids allowed'),
      seatTermSeconds: seconds.describe('Length in seconds'),
      votingDelaySeconds: whole.describe('Length in seconds'),
      votingPeriodSeconds: whole.describe('Length in seconds'),
      proposalThresholdWei: wei,
      tokenQuorumBps: whole.describe('Hundredths of a percent of the supply'),
      memberQuorumBps: whole.describe('Hundredths of a percent of the seats'),
      lateQuorumExtensionSeconds: whole.describe('Length in seconds'),
      cooldownSeconds: whole.describe('Length in seconds'),
      timelockDelaySeconds: whole.describe('Length in seconds'),
      maxSuspensionSeconds: whole.describe('Length in seconds'),
      boardSunsetAtSeconds: seconds.describe('Last second of the ethics board’s powers, Unix seconds'),
    })
    .describe('In force when the round was sealed; the first two since it opened'),
  slope: z
    .strictObject({
      numerator: z.string().regex(/^\d+$/).describe('Power, parts of 10^12'),
      denominator: z.int().min(1).max(100).describe('Points'),
    })
    .describe('The slope is 100 · numerator / denominator'),
  proposals: z.array(
    z.strictObject({
      number: z.int().min(1).describe('In the order of their making, from 1'),
      proposalId: z.string().regex(/^\d+$/).describe('The governor’s id, decimal'),
      proposer: address,
      overridesVeto: z.boolean().describe('Whether it was vetoed before, and so took two thirds of both houses'),
      snapshotSeconds: seconds,
      tokenHouseWei: house(wei),
      memberHouseSeats: house(whole.describe('Seats')),
      executedInBlock: block,
    }),
  ),
  entries: z.array(
    z.strictObject({
      datasetId: z.int().min(1).max(0xffffff).describe('Number of the dataset, from 1'),
      cardSha256: sha256,
      cardCid: z.string().describe('CIDv1 (raw) of the card, if it has at most 1 MiB'),
      mirrorUri: z.string().describe('Where the contributor says the card is; empty if nowhere'),
      licence: z
        .string()
        .regex(/^[\x21-\x7e]{1,32}$/)
        .describe('SPDX id'),
      access: z.enum(['open', 'gated', 'federated']).describe('How its files can be had'),
      purposes: z
        .array(z.enum(['pre-training', 'fine-tuning', 'evaluation', 'commercial-use']))
        .describe('What the contributor consents to'),
      consentEndsAtSeconds: seconds
        .nullable()
        .describe('Last second of the consent, Unix seconds; null if it has no end'),
      sharePpbDown: z.int().min(0).max(1_000_000_000).describe('Parts per billion, rounded down'),
      contributor: z.strictObject({
        personId: z.int().min(1).describe('Number of the person, from 1'),
        account: address.describe('Her account when the round was sealed'),
      }),
      supersedes: z.int().min(1).nullable().describe('Number of the dataset that it replaced'),
      contributorTermsSha256: sha256.describe('The contributor terms that it was submitted under'),
      submittedInBlock: block,
      endorsements: z.array(
        z.strictObject({
          personId: z.int().min(1).describe('Number of the person, from 1'),
          reviewSha256: sha256,
          inBlock: block,
        }),
      ),
      includedInBlock: block,
      inclusionProposal: z.int().min(1).nullable().describe('Number of the proposal that included it'),
    }),
  ),
  reports: z
    .array(
      z.strictObject({
        reportSha256: sha256,
        uri: z.string().describe('Where the board says the report is; empty if nowhere'),
        inBlock: block,
      }),
    )
    .describe('What the ethics board reported on the round before it was sealed. It binds nobody'),
  digest: hash.describe('As the chain keeps it, over the entries'),
});

export type Manifest = z.infer<typeof manifestSchema>;
