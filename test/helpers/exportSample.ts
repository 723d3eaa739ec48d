import { parseCard } from '../../manifest/src/card/parseCard.ts';
import type { Card } from '../../manifest/src/card/cardSchema.ts';
import { cardCid } from '../../manifest/src/cardCid.ts';
import { manifestSchema, type Manifest } from '../../manifest/src/schema.ts';
import type { ExportOptions } from '../../manifest/src/export/types.ts';
import { createHash } from 'node:crypto';

export interface SampleDataset {
  name: string;
  /** Parts per billion. */
  ppb: number;
  files: { name: string; encodingFormat: string; bytes: number }[];
  records?: number;
  tokens?: number;
  licence?: string;
  access?: 'open' | 'gated' | 'federated';
  purposes?: Manifest['entries'][number]['purposes'];
  mirrorUri?: string;
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const ALL = ['pre-training', 'fine-tuning', 'evaluation', 'commercial-use'] as const;
const ADDRESS = `0x${'11'.repeat(20)}`;

/** A name that tries every kind of mischief: quotes, markup, formulas, YAML, line ends, and letters beyond ASCII. */
export const MISCHIEF = '=SUM(A1) "x", \'y\': #no |<b>*é* 中\n- item: {a: [1]}\u2028`z`';

/**
 * Three datasets, of which the second has records four times as long in tokens as the first, and the third records of one token: their
 * shares are 1/2, 3/10 and 1/5, less what was rounded down.
 */
export const DATASETS: readonly SampleDataset[] = [
  {
    name: 'Moby Dick',
    ppb: 499_999_999,
    files: [{ name: 'one.txt', encodingFormat: 'text/plain', bytes: 4_000 }],
    records: 100,
    tokens: 1_000,
  },
  {
    name: MISCHIEF,
    ppb: 300_000_000,
    files: [
      { name: 'a/b.csv', encodingFormat: 'text/csv', bytes: 600 },
      { name: 'c.jsonl', encodingFormat: 'application/jsonl', bytes: 1_400 },
    ],
    records: 50,
    tokens: 2_000,
    licence: 'LicenseRef-WordNet-3.0',
    purposes: ['pre-training'],
  },
  {
    name: 'Words',
    ppb: 200_000_000,
    files: [{ name: 'words.txt', encodingFormat: 'text/plain', bytes: 900 }],
    records: 300,
    tokens: 300,
    licence: 'CC-BY-4.0',
  },
];

/** A manifest and its cards, which are also there as they are written, in the order of entries. */
export function exportSample(
  datasets: readonly SampleDataset[] = DATASETS,
): Required<Pick<ExportOptions, 'manifest' | 'cards'>> & { texts: string[] } {
  const cards = new Map<string, Card>();
  const texts: string[] = [];
  const entries = datasets.map((dataset, index) => {
    const { name, files, records, tokens, licence = 'CC0-1.0' } = dataset;
    const extent = [
      ...(records === undefined ? [] : [{ '@type': 'sc:QuantitativeValue', unitText: 'records', value: records }]),
      ...(tokens === undefined
        ? []
        : [{ '@type': 'sc:QuantitativeValue', unitText: 'tokens', value: tokens, valueReference: 'words' }]),
    ];
    const text = JSON.stringify({
      '@context': { '@vocab': 'https://schema.org/' },
      '@type': 'sc:Dataset',
      conformsTo: 'http://mlcommons.org/croissant/1.1',
      name,
      description: `About ${name}`,
      url: `https://example.org/${index + 1}`,
      license: `https://spdx.org/licenses/${licence}`,
      creator: { '@type': 'sc:Person', name: index === 1 ? 'Lena' : 'Ines' },
      datePublished: index === 1 ? '2006' : '1851-10-18',
      inLanguage: 'en',
      ...(extent.length === 0 ? {} : { materialExtent: extent }),
      distribution: files.map((file) => ({
        '@type': 'cr:FileObject',
        '@id': file.name,
        name: file.name,
        contentUrl: `data/${file.name}`,
        contentSize: `${file.bytes} B`,
        encodingFormat: file.encodingFormat,
        sha256: hash(`${index} ${file.name}`),
      })),
    });
    texts.push(text);
    const cardSha256 = hash(text);
    cards.set(cardSha256, parseCard(new TextEncoder().encode(text)));
    return {
      datasetId: index + 1,
      cardSha256,
      cardCid: cardCid(cardSha256),
      mirrorUri: dataset.mirrorUri ?? `https://cards.example/${index + 1}/card.json`,
      licence,
      access: dataset.access ?? 'open',
      purposes: dataset.purposes ?? [...ALL],
      consentEndsAtSeconds: index === 2 ? 1_900_000_000 : null,
      sharePpbDown: dataset.ppb,
      contributor: { personId: index + 1, account: ADDRESS },
      supersedes: null,
      contributorTermsSha256: hash('terms'),
      submittedInBlock: 1,
      endorsements: [],
      includedInBlock: 2,
      inclusionProposal: null,
    };
  });
  const manifest = manifestSchema.parse({
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
    block: { number: 9, hash: `0x${'ab'.repeat(32)}`, timestampSeconds: 1_764_000_000 },
    round: {
      id: 2,
      opensAtSeconds: 1,
      closesAtSeconds: 2,
      ballotCount: 3,
      castPower: 4,
      tokenSupplyWei: '5',
      seatCount: 6,
    },
    rules: {
      maxLevelPoints: 40,
      turnoutBps: 1_000,
      endorsementsRequired: 2,
      contributorTermsSha256: hash('terms'),
      licences: ['CC0-1.0'],
      seatTermSeconds: 1,
      votingDelaySeconds: 1,
      votingPeriodSeconds: 1,
      proposalThresholdWei: '1',
      tokenQuorumBps: 1,
      memberQuorumBps: 1,
      lateQuorumExtensionSeconds: 1,
      cooldownSeconds: 1,
      timelockDelaySeconds: 1,
      maxSuspensionSeconds: 1,
      boardSunsetAtSeconds: 1,
    },
    slope: { numerator: '1', denominator: 1 },
    proposals: [],
    entries,
    reports: [],
    digest: `0x${'cd'.repeat(32)}`,
  });
  return { manifest, cards, texts };
}
