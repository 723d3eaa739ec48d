import { expect } from 'chai';

import { joinWrapped } from '../../app/src/components/joinWrapped.ts';

describe('joinWrapped', () => {
  it('puts the lines of a paragraph together and keeps paragraphs apart', () => {
    expect(joinWrapped('One\ntwo\r\nthree\n\nFour\nfive')).to.equal('One two three\n\nFour five');
  });

  it('leaves headings, lists, quotations and wanted breaks on lines of their own', () => {
    const text = '# Title\nText\n- a\n- b\n  goes on\n1. c\n> said\nBreak  \nhere';
    expect(joinWrapped(text)).to.equal('# Title\nText\n- a\n- b goes on\n1. c\n> said Break  \nhere');
  });
});
