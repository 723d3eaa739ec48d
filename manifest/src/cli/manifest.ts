import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';

import { buildManifest } from '../buildManifest.ts';
import { CommonweightError } from '../errors.ts';
import { readDecisions } from '../readDecisions.ts';
import { connect, type CommonOptions } from './connect.ts';
import type { Outcome, Progress } from './Outcome.ts';

/** Rebuilds a round's manifest from the chain. */
export async function manifest(
  options: CommonOptions & { round?: number; out?: string },
  progress: Progress,
): Promise<Outcome & { exact: boolean }> {
  const connection = await connect(options);
  progress(`Reading the chain up to block ${connection.blockNumber} …`);
  const read = await readDecisions({ ...connection, roundId: options.round });
  const { manifest: built, text } = buildManifest(read);
  if (options.out === undefined) return { json: built, text, ok: true, exact: true };

  try {
    writeFileSync(options.out, text);
  } catch (cause) {
    throw new CommonweightError(`The file ${options.out} cannot be written.`, { cause });
  }
  const sha256 = createHash('sha256').update(text).digest('hex');
  const { round, digest, entries } = built;
  return {
    json: { file: options.out, round: round.id, digest, sha256, entries: entries.length },
    text: [
      `Round ${round.id}: ${entries.length} datasets, ${round.ballotCount} ballots.`,
      `${options.out}, SHA-256 ${sha256}`,
      `Digest ${digest}`,
    ].join('\n'),
    ok: true,
    exact: false,
  };
}
