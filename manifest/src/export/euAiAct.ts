import { sizesOf } from '../card/sizesOf.ts';
import { cardOf } from './cardOf.ts';
import { decimals } from './decimals.ts';
import { headline } from './headline.ts';
import { markdownText } from './markdownText.ts';
import { mixture } from './mixture.ts';
import { modalityOf } from './modalityOf.ts';
import type { ExportFile, ExportOptions, MixedDataset, Mixture } from './types.ts';

const BLANK = '**[ to be filled in by the provider ]**';

/** The template's three sizes of a body of text. */
const textSize = (tokens: number): string =>
  tokens < 1e9
    ? 'Less than 1 billion tokens'
    : tokens <= 1e13
      ? '1 billion to 10 trillion tokens'
      : 'More than 10 trillion tokens';

const day = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 10);
const grouped = (number: number): string => number.toLocaleString('en-US');

function modalities(datasets: readonly MixedDataset[]): string[] {
  const kinds = new Map<string, { datasets: number; bytes: number; tokens: number | undefined }>();
  for (const dataset of datasets) {
    const card = cardOf(dataset);
    const sizes = sizesOf(card);
    // text in tables is text
    const found = new Set(
      card.distribution.map(({ encodingFormat }) => modalityOf(encodingFormat).replace('table', 'text')),
    );
    const only = found.size === 1;
    for (const kind of found) {
      const so = kinds.get(kind) ?? { datasets: 0, bytes: 0, tokens: 0 };
      so.datasets++;
      so.bytes += card.distribution
        .filter(({ encodingFormat }) => modalityOf(encodingFormat).replace('table', 'text') === kind)
        .reduce((sum, { contentSize }) => sum + Number.parseInt(contentSize, 10), 0);
      so.tokens = only && sizes.tokens !== undefined && so.tokens !== undefined ? so.tokens + sizes.tokens : undefined;
      kinds.set(kind, so);
    }
  }
  return [...kinds].map(([kind, { datasets: count, bytes, tokens }]) => {
    const size = kind === 'text' && tokens !== undefined ? `${textSize(tokens)} (${grouped(tokens)})` : BLANK;
    return `| ${kind} | ${count} | ${grouped(bytes)} | ${size} |`;
  });
}

function listed({ unit }: Mixture, datasets: readonly MixedDataset[], shareOf: Map<MixedDataset, string>): string[] {
  return datasets.flatMap((dataset) => {
    const { entry, name } = dataset;
    const card = cardOf(dataset);
    const sizes = sizesOf(card);
    const end = entry.consentEndsAtSeconds;
    const languages = [card.inLanguage ?? []].flat();
    return [
      `#### ${markdownText(name)}`,
      [
        `- Identifier: dataset ${entry.datasetId}, card \`${entry.cardSha256}\``,
        `- Link: ${markdownText(card.url)}`,
        `- Description: ${markdownText(card.description)}`,
        `- By: ${[card.creator]
          .flat()
          .map(({ name: who }) => markdownText(who))
          .join(', ')}; published ${markdownText(card.datePublished)}`,
        `- Licence: ${markdownText(entry.licence)}`,
        `- Languages: ${languages.length === 0 ? BLANK : languages.map(markdownText).join(', ')}`,
        `- Size: ${grouped(card.distribution.length)} files, ${grouped(sizes.bytes)} bytes` +
          (sizes.records === undefined ? '' : `, ${grouped(sizes.records)} records`) +
          (sizes.tokens === undefined ? '' : `, ${grouped(sizes.tokens)} tokens`),
        `- Share of the mixture: ${shareOf.get(dataset) ?? '0.0'} of the ${unit} sampled`,
        `- Its contributor consents to: ${entry.purposes.join(', ')}${end === null ? '' : `, until ${day(end)}`}`,
        `- Period of collection: ${BLANK}`,
      ].join('\n'),
    ];
  });
}

/**
 * A draft of the public summary of training content that Article 53(1)(d) of Regulation (EU) 2024/1689 asks for, after the AI
 * Office's template. What a manifest knows is filled in, what it cannot know is left visibly blank.
 */
export function euAiAct(options: ExportOptions): ExportFile[] {
  const mixed = mixture(options);
  const { manifest, datasets } = mixed;
  const shared = datasets.filter(({ share }) => share > 0);
  const shares = decimals(shared.map(({ share }) => share));
  const shareOf = new Map(shared.map((dataset, index) => [dataset, shares[index] ?? '']));
  const open = datasets.filter(({ entry }) => entry.access === 'open');
  const closed = datasets.filter(({ entry }) => entry.access !== 'open');
  const languages = [...new Set(datasets.flatMap((dataset) => cardOf(dataset).inLanguage ?? []))].sort();
  const latest = datasets
    .map((dataset) => cardOf(dataset).datePublished)
    .sort()
    .at(-1);
  const none = (list: readonly string[]): string[] => (list.length === 0 ? ['None in this manifest.'] : [...list]);

  const parts = [
    '# Public summary of training content',
    '> **Draft**, made from a training manifest after the template of the AI Office (Article 53(1)(d) of Regulation (EU) 2024/1689).',
    `> It covers the data of this manifest alone. What a manifest cannot know is marked ${BLANK}.`,
    headline(mixed)
      .map((line) => `- ${markdownText(line)}`)
      .join('\n'),
    '## 1. General information',
    '### 1.1 Provider identification',
    `- Provider name and contact: ${BLANK}\n- Authorised representative name and contact: ${BLANK}`,
    '### 1.2 Model identification',
    `- Versioned model names: ${BLANK}\n- Model dependencies: ${BLANK}\n- Date of placement on the Union market: ${BLANK}`,
    '### 1.3 Modalities, overall training data size and other characteristics',
    ['| modality | datasets | bytes | size |', '| --- | --: | --: | --- |', ...modalities(datasets)].join('\n'),
    [
      `- Types of content: ${BLANK}`,
      `- Latest date of data acquisition or collection: ${BLANK} (the newest dataset was published ${markdownText(latest ?? '')}, the round sealed ${day(manifest.block.timestampSeconds)})`,
      `- Is the model continuously trained on new data? ${BLANK}`,
      `- Linguistic characteristics: ${languages.length === 0 ? BLANK : `languages ${languages.map(markdownText).join(', ')}`}`,
      `- Other relevant characteristics: ${BLANK}`,
    ].join('\n'),
    '## 2. List of data sources',
    '### 2.1 Publicly available datasets',
    ...none(listed(mixed, open, shareOf)),
    `Publicly available datasets from elsewhere: ${BLANK}`,
    '### 2.2 Private non-publicly available datasets obtained from third parties',
    '#### 2.2.1 Datasets commercially licensed by rightsholders or their representatives',
    BLANK,
    '#### 2.2.2 Private datasets obtained from other third parties',
    ...none(listed(mixed, closed, shareOf)),
    `Others: ${BLANK}`,
    '### 2.3 Data crawled and scraped from online sources',
    BLANK,
    '### 2.4 User data',
    BLANK,
    '### 2.5 Synthetic data',
    BLANK,
    '### 2.6 Other sources of data',
    BLANK,
    '## 3. Data processing aspects',
    '### 3.1 Respect of reservation of rights from text and data mining exception or limitation',
    'Every dataset of this manifest was submitted by a contributor who states its licence and consents to the purposes listed with it, and ' +
      'included by a vote of the commons. A contributor can withdraw her dataset at any time; withdrawals are published, and a withdrawn ' +
      'dataset enters no later round.',
    `- Signatory of the Code of Practice: ${BLANK}\n- Measures for data from elsewhere: ${BLANK}`,
    '### 3.2 Removal of illegal content',
    `Each dataset was reviewed and endorsed before the vote (${manifest.rules.endorsementsRequired} endorsements were required); the hashes of the reviews are in the manifest.`,
    `- Measures of the provider: ${BLANK}`,
    '### 3.3 Other information',
    `${BLANK}\n`,
  ];
  return [{ path: 'training-content-summary.md', text: parts.join('\n\n') }];
}
