import { sizesOf } from '../card/sizesOf.ts';
import { addressOf } from './addressOf.ts';
import { cardOf } from './cardOf.ts';
import { decimals } from './decimals.ts';
import { headline } from './headline.ts';
import { mixture } from './mixture.ts';
import { modalityOf } from './modalityOf.ts';
import type { ExportFile, ExportOptions, MixedDataset } from './types.ts';

const CONTEXT = 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld';
const CREATION = '_:creation';
const PROFILES = ['core', 'software', 'simpleLicensing', 'dataset'];

/** SPDX's own words for kinds of data. */
const TYPES = { text: 'text', table: 'structured', image: 'image', audio: 'audio', video: 'video', other: 'other' };

const sha256 = (hashValue: string): object[] => [{ type: 'Hash', algorithm: 'sha256', hashValue }];

/**
 * The datasets as an SPDX 3.0.1 document of the dataset profile: one package each, with its files, their hashes and its licence. SPDX
 * has no term for a share of a mixture: it is an annotation, as JSON.
 */
export function spdx(options: ExportOptions): ExportFile[] {
  const mixed = mixture(options);
  const { manifest, datasets, unit } = mixed;
  const base = `https://spdx.org/spdxdocs/commonweight-round-${manifest.round.id}-${manifest.digest.slice(2)}`;
  const element = (type: string, path: string, rest: object): object => ({
    type,
    spdxId: `${base}/${path}`,
    creationInfo: CREATION,
    ...rest,
  });
  const related = (path: string, relationshipType: string, from: string, to: readonly string[]): object =>
    element('Relationship', path, {
      relationshipType,
      from: `${base}/${from}`,
      to: to.map((end) => `${base}/${end}`),
    });
  const shared = datasets.filter(({ share }) => share > 0);
  const shares = decimals(shared.map(({ share }) => share));
  const licences = [...new Set(datasets.map(({ entry }) => entry.licence))];
  const agents = new Map<string, object>();
  const agentOf = ({ '@type': type, name }: { '@type': string; name: string }): string => {
    const key = `${type} ${name}`;
    const path = `creator/${agents.has(key) ? [...agents.keys()].indexOf(key) + 1 : agents.size + 1}`;
    if (!agents.has(key)) agents.set(key, element(type === 'sc:Person' ? 'Person' : 'Organization', path, { name }));
    return `${base}/${path}`;
  };

  const described = (dataset: MixedDataset): object[] => {
    const { entry, name } = dataset;
    const card = cardOf(dataset);
    const self = `dataset/${entry.datasetId}`;
    const licence = `licence/${licences.indexOf(entry.licence) + 1}`;
    const statement = {
      share: Number(shares[shared.indexOf(dataset)] ?? 0),
      shareOf: unit,
      sealedSharePpb: entry.sharePpbDown,
      round: manifest.round.id,
      manifestDigest: manifest.digest,
    };
    return [
      element('dataset_DatasetPackage', self, {
        name,
        description: card.description,
        originatedBy: [card.creator].flat().map(agentOf),
        // a year alone is no point in time
        ...(card.datePublished.length === 10 ? { releaseTime: `${card.datePublished}T00:00:00Z` } : {}),
        software_primaryPurpose: 'data',
        software_downloadLocation: card.url,
        dataset_datasetType: [
          ...new Set(card.distribution.map(({ encodingFormat }) => TYPES[modalityOf(encodingFormat)])),
        ],
        dataset_datasetSize: sizesOf(card).bytes,
        ...(entry.access === 'open' ? { dataset_datasetAvailability: 'directDownload' } : {}),
        dataset_hasSensitivePersonalInformation: 'noAssertion',
        dataset_intendedUse: `The contributor consents to: ${entry.purposes.join(', ')}.`,
      }),
      ...card.distribution.map(({ name: fileName, contentUrl, encodingFormat, sha256: hash }, index) =>
        element('software_File', `${self}/file/${index + 1}`, {
          name: fileName,
          software_contentType: encodingFormat,
          software_primaryPurpose: 'data',
          verifiedUsing: sha256(hash),
          externalRef: [
            { type: 'ExternalRef', externalRefType: 'altDownloadLocation', locator: [addressOf(entry, contentUrl)] },
          ],
        }),
      ),
      element('software_File', `${self}/card`, {
        name: `${entry.cardSha256}.json`,
        software_contentType: 'application/ld+json',
        software_primaryPurpose: 'documentation',
        verifiedUsing: sha256(entry.cardSha256),
      }),
      related(
        `${self}/contains`,
        'contains',
        self,
        card.distribution.map((_, index) => `${self}/file/${index + 1}`),
      ),
      related(`${self}/metadata`, 'hasMetadata', self, [`${self}/card`]),
      related(`${self}/declared`, 'hasDeclaredLicense', self, [licence]),
      related(`${self}/concluded`, 'hasConcludedLicense', self, [licence]),
      element('Annotation', `${self}/share`, {
        annotationType: 'other',
        subject: `${base}/${self}`,
        contentType: 'application/json',
        statement: JSON.stringify(statement),
      }),
    ];
  };
  const packages = datasets.flatMap(described);
  const document = {
    '@context': CONTEXT,
    '@graph': [
      {
        type: 'CreationInfo',
        '@id': CREATION,
        specVersion: '3.0.1',
        created: new Date(manifest.block.timestampSeconds * 1000).toISOString().replace('.000Z', 'Z'),
        createdBy: [`${base}/commons`],
      },
      element('Organization', 'commons', {
        name: `The commons of ${manifest.contracts.TrainingManifest} on chain ${manifest.chainId}`,
      }),
      element('SpdxDocument', 'document', { profileConformance: PROFILES, rootElement: [`${base}/bom`] }),
      element('Bom', 'bom', {
        name: `Training mixture of round ${manifest.round.id}`,
        comment: headline(mixed).join(' '),
        profileConformance: PROFILES,
        rootElement: datasets.map(({ entry }) => `${base}/dataset/${entry.datasetId}`),
      }),
      ...licences.map((licence, index) =>
        element('simplelicensing_LicenseExpression', `licence/${index + 1}`, {
          simplelicensing_licenseExpression: licence,
        }),
      ),
      ...agents.values(),
      ...packages,
    ],
  };
  return [{ path: 'mixture.spdx.json', text: `${JSON.stringify(document, null, 2)}\n` }];
}
