import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { chromium } from 'playwright-core';

import { runCommand } from '../../tooling/runCommand.ts';
import { DeployError } from '../deploy/DeployError.ts';

const PROGRAMS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** Where systems that have no search path for programs keep it. */
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Installs a browser and returns what it printed if it could not. */
export type Installer = () => Promise<string | undefined>;

export interface FindOptions {
  /** What `CHROME_PATH` says. */
  chosen?: string | undefined;
  /** Folders that programs are looked for in, as `PATH` has them. */
  searchPath?: string;
  /** Other places to look at, in this order. */
  places?: readonly string[];
  installers?: readonly Installer[];
}

function canRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const aptGet: Installer = async () => {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return 'apt-get needs root on Debian.';
  const options = { show: false, env: { DEBIAN_FRONTEND: 'noninteractive' } };
  const update = await runCommand('apt-get', ['update'], options);
  if (update.code !== 0) return update.output;
  const install = await runCommand('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], options);
  return install.code === 0 ? undefined : install.output;
};

const playwrightDownload: Installer = async () => {
  const { code, output } = await runCommand('playwright-core', ['install', 'chromium', '--no-shell'], { show: false });
  return code === 0 ? undefined : output;
};

/**
 * Finds a Chromium or Chrome: the one in `CHROME_PATH`, else one of the system's, else one that Playwright downloaded
 * before. Where there is none it is installed: by apt-get for root on Debian, which brings the libraries along that a
 * browser needs there, else by Playwright's download.
 */
export async function findChromium(options: FindOptions = {}): Promise<string> {
  const {
    chosen = process.env.CHROME_PATH,
    searchPath = process.env.PATH ?? '',
    places = [...PLACES, chromium.executablePath()],
    installers = [aptGet, playwrightDownload],
  } = options;
  if (chosen !== undefined && chosen !== '') {
    if (canRun(chosen)) return chosen;
    throw new DeployError(`CHROME_PATH is ${chosen}: there is no program to run there.`);
  }

  const look = (): string | undefined => {
    const folders = searchPath.split(delimiter).filter((folder) => folder !== '');
    const found = folders.flatMap((folder) => PROGRAMS.map((program) => join(folder, program)));
    return [...found, ...places].find(canRun);
  };
  const complaints: string[] = [];
  for (const install of [undefined, ...installers]) {
    const complaint = await install?.();
    if (complaint !== undefined) complaints.push(complaint.trim().split('\n').at(-1) ?? '');
    const found = look();
    if (found !== undefined) return found;
  }
  throw new DeployError(
    'There is no Chromium or Chrome, and it could not be installed. Install it with ' +
      '"npx playwright-core install --with-deps chromium", or say where it is in CHROME_PATH.\n' +
      complaints.map((complaint) => `  ${complaint}`).join('\n'),
  );
}
