import { existsSync, readFileSync } from 'node:fs';

import { expect } from 'chai';

const PAGE = new URL('../../docs/risks.md', import.meta.url);
const text = readFileSync(PAGE, 'utf8');

/** The rows of all tables, without their heads. */
const rows = text.split('\n').filter((line) => /^\| (?!-|promise |attack )/.test(line));
const linksOf = (row: string): [title: string, target: string][] =>
  [...row.matchAll(/\[([^\]]+)\]\(([^)]+)\)/g)].map(([, title = '', target = '']) => [title, target]);

/** A test that runs, of mocha or of Solidity, or one of a table of them. */
const TEST = /^\s*(it|describe)\(|^\s*function (test|invariant)|^\s*(\{? ?\w+: |\[)?['`]/;

describe('docs/risks.md', () => {
  it('has its promises and attacks in tables', () => {
    expect(rows.length).to.be.greaterThan(80);
  });

  for (const row of rows) {
    const [, what = ''] = row.split('|');
    it(`names a test that is there for: ${what.trim()}`, () => {
      const links = linksOf(row);
      expect(links.length).to.be.greaterThan(0);
      for (const [title, target] of links) {
        const file = new URL(target, PAGE);
        expect(existsSync(file), target).to.equal(true);
        const named = readFileSync(file, 'utf8')
          .split('\n')
          .filter((line) => line.includes(title));
        expect(
          named.some((line) => TEST.test(line)),
          `${title} in ${target}`,
        ).to.equal(true);
      }
    });
  }
});
