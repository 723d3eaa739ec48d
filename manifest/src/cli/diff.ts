import { buildManifest } from '../buildManifest.ts';
import { diffManifests } from '../diffManifests.ts';
import { diffText } from '../diffText.ts';
import { CommonweightError } from '../errors.ts';
import { readDecisions } from '../readDecisions.ts';
import { connect, type CommonOptions } from './connect.ts';
import type { Outcome, Progress } from './Outcome.ts';

/** What changed from one sealed round to a later one, and why. */
export async function diff(
  rounds: { from: number; to: number },
  options: CommonOptions & { markdown?: boolean },
  progress: Progress,
): Promise<Outcome> {
  if (rounds.from >= rounds.to) {
    throw new CommonweightError(`Name the earlier round first: ${rounds.from} is not before ${rounds.to}.`);
  }
  const connection = await connect(options);
  progress(`Reading the chain up to block ${connection.blockNumber} …`);
  const before = await readDecisions({ ...connection, roundId: rounds.from });
  const after = await readDecisions({ ...connection, roundId: rounds.to });
  const changes = diffManifests({
    from: buildManifest(before).manifest,
    to: buildManifest(after).manifest,
    history: after.history,
  });
  return { json: changes, text: diffText(changes, options.markdown === true ? 'markdown' : 'text'), ok: true };
}
