import { expect } from 'chai';

import { tameText } from '../../app/src/components/tameText.ts';

describe('tameText', () => {
  it('leaves ordinary text of any script as it is', () => {
    for (const text of ['Moby Dick', 'Éclats d’été', 'کتاب‌ها', 'हिन्दी', '日本語の天気', '👩‍👩‍👧']) {
      expect(tameText(text, 80)).to.equal(text);
    }
  });

  it('makes one line of several', () => {
    expect(tameText('  one\n\n two\t three ', 80)).to.equal('one two three');
  });

  it('drops what steers direction, and what cannot be seen', () => {
    expect(tameText('photo\u202egpj.exe\u2066\u2069\u200f', 80)).to.equal('photogpj.exe');
    expect(tameText('a\u0000b\u200bc\u2060d', 80)).to.equal('abcd');
  });

  it('keeps marks from piling up on other lines', () => {
    expect(tameText(`Z${'\u0301'.repeat(500)}algo`, 80)).to.equal(`Z${'\u0301'.repeat(4)}algo`);
  });

  it('ends with a sign where something is left out', () => {
    expect(tameText('abcdefghij', 10)).to.equal('abcdefghij');
    expect(tameText('abcdefghijk', 10)).to.equal('abcdefghi…');
  });

  it('cuts between characters, not within one', () => {
    expect(tameText('😀'.repeat(20), 3)).to.equal('😀😀…');
  });

  it('does not look at more than it may show', () => {
    const long = 'x'.repeat(10_000_000);
    expect(tameText(long, 80)).to.equal(`${'x'.repeat(79)}…`);
  });

  it('tells that something was left out even where only blanks came first', () => {
    expect(tameText(`${' '.repeat(1_000)}name`, 10)).to.equal('…');
  });
});
