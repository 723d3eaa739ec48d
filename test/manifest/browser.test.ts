import { expect } from 'chai';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const INDEX = new URL('../../manifest/src/index.ts', import.meta.url).pathname;

/** What a file draws in, by its import and export lines, types aside. */
function specifiers(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [
    ...text.matchAll(/^(?:import|export)\s(?!type\s)[^;]*?from\s+'([^']+)';|^import '([^']+)';|import\('([^']+)'\)/gm),
  ].map(([, from, bare, later]) => from ?? bare ?? later ?? '');
}

describe('@commonweight/manifest', () => {
  it('draws nothing into a browser that only Node has', () => {
    const seen = new Set<string>();
    const packages = new Set<string>();
    const visit = (file: string): void => {
      if (seen.has(file)) return;
      seen.add(file);
      for (const specifier of specifiers(file)) {
        if (specifier.startsWith('.')) visit(join(dirname(file), specifier));
        else packages.add(specifier);
      }
    };
    visit(INDEX);
    expect([...seen].every((file) => existsSync(file))).to.equal(true);
    expect([...seen].some((file) => file.endsWith('export/formats.ts'))).to.equal(true);
    expect([...packages].filter((name) => name.startsWith('node:'))).to.deep.equal([]);
    expect([...packages]).to.include.members(['viem', 'zod', 'yaml']);
    // heavy, and of no use to a page
    const heavy = ['commander', '@ethereumjs/mpt', '@ipld/car/iterator', 'ipfs-unixfs-exporter'];
    expect([...packages].filter((name) => heavy.includes(name))).to.deep.equal([]);
  });
});
