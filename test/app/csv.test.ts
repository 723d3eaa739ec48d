import { expect } from 'chai';

import { csvOf } from '../../app/src/components/csv.ts';

describe('csvOf', () => {
  it('writes lines with quotes only where they are needed', () => {
    expect(
      csvOf(
        ['a', 'b'],
        [
          ['x,y', 'say "no"'],
          ['one\ntwo', 7n],
        ],
      ),
    ).to.equal('a,b\r\n"x,y","say ""no"""\r\n"one\ntwo",7\r\n');
  });
  it('keeps a spreadsheet from taking text for a formula', () => {
    expect(csvOf(['a'], [['=HYPERLINK("https://evil.example")'], ['+1'], ['-1'], ['@x']])).to.equal(
      'a\r\n"\'=HYPERLINK(""https://evil.example"")"\r\n\'+1\r\n\'-1\r\n\'@x\r\n',
    );
  });
  it('leaves numbers alone', () => {
    expect(csvOf(['a'], [[-1], [0.5]])).to.equal('a\r\n-1\r\n0.5\r\n');
  });
});
