import { sizesOf } from '../card/sizesOf.ts';
import { decimals } from './decimals.ts';
import { headline } from './headline.ts';
import { jsonLines } from './jsonLines.ts';
import { markdownText } from './markdownText.ts';
import type { Mixture } from './types.ts';
import { yamlText } from './yamlText.ts';

/** SPDX ids that are, in small letters, ids of the Hub; see https://huggingface.co/docs/hub/repositories-licenses. */
const HUB_LICENCES = new Set(
  (
    'apache-2.0 mit cc0-1.0 cc-by-2.0 cc-by-2.5 cc-by-3.0 cc-by-4.0 cc-by-sa-3.0 cc-by-sa-4.0 cc-by-nc-2.0 cc-by-nc-3.0 ' +
    'cc-by-nc-4.0 cc-by-nd-4.0 cc-by-nc-nd-3.0 cc-by-nc-nd-4.0 cc-by-nc-sa-2.0 cc-by-nc-sa-3.0 cc-by-nc-sa-4.0 ' +
    'cdla-sharing-1.0 cdla-permissive-1.0 cdla-permissive-2.0 bsd-2-clause bsd-3-clause unlicense'
  ).split(' '),
);
const OTHERS: Record<string, string> = { 'PDDL-1.0': 'pddl', 'ODbL-1.0': 'odbl', 'ODC-By-1.0': 'odc-by' };
const SIZES = ['1K', '10K', '100K', '1M', '10M', '100M', '1B', '10B', '100B', '1T'];

const hubLicence = (spdx: string): string =>
  OTHERS[spdx] ?? (HUB_LICENCES.has(spdx.toLowerCase()) ? spdx.toLowerCase() : 'other');

/** The Hub's size category of so many records. */
function sizeCategory(records: number): string {
  const place = SIZES.findIndex((_, index) => records < 1000 * 10 ** index);
  if (place === 0) return 'n<1K';
  return place === -1 ? 'n>1T' : `${SIZES[place - 1]}<n<${SIZES[place]}`;
}

/** The dataset card of the Hub: what its YAML has fields for, and the shares, for which it has none, as a table. */
export function huggingfaceCard(mixture: Mixture): string {
  const { manifest, datasets, unit } = mixture;
  const licences = [...new Set(datasets.map(({ entry }) => hubLicence(entry.licence)))].sort();
  const named = datasets.filter(({ entry }) => hubLicence(entry.licence) === 'other').map(({ entry }) => entry.licence);
  const languages = [...new Set(datasets.flatMap(({ card }) => card?.inLanguage ?? []))].sort();
  const records = datasets.map(({ card }) => (card === undefined ? undefined : sizesOf(card).records));
  const total = records.reduce<number | undefined>(
    (sum, count) => (sum === undefined || count === undefined ? undefined : sum + count),
    0,
  );
  const facts = {
    pretty_name: `Training mixture of round ${manifest.round.id}`,
    license: licences.length === 1 ? licences[0] : licences,
    ...(named.length === 0 ? {} : { license_name: [...new Set(named)].join(', ').toLowerCase() }),
    ...(languages.length === 0 ? {} : { language: languages }),
    ...(total === undefined ? {} : { size_categories: [sizeCategory(total)] }),
    source_datasets: ['original'],
    tags: ['commonweight'],
    configs: datasets.map((dataset) => ({
      config_name: dataset.key,
      data_files: [{ split: 'train', path: jsonLines(mixture, dataset) }],
    })),
  };
  const shares = decimals(datasets.map(({ share }) => share));
  const rows = datasets.map(
    ({ entry, name }, index) =>
      `| ${entry.datasetId} | ${markdownText(name)} | ${shares[index]} | ${markdownText(entry.licence)} | \`${entry.cardSha256}\` |`,
  );
  return [
    `---\n${yamlText(facts, [])}---`,
    `# ${facts.pretty_name}`,
    headline(mixture)
      .map((line) => `- ${markdownText(line)}`)
      .join('\n'),
    [
      `| dataset | name | share of ${unit} | licence | SHA-256 of its card |`,
      '| --: | --- | --: | --- | --- |',
      ...rows,
    ].join('\n'),
    '`load.py` draws from the datasets so that the shares come out.\n',
  ].join('\n\n');
}
