import { expect } from 'chai';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

import { formats } from '../../manifest/src/export/formats.ts';
import { jsonSchema } from '../../manifest/src/jsonSchema.ts';
import { manifestSchema } from '../../manifest/src/schema.ts';

interface Schema {
  type?: string;
  description?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
}

/** The values of a document that its schema says nothing about; what is said of a list holds for what is in it. */
function undescribed(schema: Schema, path = '', said = false): string[] {
  if (schema.properties !== undefined) {
    return Object.entries(schema.properties).flatMap(([key, value]) =>
      undescribed(value, path === '' ? key : `${path}.${key}`),
    );
  }
  const described = said || schema.description !== undefined;
  if (schema.items !== undefined) return undescribed(schema.items, path, described);
  return described ? [] : [path];
}

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

describe('docs/cli.md', () => {
  it('lists the commands that --help lists', () => {
    const bin = new URL('../../manifest/bin/commonweight.mjs', import.meta.url).pathname;
    const help = execFileSync(process.execPath, [bin, '--help'], { encoding: 'utf8' });
    const helped = [...help.matchAll(/^ {2}(\w+) .*\[options\]/gm)].map(([, name]) => name);
    const documented = [...read('docs/cli.md').matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
    expect(documented).to.deep.equal(helped);
    expect(documented).to.include.members(['manifest', 'export', 'withdrawals']);
  });
});

describe('docs/training.md', () => {
  it('says what to type for every format', () => {
    const text = read('docs/training.md');
    for (const { id } of formats) {
      expect(text, id).to.match(new RegExp(`^\\| \`${id}\` `, 'm'));
      expect(read('docs/cli.md'), id).to.contain(`\`${id}\``);
    }
    for (const { id } of formats.filter(({ trains }) => trains)) expect(text).to.contain(`export --format ${id} `);
  });
});

describe('manifest.schema.json', () => {
  it('is what the code checks', () => {
    expect(JSON.parse(read('manifest/manifest.schema.json'))).to.deep.equal(jsonSchema());
  });
  it('says of every value what it is, and in which unit', () => {
    expect(undescribed(jsonSchema())).to.deep.equal([]);
  });
  it('is held to that', () => {
    const schema = { type: 'object', properties: { a: { type: 'array', items: { type: 'integer' } } } };
    expect(undescribed(schema)).to.deep.equal(['a']);
  });
});

describe('docs/manifest-format.md', () => {
  it('names every field of the document', () => {
    const text = read('docs/manifest-format.md');
    for (const field of Object.keys(manifestSchema.shape)) expect(text).to.contain(`\`${field}\``);
  });
});
