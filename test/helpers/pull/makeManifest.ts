import { cardCid } from '../../../manifest/src/cardCid.ts';
import { digest } from '../../../manifest/src/digest.ts';
import type { Manifest } from '../../../manifest/src/schema.ts';

export type Entry = Manifest['entries'][number];

const ADDRESS = '0x5FbDB2315678afecb367f032d93F642f64180aa3';
const HASH = `0x${'ab'.repeat(32)}`;
const NO_VOTES = { for: 0, against: 0, abstain: 0, quorum: 0 };

/** A manifest of a round that no chain ever saw, whose own digest holds. Entries are given by what matters to the test. */
export function makeManifest(entries: (Partial<Entry> & Pick<Entry, 'cardSha256'>)[]): Manifest {
  const share = Math.floor(1_000_000_000 / Math.max(entries.length, 1));
  const manifest: Manifest = {
    format: 'commonweight-manifest/1',
    chainId: 31337,
    contracts: {
      CommonsToken: ADDRESS,
      ContributorRegistry: ADDRESS,
      DatasetRegistry: ADDRESS,
      TimelockController: ADDRESS,
      CommonsGovernor: ADDRESS,
      WeightBallots: ADDRESS,
      TrainingManifest: ADDRESS,
      EthicsBoard: ADDRESS,
    },
    block: { number: 9, hash: HASH, timestampSeconds: 1_700_000_000 },
    round: {
      id: 2,
      opensAtSeconds: 1,
      closesAtSeconds: 2,
      ballotCount: 1,
      castPower: 1,
      tokenSupplyWei: '1',
      seatCount: 1,
    },
    rules: {
      maxLevelPoints: 40,
      turnoutBps: 1_000,
      endorsementsRequired: 2,
      contributorTermsSha256: 'cd'.repeat(32),
      licences: ['CC0-1.0'],
      seatTermSeconds: 1,
      votingDelaySeconds: 1,
      votingPeriodSeconds: 1,
      proposalThresholdWei: '1',
      tokenQuorumBps: 400,
      memberQuorumBps: 2_000,
      lateQuorumExtensionSeconds: 1,
      cooldownSeconds: 1,
      timelockDelaySeconds: 1,
      maxSuspensionSeconds: 1,
      boardSunsetAtSeconds: 1,
    },
    slope: { numerator: '1', denominator: 1 },
    proposals: [
      {
        number: 1,
        proposalId: '1',
        proposer: ADDRESS,
        overridesVeto: false,
        snapshotSeconds: 1,
        tokenHouseWei: { for: '0', against: '0', abstain: '0', quorum: '0' },
        memberHouseSeats: NO_VOTES,
        executedInBlock: 3,
      },
    ],
    entries: entries.map((entry, index) => ({
      datasetId: index + 1,
      cardCid: cardCid(entry.cardSha256),
      mirrorUri: '',
      licence: 'CC0-1.0',
      access: 'open',
      purposes: ['pre-training'],
      consentEndsAtSeconds: null,
      sharePpbDown: share,
      contributor: { personId: 1, account: ADDRESS },
      supersedes: null,
      contributorTermsSha256: 'cd'.repeat(32),
      submittedInBlock: 1,
      endorsements: [],
      includedInBlock: 2,
      inclusionProposal: 1,
      ...entry,
    })),
    reports: [],
    digest: HASH,
  };
  return { ...manifest, digest: digest(manifest) };
}
