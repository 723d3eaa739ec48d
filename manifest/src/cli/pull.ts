import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import { buildManifest } from '../buildManifest.ts';
import { compareManifests } from '../compareManifests.ts';
import { digest } from '../digest.ts';
import { CommonweightError } from '../errors.ts';
import { parseManifest } from '../parseManifest.ts';
import { pullManifest } from '../pull/pullManifest.ts';
import type { PulledEntry } from '../pull/pullReport.ts';
import { showBytes } from '../pull/showProgress.ts';
import { readDecisions } from '../readDecisions.ts';
import { revokedEntries, type RevokedEntry } from '../revokedEntries.ts';
import type { Manifest } from '../schema.ts';
import { connect, hasNode, type CommonOptions } from './connect.ts';
import type { Outcome, Progress } from './Outcome.ts';
import { readText } from './readJson.ts';

/** Gateways come and go: these are only where nobody names others, and are believed as little. */
const GATEWAYS = ['https://trustless-gateway.link', 'https://ipfs.io'];

export type PullCommandOptions = CommonOptions & {
  to: string;
  round?: number;
  manifest?: string;
  digest?: string;
  purpose?: Manifest['entries'][number]['purposes'];
  mirror?: readonly string[];
  /** False: none. */
  gateway?: readonly string[] | false;
  allowFile?: boolean;
  offline?: boolean;
  parallel?: number;
  /** Seconds. */
  timeout?: number;
};

/** Fetches the cards and files of a round, and verifies every byte. */
export async function pull(options: PullCommandOptions, progress: Progress): Promise<Outcome> {
  const { manifest, revoked, trust } = await findManifest(options, progress);
  if (options.digest !== undefined && options.digest.toLowerCase() !== manifest.digest) {
    throw new CommonweightError(
      `The digest of round ${manifest.round.id} is ${manifest.digest}, not ${options.digest.toLowerCase()}.`,
    );
  }
  const report = await pullManifest({
    manifest,
    to: options.to,
    revoked,
    purposes: options.purpose,
    offline: options.offline === true,
    places: {
      mirrors: (options.mirror ?? []).map(addressOf),
      gateways: options.gateway === false ? [] : (options.gateway ?? GATEWAYS).map(addressOf),
      allowFile: options.allowFile === true,
    },
    ...(options.parallel === undefined ? {} : { parallel: options.parallel }),
    ...(options.timeout === undefined ? {} : { limits: { stallMs: options.timeout * 1_000 } }),
    say: progress,
  });
  const complete = report.entries.filter(({ status }) => status === 'complete');
  const total = complete.reduce((sum, { bytes = 0 }) => sum + bytes, 0);
  const lines = [
    `Round ${report.round}: ${complete.length} of ${report.entries.length} datasets complete and verified, ${showBytes(total)}, in ${options.to}.`,
    trust,
    ...report.entries.flatMap((entry) => describe(entry, options.to)),
  ];
  return { json: report, text: lines.join('\n'), ok: report.ok };
}

interface Found {
  manifest: Manifest;
  revoked?: { entries: readonly RevokedEntry[]; asOfBlock: number };
  /** What the manifest rests on, in one sentence. */
  trust: string;
}

/** The manifest from the chain; or from a file, held against the chain where a node is named, else against its own digest. */
async function findManifest(options: PullCommandOptions, progress: Progress): Promise<Found> {
  const kept = join(options.to, 'manifest.json');
  const file = options.manifest ?? (options.offline === true && existsSync(kept) ? kept : undefined);
  if (file === undefined && options.offline === true && !hasNode(options)) {
    throw new CommonweightError(
      `There is no manifest in ${options.to} yet: give --manifest, or pull without --offline.`,
    );
  }
  const given = file === undefined ? undefined : parseManifest(readText(file));
  if (given !== undefined) {
    const computed = digest(given);
    if (computed !== given.digest) {
      throw new CommonweightError(
        `${file} has been changed: its entries give the digest ${computed}, it says ${given.digest}.`,
      );
    }
    if (options.round !== undefined && options.round !== given.round.id) {
      throw new CommonweightError(`${file} is of round ${given.round.id}, not of round ${options.round}.`);
    }
    if (!hasNode(options)) {
      return {
        manifest: given,
        trust:
          'The manifest fits its own digest. No node was asked (--rpc) whether that was sealed, nor what has been revoked since.',
      };
    }
  }
  const connection = await connect(options);
  progress(`Reading the chain up to block ${connection.blockNumber} …`);
  const read = await readDecisions({ ...connection, roundId: given?.round.id ?? options.round });
  const { manifest } = buildManifest(read);
  const [difference] = given === undefined ? [] : compareManifests(given, manifest);
  if (difference !== undefined) {
    throw new CommonweightError(`${file} is not the manifest of round ${manifest.round.id}: ${difference}.`);
  }
  const entries = revokedEntries({ manifest, history: read.history, nowSeconds: connection.blockSeconds });
  return {
    manifest,
    revoked: { entries, asOfBlock: Number(connection.blockNumber) },
    trust: `The manifest is the chain's; what was revoked up to block ${connection.blockNumber} is left out.`,
  };
}

/** An address, or a folder of this machine. */
function addressOf(text: string): URL {
  const url = /^[a-z]{2,}:/i.test(text) ? URL.parse(text) : pathToFileURL(resolve(text));
  if (url === null || !/^(https?|file):$/.test(url.protocol)) {
    throw new CommonweightError(`${text} is neither an address (https, http, file) nor a folder.`);
  }
  return url;
}

function describe(entry: PulledEntry, to: string): string[] {
  const { datasetId, status, reason, problems = [] } = entry;
  if (status === 'complete') return [];
  const left = join(to, 'datasets', String(datasetId));
  // a suspension ends by itself
  const forGood = status === 'revoked' && reason?.startsWith('suspended') !== true;
  const remains = forGood && existsSync(left) ? ` Delete ${left}.` : '';
  return [
    `Dataset ${datasetId} is ${status}${reason === undefined ? '' : `: ${reason}`}.${remains}`,
    ...problems.map((problem) => `  ${problem}`),
  ];
}
