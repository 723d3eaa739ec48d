import { expect } from 'chai';

import { runScript } from '../helpers/runScript.ts';

describe('npm run deploy, when it cannot begin', () => {
  const cases: [what: string, args: string[], message: RegExp][] = [
    ['there is no such network', ['--network', 'nowhere'], /The network "nowhere" is not defined/],
    ['nobody named a node', ['--network', 'remote', '--parameters', 'local'], /configuration variable "RPC_URL"/],
    ['there is no such option', ['--netwrok', 'localhost'], /Unknown option '--netwrok'/],
    [
      'there are no such parameters',
      ['--parameters', 'none'],
      /There is no \S+none\.ts\. Copy scripts\/params\/example\.ts/,
    ],
    ['the parameters are no commons', ['--parameters', 'example'], /allocations\[0\]\.account is the zero address/],
  ];
  for (const [what, args, message] of cases) {
    it(`says so without a stack where ${what}`, async () => {
      const { code, output } = await runScript('deploy.ts', [...args, '--no-build'], { RPC_URL: '' });

      expect(code).to.equal(1);
      expect(output)
        .to.match(message)
        .and.not.match(/^ {4}at /m);
    });
  }
});
