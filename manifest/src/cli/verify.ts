import type { Hex } from 'viem';

import { buildManifest } from '../buildManifest.ts';
import { compareManifests } from '../compareManifests.ts';
import { digest } from '../digest.ts';
import { CommonweightError } from '../errors.ts';
import { oneLine } from '../export/oneLine.ts';
import { foldReports } from '../foldReports.ts';
import { parseManifest } from '../parseManifest.ts';
import { proveDigest } from '../proof/proveDigest.ts';
import { readDecisions } from '../readDecisions.ts';
import { revokedEntries } from '../revokedEntries.ts';
import type { Manifest } from '../schema.ts';
import { connect, type CommonOptions, type Connection } from './connect.ts';
import type { Outcome, Progress } from './Outcome.ts';
import { readText } from './readJson.ts';

const MOST_SHOWN = 20;

/**
 * Holds a manifest against the chain: its digest, every field of it, its bytes, and each entry as it stands now.
 * @param options.proof The hash of a block, from a source that is trusted: the digest is then proved from it, whatever the node says.
 */
export async function verify(
  file: string,
  options: CommonOptions & { allowRevoked?: boolean; proof?: Hex },
  progress: Progress,
): Promise<Outcome> {
  const text = readText(file);
  const given = parseManifest(text);
  const ownDigest = digest(given);
  const connection = await connect(options);
  if (options.proof !== undefined) await prove(given, ownDigest, connection, options.proof);
  progress(`Rebuilding round ${given.round.id} from the chain up to block ${connection.blockNumber} …`);
  const read = await readDecisions({ ...connection, roundId: given.round.id });
  const built = buildManifest(read);

  const differences = compareManifests(given, built.manifest);
  if (ownDigest !== given.digest) {
    differences.unshift(`digest: the file's entries give ${ownDigest}, the file says ${given.digest}`);
  }
  const isCanonical = text.trimEnd() === built.text;
  if (differences.length === 0 && !isCanonical) {
    differences.push('The file says the same as the chain, but is not written in canonical form');
  }
  const revoked = revokedEntries({ manifest: given, history: read.history, nowSeconds: connection.blockSeconds });
  const genuine = differences.length === 0;
  const ok = genuine && (revoked.length === 0 || options.allowRevoked === true);

  const proved =
    options.proof === undefined
      ? []
      : [
          `The digest is proved to have been sealed, as of the block ${options.proof}: nothing in it rests on the node.`,
        ];
  const lines = genuine
    ? [
        `Round ${given.round.id}: digest, shares and all ${given.entries.length} entries are as the chain has them.`,
        ...proved,
      ]
    : [
        `The manifest is not that of round ${given.round.id}:`,
        ...differences.slice(0, MOST_SHOWN).map((line) => `  ${line}`),
      ];
  if (differences.length > MOST_SHOWN) lines.push(`  and ${differences.length - MOST_SHOWN} more`);
  for (const { datasetId, reason, untilSeconds } of revoked) {
    const until = untilSeconds === undefined ? '' : ` until ${new Date(untilSeconds * 1000).toISOString()}`;
    lines.push(`Dataset ${datasetId} is revoked: ${reason}${until}.`);
  }
  if (revoked.length === 0) lines.push('No entry is revoked.');
  else lines.push('Train on none of these; the other shares are then to be scaled up.');
  const reports = foldReports(read.history, given.round.id);
  for (const { reportSha256, uri } of reports) {
    lines.push(
      `The ethics board reported on this round: ${[`SHA-256 ${reportSha256}`, oneLine(uri)].join(' ').trim()}`,
    );
  }
  return {
    json: {
      ok,
      genuine,
      proved: options.proof ?? null,
      round: given.round.id,
      digest: ownDigest,
      differences,
      revoked,
      reports,
    },
    text: lines.join('\n'),
    ok,
  };
}

/** Refuses a manifest whose digest is not what the block's state proves. */
async function prove(given: Manifest, computed: string, connection: Connection, blockHash: Hex): Promise<void> {
  const { client, deployment } = connection;
  const { address } = deployment.contracts.TrainingManifest;
  const { digest: proved, blockNumber } = await proveDigest({ client, address, roundId: given.round.id, blockHash });
  if (BigInt(proved) === 0n) {
    throw new CommonweightError(`As of block ${blockNumber}, round ${given.round.id} is not sealed.`);
  }
  if (proved !== computed) {
    throw new CommonweightError(
      `The manifest is not what was sealed: its entries give the digest ${computed}, the block proves ${proved}.`,
    );
  }
}
