import { expect } from 'chai';
import fc from 'fast-check';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { keccak256, toHex } from 'viem';

import { expectNear } from '../helpers/expectNear.ts';
import { makeRecordCounter } from '../../manifest/src/card/makeRecordCounter.ts';
import type { Manifest } from '../../manifest/src/schema.ts';
import { pulledFolder, type PulledDataset } from '../helpers/pulledFolder.ts';
import { python, withPython } from '../helpers/python.ts';

const MODULE = new URL('../../manifest/python/commonweight.py', import.meta.url).pathname;
const REGISTRY = `0x${'11'.repeat(20)}`;

const DATASETS: readonly PulledDataset[] = [
  {
    ppb: 500_000_000,
    files: [
      { name: 'a/one.txt', encodingFormat: 'text/plain', content: 'Call me Ishmael.\n'.repeat(20) },
      { name: 'two.txt', encodingFormat: 'text/plain', content: 'Étienne, 中\u2028\n' },
    ],
    records: 2,
  },
  {
    ppb: 300_000_000,
    files: [
      {
        name: 'rows.csv',
        encodingFormat: 'text/csv',
        content: 'id,text\r\n1,"a ""b"",\r\nc"\r\n\r\n2,plain\r\n',
      },
      { name: 'rows.tsv', encodingFormat: 'text/tab-separated-values', content: 'word\tvalence\ngut\t3\nböse\t-3' },
    ],
    records: 4,
  },
  {
    ppb: 199_999_998,
    files: [
      {
        name: 'lines.jsonl',
        encodingFormat: 'application/jsonl',
        content: '{"text": "first"}\n  \n{"other": 1}\r\n[2]\n',
      },
    ],
  },
];

withPython('commonweight.py', () => {
  let folder: string;
  let manifest: Manifest;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'commonweight-'));
    manifest = await pulledFolder(folder, DATASETS);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Runs a line of Python that has the module as `c` and the folder's path as `path`, and reads the JSON it prints. */
  const evaluate = (code: string): unknown =>
    JSON.parse(
      python(['-c', `import json, itertools, commonweight as c\npath = ${JSON.stringify(folder)}\n${code}`], {
        cwd: dirname(MODULE),
      }),
    );
  const run = (...args: string[]): string => python([MODULE, ...args]);
  const failing = (...args: string[]): string => {
    try {
      run(...args);
    } catch (error) {
      const { status, stderr } = error as { status: number; stderr: string };
      expect(status).to.equal(1);
      expect(stderr).not.to.contain('Traceback');
      return stderr;
    }
    throw new Error(`${args.join(' ')} went well`);
  };
  const file = (path: string): string => join(folder, 'datasets', path);
  const reportOf = (change: (report: Record<string, unknown>) => void): void => {
    const report = JSON.parse(readFileSync(join(folder, 'pull.json'), 'utf8')) as Record<string, unknown>;
    change(report);
    writeFileSync(join(folder, 'pull.json'), JSON.stringify(report));
  };
  const withdrawalsOf = (ids: readonly number[], suspended: readonly number[] = []): string => {
    const path = join(folder, 'withdrawals.json');
    const list = { format: 'commonweight-withdrawals/1', chainId: 31337, registry: REGISTRY, sinceSeconds: null };
    const [withdrawals, suspensions] = [ids, suspended].map((all) => all.map((datasetId) => ({ datasetId })));
    writeFileSync(path, JSON.stringify({ ...list, withdrawals, suspensions }));
    return path;
  };

  describe('verify', () => {
    it('accepts a whole folder, and the digest that the chain has', () => {
      expect(run('verify', folder, '--digest', manifest.digest)).to.equal('Round 2: 3 datasets verified.\n');
    });
    it('works the digest out as the library does', () => {
      expect(evaluate('print(json.dumps(c.digest_of(c.Folder(path).manifest)))')).to.equal(manifest.digest);
    });
    it('hashes as Ethereum does, whatever the length', () => {
      const texts = Array.from({ length: 280 }, (_, length) => 'x'.repeat(length));
      const hashes = evaluate('print(json.dumps([c.keccak256(b"x" * length).hex() for length in range(280)]))');
      expect(hashes).to.deep.equal(texts.map((text) => keccak256(toHex(text)).slice(2)));
    });
    it('refuses another digest than the chain has', () => {
      expect(failing('verify', folder, '--digest', `0x${'12'.repeat(32)}`)).to.contain('the chain says 0x1212');
    });
    it('refuses a manifest whose share was changed', () => {
      const changed = { ...manifest, entries: manifest.entries.map((entry) => ({ ...entry })) };
      changed.entries[0]!.sharePpbDown -= 1;
      writeFileSync(join(folder, 'manifest.json'), JSON.stringify(changed));
      expect(failing('verify', folder)).to.contain('manifest.json: its entries give the digest');
    });
    it('refuses a report whose shares are not what was sealed', () => {
      reportOf((report) => Object.assign((report.entries as object[])[0]!, { sharePpb: 900_000_000 }));
      expect(failing('verify', folder)).to.contain('dataset 1 has the share 900000000');
    });
    it('names every file that is missing, cut off, longer or another', () => {
      unlinkSync(file('1/files/two.txt'));
      writeFileSync(file('1/files/a/one.txt'), 'Call me Ishmael.');
      writeFileSync(file('2/files/rows.csv'), readFileSync(file('2/files/rows.csv'), 'utf8').replace('plain', 'plane'));
      writeFileSync(file('3/files/lines.jsonl'), `${readFileSync(file('3/files/lines.jsonl'), 'utf8')}\n`);
      const problems = failing('verify', folder).trimEnd().split('\n');
      expect(problems).to.have.length(4);
      expect(problems[0]).to.equal('Dataset 1, a/one.txt: has 16 bytes, its card says 340.');
      expect(problems[1]).to.equal('Dataset 1, two.txt: cannot be read: No such file or directory.');
      expect(problems[2]).to.equal('Dataset 2, rows.csv: is another than its card says.');
      expect(problems[3]).to.contain('bytes, its card says');
    });
    it('refuses a card that was changed', () => {
      writeFileSync(file('2/card.json'), '{}');
      expect(failing('verify', folder)).to.equal('The card of dataset 2 is another than the manifest says.\n');
    });
    it('follows no link out of the folder', () => {
      const content = readFileSync(file('1/files/two.txt'));
      unlinkSync(file('1/files/two.txt'));
      writeFileSync(join(folder, 'elsewhere.txt'), content);
      symlinkSync(join(folder, 'elsewhere.txt'), file('1/files/two.txt'));
      expect(failing('verify', folder)).to.equal('Dataset 1, two.txt: is outside the folder.\n');
      expect(failing('jsonl', folder)).to.contain("the file 'two.txt' is outside the folder");
    });
  });

  describe('when the folder is amiss', () => {
    for (const [what, spoil, message] of [
      ['there is none', () => rmSync(join(folder, 'manifest.json')), 'manifest.json cannot be read: No such file'],
      [
        'a file is cut off',
        () => writeFileSync(join(folder, 'pull.json'), '{"form'),
        'pull.json is truncated or damaged',
      ],
      ['it was pulled for another manifest', () => reportOf((r) => (r.digest = '0x')), 'pull it again'],
      ['it is of another version', () => reportOf((r) => (r.format = 'commonweight-pull/9')), 'of another version'],
      ['a field is missing', () => reportOf((r) => delete r.entries), "lacks 'entries'"],
      ['nothing is complete', () => reportOf((r) => (r.entries = [])), 'Nothing is left'],
    ] as const) {
      it(`says so in one sentence where ${what}`, () => {
        spoil();
        expect(failing('verify', folder)).to.contain(message);
      });
    }
  });

  describe('records', () => {
    it('reads texts, rows and lines, each as one record', () => {
      const records = evaluate(
        'print(json.dumps([list(c.Folder(path).records(id)) for id in (1, 2, 3)]))',
      ) as string[][];
      expect(records[0]).to.deep.equal([DATASETS[0]!.files[0]!.content, DATASETS[0]!.files[1]!.content]);
      expect(records[1]).to.deep.equal([
        'a "b",\r\nc',
        'plain',
        '{"word": "gut", "valence": "3"}',
        '{"word": "böse", "valence": "-3"}',
      ]);
      expect(records[2]).to.deep.equal(['first', '{"other": 1}', '[2]']);
    });
    it('counts as the library does when it makes a card', () => {
      const letters = fc.string({ unit: fc.constantFrom('a', ' ', 'é', '1', "'"), maxLength: 3 });
      const quoted = fc
        .array(fc.constantFrom('a', ',', '\n', '\r\n', '""', ' '), { maxLength: 4 })
        .map((parts) => `"${parts.join('')}"`);
      const row = fc.array(fc.oneof(letters, quoted), { minLength: 1, maxLength: 3 }).map((cells) => cells.join(','));
      const line = fc.tuple(row, fc.constantFrom('\n', '\r\n', '\n\n', '\n \t\r\n')).map((parts) => parts.join(''));
      const text = fc
        .tuple(fc.array(line, { maxLength: 6 }), fc.oneof(row, fc.constant('')))
        .map(([lines, last]) => lines.join('') + last);
      const texts = fc.sample(text, { numRuns: 300, seed: 11 });
      const counted = texts.map((all) => {
        const counter = makeRecordCounter('text/csv');
        counter.add(new TextEncoder().encode(all));
        return counter.count();
      });
      writeFileSync(join(folder, 'texts.json'), JSON.stringify(texts));
      const found = evaluate(
        'print(json.dumps([len(list(c._rows(t, ",", ""))) for t in json.load(open(path + "/texts.json"))]))',
      );
      expect(found).to.deep.equal(counted);
      expect(new Set(counted).size).to.be.greaterThan(5);
    });
    it('refuses what is no text, no UTF-8 or no JSON, naming the file', async () => {
      for (const [encodingFormat, content, message] of [
        ['image/png', 'x', 'b: is image/png, which cannot be read as text.'],
        ['text/plain', Uint8Array.of(0x61, 0xff), 'b: is no UTF-8 from byte 1 on.'],
        ['application/jsonl', '{"text": "a"}\nno\n', 'b: has a line that is no JSON: '],
        ['text/csv', 'a\nb"\n"c\n', 'b: has a row that cannot be read: '],
      ] as const) {
        await pulledFolder(folder, [{ ppb: 1_000_000_000, files: [{ name: 'b', encodingFormat, content }] }]);
        expect(failing('jsonl', folder)).to.contain(`Dataset 1, ${message}`);
      }
    });
    it('uses nothing of a file that was changed after it was verified', () => {
      writeFileSync(file('1/files/two.txt'), 'other');
      expect(failing('jsonl', folder)).to.contain('Dataset 1, two.txt: is another than its card says.');
    });
  });

  describe('samples', () => {
    const draw = (number: number, options: string): [number, string][] =>
      evaluate(
        `print(json.dumps([(s.dataset_id, s.text) for s in itertools.islice(c.Folder(path).samples(${options}), ${number})]))`,
      ) as [number, string][];
    const sharesOf = (drawn: [number, string][], size: (text: string) => number): number[] => {
      const sums = [0, 0, 0];
      for (const [id, text] of drawn) sums[id - 1] = (sums[id - 1] ?? 0) + size(text);
      const total = sums.reduce((sum, part) => sum + part, 0);
      return sums.map((sum) => sum / total);
    };
    it('gives each dataset its share of the bytes, to within a record', () => {
      const drawn = draw(2_000, 'seed=3');
      const total = drawn.reduce((sum, [, text]) => sum + Buffer.byteLength(text), 0);
      for (const [index, share] of sharesOf(drawn, (text) => Buffer.byteLength(text)).entries()) {
        expectNear(share, [0.5, 0.3, 0.2][index] ?? 0, (2 * 340) / total);
      }
    });
    it('gives each its share of what a tokenizer counts', () => {
      const drawn = draw(2_000, 'seed=3, count=lambda text: len(text.split())');
      const words = (text: string): number => text.split(/\s+/).filter((word) => word !== '').length;
      const total = drawn.reduce((sum, [, text]) => sum + words(text), 0);
      for (const [index, share] of sharesOf(drawn, words).entries()) {
        expectNear(share, [0.5, 0.3, 0.2][index] ?? 0, (2 * 60) / total);
      }
    });
    it('gives each its share of the records where each counts one', () => {
      const shares = sharesOf(draw(1_000, 'count=lambda text: 1'), () => 1);
      for (const [index, share] of shares.entries()) expectNear(share, [0.5, 0.3, 0.2][index] ?? 0, 0.002);
    });
    it('is the same for the same seed, and another for another', () => {
      expect(draw(50, 'seed=3')).to.deep.equal(draw(50, 'seed=3'));
      expect(draw(50, 'seed=3')).not.to.deep.equal(draw(50, 'seed=4'));
    });
    it('draws every record of a dataset before any comes again', () => {
      const third = draw(400, 'seed=1').filter(([id]) => id === 3);
      for (let at = 0; at + 3 <= third.length; at += 3) {
        expect(new Set(third.slice(at, at + 3).map(([, text]) => text)).size).to.equal(3);
      }
      expect(third.length).to.be.greaterThan(20);
    });
    it('leaves out what was withdrawn, and scales the others up', () => {
      const list = withdrawalsOf([1]);
      const ids = draw(200, 'seed=1').map(([id]) => id);
      expect(new Set(ids)).to.deep.equal(new Set([1, 2, 3]));
      const shares = evaluate(
        `print(json.dumps([(d.id, d.share, d.name) for d in c.Folder(path, ${JSON.stringify(list)}).datasets]))`,
      ) as [number, number, string][];
      expect(shares.map(([id, , name]) => [id, name])).to.deep.equal([
        [2, 'Dataset 2'],
        [3, 'Dataset 3'],
      ]);
      expectNear(shares[0]?.[1], 0.6, 1e-8);
    });
    it('leaves out what is suspended', () => {
      const list = withdrawalsOf([1], [3]);
      expect(
        evaluate(`print(json.dumps([d.id for d in c.Folder(path, ${JSON.stringify(list)}).datasets]))`),
      ).to.deep.equal([2]);
    });
    it('refuses a list of withdrawals of another commons', () => {
      const list = withdrawalsOf([1]);
      writeFileSync(list, readFileSync(list, 'utf8').replace(REGISTRY, `0x${'22'.repeat(20)}`));
      expect(failing('sample', folder, '--withdrawals', list)).to.contain('of another commons');
    });
    it('says so where a dataset has nothing in it', async () => {
      await pulledFolder(folder, [{ ppb: 10, files: [{ name: 'b', encodingFormat: 'text/plain', content: '' }] }]);
      expect(failing('sample', folder)).to.contain('Dataset 1 has no record with anything in it.');
    });
  });

  describe('jsonl', () => {
    it('writes one file a dataset, one record a line, and nothing half-written', () => {
      const said = run('jsonl', folder);
      expect(said).to.contain('2.jsonl: 4 records, share 0.3');
      expect(readdirSync(join(folder, 'jsonl')).sort()).to.deep.equal(['1.jsonl', '2.jsonl', '3.jsonl']);
      const lines = readFileSync(join(folder, 'jsonl/1.jsonl'), 'utf8').trimEnd().split('\n');
      expect(lines.map((line) => JSON.parse(line) as object)).to.deep.equal(
        DATASETS[0]!.files.map(({ content }) => ({ text: content })),
      );
    });
    it('refuses a dataset that has other records than its card says', async () => {
      await pulledFolder(folder, [{ ...DATASETS[2]!, records: 7 }]);
      expect(failing('jsonl', folder)).to.equal('Dataset 1 has 3 records, its card says 7.\n');
      expect(readdirSync(join(folder, 'jsonl'))).to.deep.equal([]);
    });
    it('prints samples, the same each time', () => {
      const lines = run('sample', folder, '--seed', '5', '--number', '6').trimEnd().split('\n');
      expect(lines).to.have.length(6);
      expect(JSON.parse(lines[0] ?? '')).to.have.keys('dataset', 'text');
      expect(run('sample', folder, '--seed', '5', '--number', '6').trimEnd().split('\n')).to.deep.equal(lines);
    });
  });
});
