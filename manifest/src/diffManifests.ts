import type { CommonsEvent } from './chain/readHistory.ts';
import { describeWithdrawal } from './describeWithdrawal.ts';
import { foldDatasets } from './foldDatasets.ts';
import { foldExecutions } from './foldExecutions.ts';
import { foldWithdrawals, type Withdrawal } from './foldWithdrawals.ts';
import type { Manifest } from './schema.ts';

/** What one dataset went through between two rounds. Shares in parts per billion, rounded down; null where it was not in. */
export interface DatasetChange {
  datasetId: number;
  cardSha256: string;
  before: number | null;
  after: number | null;
  /** Why, in one sentence. */
  why: string;
  /** The proposal behind it, where there is one. */
  proposal: { number: number; title: string } | null;
  /** Why it left, where it did. */
  reason: Withdrawal['reason'] | 'suspended' | 'unknown' | null;
}

export interface ManifestDiff {
  from: { round: number; digest: string };
  to: { round: number; digest: string };
  entered: DatasetChange[];
  left: DatasetChange[];
  moved: DatasetChange[];
  /** Proposals about datasets that the ethics board vetoed in between. */
  vetoed: { number: number; title: string; include: number[]; remove: number[] }[];
  /** Datasets with the same share in both. */
  unchanged: number;
  /** Rules that were changed in between, by their names in the manifest. */
  rules: { rule: string; before: unknown; after: unknown }[];
  ballots: { before: number; after: number };
}

const UNTOLD = 'for a reason that the events do not tell';
const percent = (ppb: number): string => `${(ppb / 1e7).toFixed(2)} %`;

/**
 * What entered, left and moved from one sealed round to a later one, and why: by which proposal, by whose withdrawal, by which
 * dataset in its place, or because consent ended.
 * @param options.history All events up to the sealing of the later round, or later.
 */
export function diffManifests(options: {
  from: Manifest;
  to: Manifest;
  history: readonly CommonsEvent[];
}): ManifestDiff {
  const { from, to, history } = options;
  const registry = to.contracts.DatasetRegistry;
  const titles = new Map(foldExecutions(history, registry).map(({ number, title }) => [number, title]));
  const gone = new Map(
    foldWithdrawals({
      history: history.filter(({ blockNumber }) => blockNumber <= to.block.number),
      registry,
      // the sealing of a round leaves out what is not in consent at its close
      nowSeconds: to.round.closesAtSeconds,
    }).map((withdrawal) => [withdrawal.datasetId, withdrawal]),
  );
  const datasets = foldDatasets(history.filter(({ blockNumber }) => blockNumber <= to.block.number));
  const isSuspendedAt = (datasetId: number, { round }: Manifest): boolean => {
    const { fromSeconds = Infinity, untilSeconds = 0 } = datasets.get(datasetId)?.suspension ?? {};
    return fromSeconds < round.closesAtSeconds && untilSeconds >= round.closesAtSeconds;
  };
  const old = new Map(from.entries.map((entry) => [entry.datasetId, entry]));
  const now = new Map(to.entries.map((entry) => [entry.datasetId, entry]));

  const entered = to.entries
    .filter(({ datasetId }) => !old.has(datasetId))
    .map(({ datasetId, cardSha256, sharePpbDown, inclusionProposal: number, supersedes, endorsements }) => {
      const proposal = number === null ? null : { number, title: titles.get(number) ?? '' };
      const place = supersedes === null ? '' : `, in the place of dataset ${supersedes}`;
      const why =
        proposal === null
          ? `included by governance${place}`
          : `included by proposal ${proposal.number}${proposal.title === '' ? '' : ` (${proposal.title})`}${place}`;
      return {
        ...{ datasetId, cardSha256, before: null, after: sharePpbDown, proposal, reason: null },
        why: isSuspendedAt(datasetId, from)
          ? 'back after its suspension by the ethics board'
          : `${why}, after ${endorsements.length} endorsements`,
      };
    });
  const left = from.entries
    .filter(({ datasetId }) => !now.has(datasetId))
    .map(({ datasetId, cardSha256, sharePpbDown }) => {
      const withdrawal = gone.get(datasetId);
      const suspended = withdrawal === undefined && isSuspendedAt(datasetId, to);
      return {
        ...{
          datasetId,
          cardSha256,
          before: sharePpbDown,
          after: null,
          why: suspended
            ? 'suspended by the ethics board'
            : withdrawal === undefined
              ? UNTOLD
              : describeWithdrawal(withdrawal),
        },
        proposal: withdrawal?.proposal ?? null,
        reason: suspended ? ('suspended' as const) : (withdrawal?.reason ?? ('unknown' as const)),
      };
    });
  const both = to.entries.flatMap(({ datasetId, cardSha256, sharePpbDown: after }) => {
    const before = old.get(datasetId)?.sharePpbDown;
    return before === undefined ? [] : [{ datasetId, cardSha256, before, after }];
  });
  const moved = both
    .filter(({ before, after }) => before !== after)
    .sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before) || a.datasetId - b.datasetId)
    .map((change) => ({
      ...change,
      why: `by the ballots, from ${percent(change.before)} to ${percent(change.after)}`,
      proposal: null,
      reason: null,
    }));
  const between = history.filter(({ blockNumber }) => blockNumber <= to.block.number);
  const earlier = history.filter(({ blockNumber }) => blockNumber <= from.block.number);
  const vetoed = foldExecutions(between, registry, 'ProposalVetoed')
    .slice(foldExecutions(earlier, registry, 'ProposalVetoed').length)
    .filter(({ datasets: touched }) => touched.length > 0)
    .map(({ number, title, datasets: touched }) => {
      const those = (wanted: string): number[] =>
        touched.flatMap(({ action, datasetId }) => (action === wanted ? [datasetId] : []));
      return { number, title, include: those('include'), remove: those('remove') };
    });
  const rules = (Object.keys(to.rules) as (keyof Manifest['rules'])[]).flatMap((rule) => {
    const [before, after] = [from.rules[rule], to.rules[rule]];
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ rule, before, after }];
  });
  return {
    from: { round: from.round.id, digest: from.digest },
    to: { round: to.round.id, digest: to.digest },
    entered,
    left,
    moved,
    vetoed,
    unchanged: both.length - moved.length,
    rules,
    ballots: { before: from.round.ballotCount, after: to.round.ballotCount },
  };
}
