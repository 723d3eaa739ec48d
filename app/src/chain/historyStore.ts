import { readHistory, type CommonsEvent, type Reader } from '@commonweight/manifest';
import type { Deployment } from '@commonweight/manifest';
import { get, set } from 'idb-keyval';
import type { Hex } from 'viem';

/** Votes and ballots grow with the voters; they are read where they are shown. */
const WITHOUT = ['VoteCast', 'VoteCastWithParams', 'SeatVoteCast', 'BallotCast', 'DelegateVotesChanged'] as const;

/** How many of the newest blocks' hashes are remembered. */
const MARKS = 256;

/** The layout of what is kept; a change of it forgets what was kept before. */
const VERSION = 1;

export interface BlockMark {
  number: bigint;
  hash: Hex;
}

interface Kept {
  upTo: BlockMark;
  events: CommonsEvent[];
}

export interface HistoryStore {
  /** The events up to and including that block. Reads only what is not known yet. */
  readTo: (head: BlockMark) => Promise<readonly CommonsEvent[]>;
}

/** Keeps the events of the commons, in memory and on this device, and reads on from where it stands. */
export function openHistoryStore(options: {
  client: Reader;
  deployment: Deployment;
  /** Called when the chain has taken back a block that this visit had shown. */
  onReorganised: (block: bigint) => void;
}): HistoryStore {
  const { client, deployment, onReorganised } = options;
  const key = `history-${VERSION}-${deployment.chainId}-${deployment.contracts.CommonsGovernor.address}`;
  let kept: Kept | undefined;
  let isLoaded = false;
  let isShown = false;
  const marks = new Map<bigint, Hex>();
  let last: Promise<unknown> = Promise.resolve();

  /** What was kept from an earlier visit may be of another chain altogether: that is nobody's concern. */
  function takeBack({ upTo }: Kept): void {
    marks.clear();
    if (isShown) onReorganised(upTo.number);
  }

  async function advance(head: BlockMark): Promise<readonly CommonsEvent[]> {
    if (!isLoaded) {
      // a private window may refuse storage; then everything is read from the chain
      kept = await get<Kept>(key).catch(() => undefined);
      isLoaded = true;
    }
    if (kept?.upTo.hash === head.hash) return kept.events;
    // one of several nodes behind an address may be a block late: it has taken nothing back
    if (kept !== undefined && head.number < kept.upTo.number && marks.get(head.number) === head.hash)
      return kept.events;

    const from = kept === undefined || kept.upTo.number > head.number ? undefined : kept;
    if (kept !== undefined && from === undefined) takeBack(kept);
    const [known, fresh] = await Promise.all([
      from === undefined ? undefined : client.getBlock({ blockNumber: from.upTo.number }),
      readHistory({
        client,
        deployment,
        without: WITHOUT,
        fromBlock: from === undefined ? undefined : from.upTo.number + 1n,
        toBlock: head.number,
      }),
    ]);
    if (from !== undefined && known?.hash !== from.upTo.hash) {
      takeBack(from);
      kept = undefined;
      return advance(head);
    }
    kept = {
      upTo: head,
      events: from === undefined ? fresh : fresh.length === 0 ? from.events : [...from.events, ...fresh],
    };
    isShown = true;
    marks.set(head.number, head.hash);
    marks.delete(head.number - BigInt(MARKS));
    if (fresh.length > 0) await set(key, kept).catch(() => undefined);
    return kept.events;
  }

  return {
    readTo(head) {
      const next = last.then(() => advance(head));
      last = next.catch(() => undefined);
      return next;
    },
  };
}
