import {
  buildManifest,
  compareManifests,
  digest,
  foldBallots,
  histogram,
  parseManifest,
  readDecisions,
  revokedEntries,
  shares,
  type Deployment,
  type Manifest,
  type Reader,
} from '@commonweight/manifest';
import { trainingManifestAbi } from '@commonweight/manifest/abis';

/** One step of a verification and how it went. `warning` holds, and is to be known. */
export interface VerifyStep {
  title: string;
  outcome: 'holds' | 'warning' | 'fails';
  details: string;
}

const MOST_SHOWN = 5;
const PAGE = 500;

const listed = (differences: readonly string[]): string =>
  `${differences.slice(0, MOST_SHOWN).join('; ')}${differences.length > MOST_SHOWN ? `; and ${differences.length - MOST_SHOWN} more` : ''}.`;

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Solves for the slope anew from the ballots' events, and holds every share against the document and against the contract. */
async function recount(options: {
  client: Reader;
  deployment: Deployment;
  manifest: Manifest;
  history: Awaited<ReturnType<typeof readDecisions>>['history'];
}): Promise<VerifyStep> {
  const { client, deployment, manifest, history } = options;
  const title = 'Count the ballots again';
  const roundId = manifest.round.id;
  const ballots = foldBallots(
    history.filter(({ blockNumber }) => blockNumber <= manifest.block.number),
    roundId,
  );
  const datasetIds = manifest.entries.map(({ datasetId }) => datasetId);
  const counted = shares({ supports: histogram({ datasetIds, ballots }) }).shares;
  const pages = Array.from({ length: Math.max(1, Math.ceil(datasetIds.length / PAGE)) }, (_, page) =>
    client.readContract({
      address: deployment.contracts.TrainingManifest.address,
      abi: trainingManifestAbi,
      functionName: 'sharesOf',
      args: [roundId, BigInt(page * PAGE), BigInt(PAGE)],
    }),
  );
  const onChain = new Map((await Promise.all(pages)).flat().map((share) => [share.datasetId, share.sharePpbDown]));
  const differences = manifest.entries.flatMap(({ datasetId, sharePpbDown }) => {
    const own = Number(counted.get(datasetId)?.ppbDown ?? -1n);
    const kept = onChain.get(datasetId);
    return own === sharePpbDown && kept === sharePpbDown
      ? []
      : [`dataset ${datasetId}: ${sharePpbDown} in the document, ${own} counted, ${kept ?? 'none'} on the chain`];
  });
  return differences.length === 0 && onChain.size === manifest.entries.length
    ? {
        title,
        outcome: 'holds',
        details: `${ballots.length} ballots give every one of the ${datasetIds.length} shares, and the contract keeps the same, to a billionth.`,
      }
    : {
        title,
        outcome: 'fails',
        details: listed(differences.length > 0 ? differences : ['the contract has other entries']),
      };
}

/**
 * Holds a manifest's text against the chain, step by step. Nothing of it rests on what this page knew before; it ends early where a step
 * fails that the next ones need.
 */
export async function* verifySteps(options: {
  client: Reader;
  deployment: Deployment;
  /** Up to which block events are read. */
  blockNumber: bigint;
  /** The chain's clock there, Unix seconds. */
  nowSeconds: number;
  text: string;
}): AsyncGenerator<VerifyStep> {
  const { client, deployment, blockNumber, nowSeconds, text } = options;
  let given: Manifest;
  let title = 'Read the document';
  try {
    given = parseManifest(text);
    yield {
      title,
      outcome: 'holds',
      details: `It says that it is the manifest of round ${given.round.id}, with ${given.entries.length} entries.`,
    };
  } catch (error) {
    yield { title, outcome: 'fails', details: reasonOf(error) };
    return;
  }

  let read: Awaited<ReturnType<typeof readDecisions>>;
  let built: ReturnType<typeof buildManifest>;
  try {
    title = 'Read the decisions from the chain';
    read = await readDecisions({ client, deployment, blockNumber, roundId: given.round.id });
    yield { title, outcome: 'holds', details: `${read.history.length} events up to block ${blockNumber}.` };
    title = 'Rebuild the manifest';
    built = buildManifest(read);
    const bytes = new TextEncoder().encode(built.text).length;
    yield {
      title,
      outcome: 'holds',
      details: `${built.manifest.entries.length} entries, ${bytes} bytes of canonical JSON.`,
    };
  } catch (error) {
    yield { title, outcome: 'fails', details: reasonOf(error) };
    return;
  }

  title = 'Compare the digest with the contract’s';
  const computed = digest(given);
  const sealed = read.decisions.sealedDigest;
  yield computed === sealed && given.digest === sealed
    ? { title, outcome: 'holds', details: `The document’s entries give ${sealed}, which is what was sealed.` }
    : {
        title,
        outcome: 'fails',
        details: `The document’s entries give ${computed}, it says ${given.digest}, and the contract keeps ${sealed}.`,
      };

  title = 'Compare every field, and every byte';
  const differences = compareManifests(given, built.manifest);
  if (differences.length > 0) yield { title, outcome: 'fails', details: listed(differences) };
  else if (text.trimEnd() === built.text)
    yield { title, outcome: 'holds', details: 'The document is byte for byte the one that was rebuilt.' };
  else {
    const details =
      'It says the same as the chain, but is not written in canonical form: its bytes hash to something else.';
    yield { title, outcome: 'warning', details };
  }

  try {
    yield await recount({ client, deployment, manifest: given, history: read.history });
  } catch (error) {
    yield { title: 'Count the ballots again', outcome: 'fails', details: reasonOf(error) };
  }

  title = 'Look for what was revoked since';
  const revoked = revokedEntries({ manifest: given, history: read.history, nowSeconds });
  yield revoked.length === 0
    ? { title, outcome: 'holds', details: 'No entry is revoked.' }
    : {
        title,
        outcome: 'warning',
        details: `${revoked.map(({ datasetId, reason }) => `Dataset ${datasetId} is revoked (${reason})`).join('; ')}. Train on none of these; the other shares are then to be scaled up.`,
      };
}
