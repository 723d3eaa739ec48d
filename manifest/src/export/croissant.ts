import { addressOf } from './addressOf.ts';
import { cardOf } from './cardOf.ts';
import { decimals } from './decimals.ts';
import { headline } from './headline.ts';
import { mixture } from './mixture.ts';
import type { ExportFile, ExportOptions } from './types.ts';

/** The terms that are used here, as Croissant 1.1 has them. */
const CONTEXT = {
  '@language': 'en',
  '@vocab': 'https://schema.org/',
  conformsTo: 'dct:conformsTo',
  cr: 'http://mlcommons.org/croissant/',
  data: { '@id': 'cr:data', '@type': '@json' },
  dataType: { '@id': 'cr:dataType', '@type': '@vocab' },
  dct: 'http://purl.org/dc/terms/',
  field: 'cr:field',
  isLiveDataset: 'cr:isLiveDataset',
  key: 'cr:key',
  recordSet: 'cr:recordSet',
  sc: 'https://schema.org/',
};
const FIELDS = [
  ['dataset', 'sc:Integer', 'Number of the dataset in the commons'],
  ['name', 'sc:Text', 'Its name'],
  ['card', 'sc:Text', 'SHA-256 of its card'],
  ['licence', 'sc:Text', 'SPDX id of its licence'],
  ['share', 'sc:Float', 'Its share, part of one'],
  ['sharePpb', 'sc:Integer', 'Its share as it was sealed, parts per billion, rounded down'],
] as const;

/**
 * One Croissant 1.1 document: every file of every dataset with its hash, and the shares as the inline record set `mixture`, since
 * the vocabulary has no term for them.
 */
export function croissant(options: ExportOptions): ExportFile[] {
  const mixed = mixture(options);
  const { manifest, datasets, unit } = mixed;
  const shared = datasets.filter(({ share }) => share > 0);
  const shares = decimals(shared.map(({ share }) => share));
  const cards = datasets.map((dataset) => ({ dataset, card: cardOf(dataset) }));
  const creators = cards.flatMap(({ card }) => card.creator);
  const unique = [...new Map(creators.map((creator) => [JSON.stringify(creator), creator])).values()];
  const document = {
    '@context': CONTEXT,
    '@type': 'sc:Dataset',
    conformsTo: 'http://mlcommons.org/croissant/1.1',
    name: `Training mixture of round ${manifest.round.id}`,
    description: headline(mixed).join(' '),
    // ERC-681: the call that gives the sealed round
    url: `ethereum:${manifest.contracts.TrainingManifest}@${manifest.chainId}/sealedRound?uint16=${manifest.round.id}`,
    version: `${manifest.round.id}.0.0`,
    license: [...new Set(cards.flatMap(({ card }) => card.license))],
    creator: unique,
    datePublished: new Date(manifest.block.timestampSeconds * 1000).toISOString().slice(0, 10),
    inLanguage: [...new Set(cards.flatMap(({ card }) => card.inLanguage ?? []))],
    isLiveDataset: false,
    distribution: cards.flatMap(({ dataset, card }) =>
      card.distribution.map((file) => ({
        '@type': 'cr:FileObject',
        '@id': `${dataset.entry.datasetId}/${file['@id']}`,
        name: `${dataset.entry.datasetId}/${file.name}`,
        contentUrl: addressOf(dataset.entry, file.contentUrl),
        contentSize: file.contentSize,
        encodingFormat: file.encodingFormat,
        sha256: file.sha256,
      })),
    ),
    recordSet: [
      {
        '@type': 'cr:RecordSet',
        '@id': 'mixture',
        name: 'mixture',
        description: `How much of each dataset is to be trained on: shares of the ${unit} that are sampled.`,
        key: { '@id': 'mixture/dataset' },
        field: FIELDS.map(([name, dataType, description]) => ({
          '@type': 'cr:Field',
          '@id': `mixture/${name}`,
          name: `mixture/${name}`,
          description,
          dataType,
        })),
        data: datasets.map((dataset) => ({
          'mixture/dataset': dataset.entry.datasetId,
          'mixture/name': dataset.name,
          'mixture/card': dataset.entry.cardSha256,
          'mixture/licence': dataset.entry.licence,
          'mixture/share': Number(shares[shared.indexOf(dataset)] ?? 0),
          'mixture/sharePpb': dataset.entry.sharePpbDown,
        })),
      },
    ],
  };
  return [{ path: 'croissant.json', text: `${JSON.stringify(document, null, 2)}\n` }];
}
