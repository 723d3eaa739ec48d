import type { ProposalStateName } from '../life/proposal.ts';
import type { Stage } from '../life/stage.ts';
import { bar, bold, chapter, green, grouped, percent, red, say, table } from '../terminal.ts';
import type { Outcome } from './story.ts';

const PPB = 1_000_000_000;
const WEI = 10n ** 18n;

/** For, against, abstain, in whole tokens or in seats. */
const side = (votes: { forVotes: bigint; againstVotes: bigint; abstainVotes: bigint }, unit: bigint): string =>
  [votes.forVotes, votes.againstVotes, votes.abstainVotes].map((count) => grouped(count / unit)).join(' / ');

function outcomeOf(view: { vetoed: boolean; needsTwoThirds: boolean }, state: ProposalStateName): string {
  if (view.vetoed) return red('passed, vetoed by the board');
  if (state !== 'Executed') return red('failed: the houses disagree');
  return green(view.needsTwoThirds ? 'passed by two thirds, executed' : 'passed, executed');
}

async function showDecisions({ commons }: Stage, { proposals, refused }: Outcome): Promise<void> {
  chapter('What was decided');
  const rows = [];
  for (const { title, proposal } of proposals) {
    const view = await commons.lens.proposal(proposal.id);
    rows.push([title, side(view.tokenHouse, WEI), side(view.memberHouse, 1n), outcomeOf(view, await proposal.state())]);
  }
  table(['proposal', 'token house (tokens)', "members' house (seats)", 'outcome'], rows);
  say('Each cell: for / against / abstain. Both houses have to agree.');
  say(`${refused.data.name} never came to a vote: ${refused.data.licenceSpdx} is not on the list of licences.`);
}

async function showShares(
  { commons }: Stage,
  { roundId, brought, ballotCount, replacedCount }: Outcome,
): Promise<void> {
  chapter(`What round ${roundId} sealed`);
  const shares = await commons.manifest.sharesOf(roundId, 0n, 1_000n);
  for (const { datasetId, sharePpbDown } of shares) {
    const dataset = brought.find(({ id }) => id === datasetId);
    const share = Number(sharePpbDown) / PPB;
    const [name, by] = [dataset?.data.name ?? `dataset ${datasetId}`, dataset?.by.name ?? 'somebody'];
    say(`${name.padEnd(30)} ${percent(share).padStart(8)}  ${bar(share)}  by ${by}`);
  }
  say(`By ${ballotCount} ballots, ${replacedCount} of them replaced once. A dataset gets a share if enough power says`);
  say('that it deserves that much or more: to state one’s true wish is the best ballot.');
}

function showGas({ meter }: Stage): void {
  chapter('What each kind of step cost');
  table(
    ['step', 'times', 'least gas', 'median', 'most'],
    meter
      .rows()
      .map(({ kind, count, least, median, most }) => [
        kind,
        String(count),
        grouped(least),
        grouped(median),
        grouped(most),
      ]),
  );
}

/** Tells a newcomer what happened: what was decided, by whom, with which shares, at what cost. */
export async function showSummary(stage: Stage, outcome: Outcome, manifestFile: string | undefined): Promise<void> {
  await showDecisions(stage, outcome);
  await showShares(stage, outcome);
  showGas(stage);
  chapter('What you have now');
  if (manifestFile === undefined) return say(red('A sealed round, but no manifest that could be verified: see above.'));
  say(`${bold(manifestFile)} says what a model may be trained on, in which shares, and on whose word.`);
  say('Anybody rebuilds it from the chain, byte for byte, and nobody has to trust the place it was found at.');
}
