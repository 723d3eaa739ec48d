import type { ChainState } from '../../chain/ChainContext.ts';
import type { ProposalText } from '../../commons/foldProposalList.ts';
import type { LensProposal } from './queries.ts';

/** So many proposals are read in one call. */
const CHUNK = 50;

/** What ended so long ago stays as it is: blocks, and for what ends without an event, seconds. */
const OLD_BLOCKS = 64n;
const OLD_SECONDS = 86_400;

const DEFEATED = 3;

/** Chunks in which nothing can change any more, by the lens and their first number. */
const settled = new Map<string, readonly LensProposal[]>();

function isSettled(
  { state, deadline }: LensProposal,
  text: ProposalText | undefined,
  { head }: Pick<ChainState, 'head'>,
): boolean {
  const end = text?.executed ?? text?.cancelled;
  if (end !== undefined) return BigInt(end.inBlock) + OLD_BLOCKS < head.number;
  return state === DEFEATED && Number(deadline) + OLD_SECONDS < head.timestamp;
}

/** How every proposal stands, by its id. All calls go out together, and none for what is over and done with. */
export async function readStandings(
  chain: ChainState & { at: { blockNumber: bigint } },
  proposals: readonly ProposalText[],
): Promise<ReadonlyMap<bigint, LensProposal>> {
  const { client, contracts, at } = chain;
  const texts = new Map(proposals.map((proposal) => [proposal.id, proposal]));
  const firsts = Array.from({ length: Math.ceil(proposals.length / CHUNK) }, (_, index) => index * CHUNK + 1);
  const chunks = await Promise.all(
    firsts.map(async (first) => {
      const key = `${contracts.lens.address} ${first}`;
      const known = settled.get(key);
      if (known !== undefined) return known;
      const args = [BigInt(first), BigInt(CHUNK)] as const;
      const chunk = await client.readContract({ ...contracts.lens, functionName: 'page', args, ...at });
      const isWhole = chunk.length === CHUNK;
      if (isWhole && chunk.every((one) => isSettled(one, texts.get(one.id), chain))) settled.set(key, chunk);
      return chunk;
    }),
  );
  return new Map(chunks.flat().map((one) => [one.id, one]));
}
