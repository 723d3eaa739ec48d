import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

import { expect, use } from 'chai';
import chaiAsPromised from 'chai-as-promised';

import { findChromium } from '../../scripts/lib/browser/findChromium.ts';

use(chaiAsPromised);

describe('findChromium', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'browser-'));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const program = (name: string, mode = 0o755): string => {
    const file = join(folder, name);
    writeFileSync(file, '#!/bin/sh\n');
    chmodSync(file, mode);
    return file;
  };
  const nowhere = { chosen: undefined, searchPath: '', places: [], installers: [] };
  // an undefined choice would fall back to the environment's
  const find = (options: Parameters<typeof findChromium>[0]) => findChromium({ ...nowhere, chosen: '', ...options });

  it('takes the program that was chosen before any other', async () => {
    const chosen = program('my-browser');
    program('chromium');

    expect(await find({ chosen, searchPath: folder })).to.equal(chosen);
  });

  it('refuses a choice that is not there, in one sentence', async () => {
    const chosen = join(folder, 'gone');

    await expect(find({ chosen, searchPath: folder })).to.be.rejectedWith(
      `CHROME_PATH is ${chosen}: there is no program to run there.`,
    );
  });

  it('takes the first on the search path, and passes over what cannot be run', async () => {
    program('chromium', 0o644);
    const chrome = program('google-chrome');

    expect(await find({ searchPath: ['/nowhere', folder].join(delimiter) })).to.equal(chrome);
  });

  it('looks at the other places last', async () => {
    const place = program('Google Chrome');

    expect(await find({ searchPath: '/nowhere', places: ['/nowhere/chrome', place] })).to.equal(place);
  });

  it('installs where there is none, and goes on to the next way where one fails', async () => {
    const tried: string[] = [];
    const found = await find({
      searchPath: folder,
      installers: [
        () => {
          tried.push('first');
          return Promise.resolve('no network');
        },
        () => {
          tried.push('second');
          program('chromium');
          return Promise.resolve(undefined);
        },
        () => {
          tried.push('third');
          return Promise.resolve('not needed');
        },
      ],
    });

    expect(found).to.equal(join(folder, 'chromium'));
    expect(tried).to.deep.equal(['first', 'second']);
  });

  it('names the one command that helps where nothing does, and why each way failed', async () => {
    const installers = [() => Promise.resolve('some lines\nno root'), () => Promise.resolve('no network')];

    await expect(find({ installers })).to.be.rejectedWith(
      /^There is no Chromium .* "npx playwright-core install --with-deps chromium", .*CHROME_PATH\.\n {2}no root\n {2}no network$/,
    );
  });
});
