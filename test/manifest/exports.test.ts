import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const SOURCE = new URL('../../manifest/src/', import.meta.url).pathname;

/** The modules of the library that a file brings along, and the packages and built-ins. */
function imports(file: string, seen = new Set<string>()): { files: Set<string>; packages: Set<string> } {
  const packages = new Set<string>();
  if (seen.has(file)) return { files: seen, packages };
  seen.add(file);
  // types are gone when it runs
  const text = readFileSync(file, 'utf8').replace(/^(?:import|export) type [^;]*;/gm, '');
  for (const [, from = ''] of text.matchAll(/^(?:import|export)\b[^;]*?from '([^']+)';/gm)) {
    if (!from.startsWith('.')) packages.add(from);
    else for (const one of imports(join(dirname(file), from), seen).packages) packages.add(one);
  }
  return { files: seen, packages };
}

describe('the library', () => {
  it('runs in a browser: its main export brings none of Node’s own modules along', () => {
    const { files, packages } = imports(join(SOURCE, 'index.ts'));
    expect(files.size).to.be.greaterThan(30);
    const heavy = ['commander', '@ethereumjs/mpt', 'ipfs-unixfs-exporter', '@ipld/car/iterator'];
    expect([...packages].filter((name) => name.startsWith('node:') || heavy.includes(name))).to.deep.equal([]);
  });
  it('would notice one that does not', () => {
    expect([...imports(join(SOURCE, 'node.ts')).packages]).to.include.members(['node:fs/promises', '@ethereumjs/mpt']);
  });
});
