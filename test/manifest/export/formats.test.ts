import { Ajv2020 } from 'ajv/dist/2020.js';
import formatsOfJson from 'ajv-formats';
import { expect } from 'chai';
import { parse as parseCsv } from 'csv-parse/sync';
import { load as parseYaml } from 'js-yaml';
import jsonld from 'jsonld';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expectNear } from '../../helpers/expectNear.ts';
import { formats } from '../../../manifest/src/export/formats.ts';
import type { ExportOptions } from '../../../manifest/src/export/types.ts';
import { DATASETS, exportSample, MISCHIEF } from '../../helpers/exportSample.ts';
import { python, withPython } from '../../helpers/python.ts';
import { readPython } from '../../helpers/readPython.ts';

/** What was decided: shares of tokens. */
const SHARES = [0.5, 0.3, 0.2];
const TOKENS = DATASETS.map(({ tokens }) => tokens ?? 0);
const RECORDS = DATASETS.map(({ records }) => records ?? 0);
const NAME = MISCHIEF.replaceAll('\n', ' ').replaceAll('\u2028', ' ');
const KEYS = ['1-moby-dick', '2-sum-a1-x-y-no-b-e-item-a-1-z', '3-words'];

const ajv = formatsOfJson.default(new Ajv2020({ allErrors: true, strict: false }));
/** Holds a document against the shape that its framework documents. */
function check(document: unknown, schema: string): void {
  const text = readFileSync(new URL(`./schemas/${schema}.json`, import.meta.url), 'utf8');
  const validate = ajv.compile(JSON.parse(text) as object);
  expect(validate(document), ajv.errorsText(validate.errors)).to.equal(true);
}

function exported(id: string, options: Partial<ExportOptions> = {}): Record<string, string> {
  const format = formats.find((one) => one.id === id);
  if (format === undefined) throw new Error(`There is no format ${id}.`);
  const files = format.export({ ...exportSample(), ...options });
  return Object.fromEntries(files.map(({ path, text }) => [path, text]));
}

/** Amounts, scaled to add up to one. */
function parts(amounts: readonly number[]): number[] {
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  return amounts.map((amount) => amount / total);
}

/** The shares of tokens that come of these are those that were decided, to what parts per billion allow. */
function expectShares(found: readonly number[], expected: readonly number[] = SHARES): void {
  expect(found).to.have.length(expected.length);
  for (const [index, share] of parts(found).entries()) expectNear(share, expected[index] ?? 0, 2e-9);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const tokensPerRecord = TOKENS.map((tokens, index) => tokens / (RECORDS[index] ?? 1));

describe('export', () => {
  it('offers the ten formats, each explained', () => {
    expect(formats.map(({ id }) => id)).to.deep.equal([
      ...[
        'croissant',
        'huggingface',
        'nemo',
        'olmo',
        'mosaicml',
        'llamafactory',
        'axolotl',
        'csv',
        'spdx',
        'eu-ai-act',
      ],
    ]);
    for (const { title, explanation, needs } of formats) {
      expect([title, explanation, needs]).to.satisfy((texts: string[]) => texts.every((text) => text.length > 2));
      expect(explanation).to.match(/^[A-Z].*\.$|^dataset_info.*\.$/);
    }
  });
  for (const { id } of formats) {
    it(`writes the same ${id} twice`, () => {
      expect(exported(id)).to.deep.equal(exported(id));
    });
    it(`says in ${id} which round and which digest it comes from, or names the datasets`, () => {
      const text = Object.values(exported(id)).join('\n');
      expect(text).to.match(id === 'csv' ? /card_sha256/ : /cdcdcdcd/);
    });
  }

  describe('croissant', () => {
    const document = JSON.parse(exported('croissant')['croissant.json'] ?? '') as {
      distribution: { '@id': string; contentUrl: string; sha256: string }[];
      recordSet: { data: Record<string, unknown>[] }[];
    };
    it('has the shape of the specification', () => check(document, 'croissant'));
    it('lists every file of every dataset once, at its whole address, with its hash', () => {
      const ids = document.distribution.map((file) => file['@id']);
      expect(ids).to.deep.equal(['1/one.txt', '2/a/b.csv', '2/c.jsonl', '3/words.txt']);
      expect(document.distribution[1]?.contentUrl).to.equal('https://cards.example/2/data/a/b.csv');
      expect(new Set(document.distribution.map(({ sha256 }) => sha256)).size).to.equal(4);
    });
    it('has the shares as an inline record set', () => {
      const data = document.recordSet[0]?.data ?? [];
      expect(data.map((row) => row['mixture/dataset'])).to.deep.equal([1, 2, 3]);
      expectShares(data.map((row) => Number(row['mixture/share'])));
      expect(data.map((row) => row['mixture/sharePpb'])).to.deep.equal(DATASETS.map(({ ppb }) => ppb));
      expect(data[1]?.['mixture/name']).to.equal(NAME);
    });
    it('means the terms of Croissant and schema.org to a JSON-LD processor', async () => {
      const [expanded] = await jsonld.expand(document as object);
      const CR = 'http://mlcommons.org/croissant/';
      const [set] = expanded?.[`${CR}recordSet`] as Record<string, { '@value'?: unknown; '@id'?: string }[]>[];
      expect(expanded?.['@type']).to.deep.equal(['https://schema.org/Dataset']);
      expect(expanded?.['http://purl.org/dc/terms/conformsTo']).to.deep.equal([
        { '@value': `${CR}1.1`, '@language': 'en' },
      ]);
      expect(set?.['@type']).to.deep.equal([`${CR}RecordSet`]);
      expect(set?.[`${CR}data`]?.[0]?.['@value']).to.deep.equal(document.recordSet[0]?.data);
      const [field] = set?.[`${CR}field`] as unknown as Record<string, unknown>[];
      expect(field?.[`${CR}dataType`]).to.deep.equal([{ '@id': 'https://schema.org/Integer' }]);
    });
  });

  describe('huggingface', () => {
    const files = exported('huggingface');
    const loader = files['load.py'] ?? '';
    interface Row {
      id: number;
      name: string;
      file: string;
      probability: number;
      records: number | null;
    }
    const rows = readPython(loader, 'DATASETS') as Row[];
    it('has a loader that is Python, names and all', () => {
      expect(rows.map(({ id, name, file, records }) => [id, name, file, records])).to.deep.equal([
        [1, 'Moby Dick', 'jsonl/1.jsonl', 100],
        [2, NAME, 'jsonl/2.jsonl', 50],
        [3, 'Words', 'jsonl/3.jsonl', 300],
      ]);
    });
    it('draws records so that the shares of tokens come out', () => {
      expectNear(sum(rows.map(({ probability }) => probability)), 1, 1e-12);
      expectShares(rows.map(({ probability }, index) => probability * (tokensPerRecord[index] ?? 0)));
    });
    it('takes shares of records as they are', () => {
      const { 'load.py': text = '' } = exported('huggingface', { unit: 'records' });
      expectShares((readPython(text, 'DATASETS') as Row[]).map(({ probability }) => probability));
    });
    it('has a dataset card with the fields of the Hub', () => {
      const [, front = ''] = (files['README.md'] ?? '').split(/^---$/m);
      const facts = parseYaml(front) as Record<string, unknown>;
      check(facts, 'hubCard');
      expect(facts.license).to.deep.equal(['cc-by-4.0', 'cc0-1.0', 'other']);
      expect(facts.size_categories).to.deep.equal(['n<1K']);
      expect(facts.license_name).to.equal('licenseref-wordnet-3.0');
    });
    it('has the shares in the card as a table in which a name is only text', () => {
      const row = (files['README.md'] ?? '').split('\n').find((line) => line.startsWith('| 2 |')) ?? '';
      expect(row).to.contain('\\|\\<b\\>').and.contain('| 0.3');
      expect(row.replace(/\\./g, '').split('|')).to.have.length(7);
    });
    withPython('huggingface, run by Python', () => {
      let folder: string;
      before(() => {
        folder = mkdtempSync(join(tmpdir(), 'commonweight-'));
        mkdirSync(join(folder, 'jsonl'));
        for (const [index, count] of RECORDS.entries()) {
          const lines = Array.from({ length: count }, (_, line) => JSON.stringify({ text: `${index + 1}/${line}` }));
          writeFileSync(join(folder, `jsonl/${index + 1}.jsonl`), `${lines.join('\n')}\n`);
        }
        writeFileSync(join(folder, 'load.py'), loader);
        // stands in for the package, which is not in Python's standard library
        writeFileSync(
          join(folder, 'datasets.py'),
          [
            'import json, random',
            'def load_dataset(kind, data_files, split):',
            '    assert (kind, split) == ("json", "train")',
            '    with open(data_files, encoding="utf-8") as lines: return [json.loads(line)["text"] for line in lines]',
            'def interleave_datasets(parts, probabilities, seed, stopping_strategy):',
            '    assert len(parts) == len(probabilities) and abs(sum(probabilities) - 1) < 1e-8',
            '    assert stopping_strategy in ("first_exhausted", "all_exhausted", "all_exhausted_without_replacement")',
            '    rng = random.Random(seed)',
            '    return [rng.choice(rng.choices(parts, probabilities)[0]) for _ in range(200000)]',
          ].join('\n'),
        );
      });
      after(() => rmSync(folder, { recursive: true }));
      const counts =
        'import json, load; from collections import Counter; print(json.dumps(Counter(text.split("/")[0] for text in load.load(7))))';
      it('draws about as many tokens of each dataset as was decided', () => {
        const drawn = JSON.parse(python(['-c', counts], { cwd: folder })) as Record<string, number>;
        const tokens = tokensPerRecord.map((each, index) => each * (drawn[index + 1] ?? 0));
        for (const [index, share] of parts(tokens).entries()) expectNear(share, SHARES[index] ?? 0, 0.01);
      });
      it('refuses files that have other records than the card says', () => {
        writeFileSync(join(folder, 'jsonl/3.jsonl'), '{"text": "3/0"}\n');
        expect(() => python(['-c', counts], { cwd: folder })).to.throw('Dataset 3 has 1 records, its card says 300.');
      });
    });
  });

  describe('nemo', () => {
    const files = exported('nemo', { folder: '../pulled' });
    const blend = JSON.parse(files['data_blend.json'] ?? '') as {
      datasets: { name: string; path: string; weight: number }[];
    };
    it('has a DataBlend of the documented shape, in shares of tokens', () => {
      check(blend, 'dataBlend');
      expectShares(blend.datasets.map(({ weight }) => weight));
      expect(blend.datasets[0]).to.include({ name: '1-moby-dick', path: '../pulled/jsonl/1.jsonl' });
    });
    it('has a list that Megatron splits at blanks into weights and prefixes', () => {
      const words = (files['megatron_blend.txt'] ?? '').split(/\s+/).filter((word) => word !== '');
      expectShares(words.filter((_, index) => index % 2 === 0).map(Number));
      expect(words.filter((_, index) => index % 2 === 1)).to.deep.equal(
        [1, 2, 3].map((id) => `../pulled/tokenized/${id}_text_document`),
      );
    });
  });

  describe('olmo', () => {
    it('has a list of sources whose ratios of tokens add up to one', () => {
      const text = exported('olmo')['source_mixture.yaml'] ?? '';
      const document = parseYaml(text) as { sources: { source_name: string; target_ratio: number }[] };
      check(document, 'sourceMixture');
      expect(document.sources.map(({ source_name }) => source_name)).to.deep.equal(KEYS);
      expectNear(sum(document.sources.map(({ target_ratio }) => target_ratio)), 1, 1e-15);
      expectShares(document.sources.map(({ target_ratio }) => target_ratio));
    });
    it('writes the smallest share so that YAML 1.1 takes it for a number', () => {
      const tiny = exportSample([
        { ...DATASETS[0]!, ppb: 999_999_999 },
        { ...DATASETS[2]!, ppb: 1 },
      ]);
      expect(exported('olmo', tiny)['source_mixture.yaml']).to.match(/target_ratio: 0\.000000001$/m);
    });
  });

  describe('mosaicml', () => {
    it('has streams with proportions of samples of one length', () => {
      const document = parseYaml(exported('mosaicml')['streams.yaml'] ?? '') as {
        streams: Record<string, { local: string; proportion: number }>;
      };
      check(document, 'streams');
      expect(Object.keys(document.streams)).to.deep.equal(KEYS);
      expectShares(Object.values(document.streams).map(({ proportion }) => proportion));
    });
  });

  describe('llamafactory', () => {
    const files = exported('llamafactory');
    const info = JSON.parse(files['dataset_info.json'] ?? '') as Record<string, { file_name: string }>;
    const settings = parseYaml(files['mix.yaml'] ?? '') as Record<string, string>;
    it('has a dataset_info.json of the documented shape', () => {
      check(info, 'datasetInfo');
      expect(Object.values(info).map(({ file_name }) => file_name)).to.deep.equal(
        [1, 2, 3].map((id) => `jsonl/${id}.jsonl`),
      );
    });
    it('mixes its datasets, one probability each, so that the shares of tokens come out', () => {
      check(settings, 'llamafactorySettings');
      expect(settings.dataset?.split(',')).to.deep.equal(Object.keys(info));
      const probabilities = settings.interleave_probs?.split(',').map(Number) ?? [];
      expectShares(probabilities.map((probability, index) => probability * (tokensPerRecord[index] ?? 0)));
    });
  });

  describe('axolotl', () => {
    interface Row {
      path: string;
      weight: number;
    }
    const read = (options: Partial<ExportOptions>): Row[] => {
      const document = parseYaml(exported('axolotl', options)['datasets.yaml'] ?? '') as { datasets: Row[] };
      check(document, 'axolotl');
      return document.datasets;
    };
    it('keeps so much of each dataset that the shares of tokens come out, and one whole', () => {
      const weights = read({}).map(({ weight }) => weight);
      expect(Math.max(...weights)).to.equal(1);
      expectShares(weights.map((weight, index) => weight * (TOKENS[index] ?? 0)));
    });
    it('does the same for shares of bytes, which every card has', () => {
      const bytes = [4_000, 2_000, 900];
      expectShares(read({ unit: 'bytes' }).map(({ weight }, index) => weight * (bytes[index] ?? 0)));
    });
  });

  describe('csv', () => {
    const rows = parseCsv<Record<string, string>>(exported('csv')['mixture.csv'] ?? '', { columns: true });
    it('has a line a dataset, and the shares', () => {
      expect(rows.map(({ dataset_id }) => dataset_id)).to.deep.equal(['1', '2', '3']);
      expectShares(rows.map(({ share }) => Number(share)));
      expect(rows.map(({ sealed_share_ppb }) => Number(sealed_share_ppb))).to.deep.equal(
        DATASETS.map(({ ppb }) => ppb),
      );
      expect(rows.map(({ records, tokens }) => [Number(records), Number(tokens)])).to.deep.equal(
        RECORDS.map((records, index) => [records, TOKENS[index]]),
      );
    });
    it('keeps a name whole, and marks it so that no spreadsheet takes it for a formula', () => {
      expect(rows[1]?.name).to.equal(`'${NAME}`);
    });
    it('can be had without cards, and says less then', () => {
      const [row] = parseCsv<Record<string, string>>(exported('csv', { cards: new Map() })['mixture.csv'] ?? '', {
        columns: true,
      });
      expect(row).to.include({ name: 'Dataset 1', bytes: '', licence: 'CC0-1.0' });
    });
  });

  describe('spdx', () => {
    interface Item {
      type: string;
      spdxId?: string;
      '@id'?: string;
      creationInfo?: string;
      subject?: string;
      statement?: string;
      from?: string;
      to?: string[];
      relationshipType?: string;
      rootElement?: string[];
      createdBy?: string[];
      originatedBy?: string[];
    }
    const document = JSON.parse(exported('spdx')['mixture.spdx.json'] ?? '') as { '@graph': Item[] };
    const graph = document['@graph'];
    const packages = graph.filter(({ type }) => type === 'dataset_DatasetPackage');
    it('has the classes and properties of the dataset profile', () => check(document, 'spdx'));
    it('refers to nothing that is not in it, and names nothing twice', () => {
      const ids = graph.map((item) => item.spdxId ?? item['@id']);
      expect(new Set(ids).size).to.equal(ids.length);
      for (const { creationInfo, subject, from, to, rootElement, createdBy, originatedBy } of graph) {
        const links = [creationInfo, subject, from, to, rootElement, createdBy, originatedBy].flat();
        for (const link of links) if (link !== undefined) expect(ids).to.include(link);
      }
    });
    it('has one declared and one concluded licence for each dataset, as the profile wants', () => {
      for (const kind of ['hasDeclaredLicense', 'hasConcludedLicense']) {
        const from = graph.filter(({ relationshipType }) => relationshipType === kind).map((item) => item.from);
        expect(from).to.deep.equal(packages.map(({ spdxId }) => spdxId));
      }
    });
    it('has the shares as annotations', () => {
      const notes = graph.filter(({ type }) => type === 'Annotation');
      expect(notes.map(({ subject }) => subject)).to.deep.equal(packages.map(({ spdxId }) => spdxId));
      expectShares(notes.map(({ statement = '' }) => (JSON.parse(statement) as { share: number }).share));
    });
  });

  describe('eu-ai-act', () => {
    const text = exported('eu-ai-act')['training-content-summary.md'] ?? '';
    // the AI Office's template for the public summary of training content, of 24 July 2025
    it('has the sections of the template, in their order', () => {
      const sections = [...text.matchAll(/^#{2,4} (\d(?:\.\d)*)/gm)].map(([, number]) => number);
      expect(sections).to.deep.equal([
        ...['1', '1.1', '1.2', '1.3', '2', '2.1', '2.2', '2.2.1', '2.2.2', '2.3', '2.4', '2.5', '2.6'],
        ...['3', '3.1', '3.2', '3.3'],
      ]);
    });
    it('leaves visibly blank what a manifest cannot know', () => {
      const blank = (section: string): string =>
        text.split(new RegExp(`^#+ ${section} .*$`, 'm'))[1]?.split('\n#')[0] ?? '';
      for (const section of ['1.1', '1.2', '2.2.1', '2.3', '2.4', '2.5', '2.6', '3.3']) {
        expect(blank(section.replaceAll('.', '\\.'))).to.contain('[ to be filled in by the provider ]');
      }
    });
    it('fills in what it knows: each dataset with its share, size, licence and consent', () => {
      expect(text).to.contain('Less than 1 billion tokens (3,300)');
      const shares = [...text.matchAll(/^- Share of the mixture: ([\d.]+) of the tokens/gm)];
      expectShares(shares.map(([, share]) => Number(share)));
      expect(text).to.contain('until 2030-03-17').and.contain('50 records, 2,000 tokens');
    });
  });
});
