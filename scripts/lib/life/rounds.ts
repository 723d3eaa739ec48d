import type { ContractTransactionReceipt, Signer } from 'ethers';

import { findSlope } from './slope.ts';
import type { Slope } from './slope.ts';
import { done } from './stage.ts';
import type { Stage } from './stage.ts';

/** Points by dataset id; they add up to 100. */
export type Points = Record<number, number>;

/** A ballot as the chain takes it: four bytes a line, ascending by id. */
export function packLines(points: Points): string {
  const lines = Object.entries(points)
    .map(([id, count]) => [Number(id), count] as const)
    .sort(([a], [b]) => a - b);
  return `0x${lines.map(([id, count]) => ((id << 8) | count).toString(16).padStart(8, '0')).join('')}`;
}

/** Casts a ballot in the current round. To replace one, the chain wants to see the former one: its event has it. */
export async function castBallot(stage: Stage, voter: Signer, points: Points): Promise<ContractTransactionReceipt> {
  const { ballots } = stage.commons;
  const { castPower } = await ballots.standingOf(voter);
  let former = '0x';
  if (castPower > 0n) {
    const cast = ballots.filters.BallotCast(await ballots.currentRound(), await voter.getAddress());
    former = (await ballots.queryFilter(cast)).at(-1)?.args.lines ?? former;
  }
  const kind = former === '0x' ? 'cast a ballot' : 'replace a ballot';
  return done(stage, kind, ballots.connect(voter).castBallot(packLines(points), former));
}

/** Goes to the first second in which the current round can be sealed, and returns the round. */
export async function waitForClose({ commons, clock }: Stage): Promise<bigint> {
  const roundId = await commons.ballots.currentRound();
  await clock.goTo(Number(await commons.ballots.closesAt(roundId)));
  return roundId;
}

/** The slope of the current round for the datasets that sealing would take now. */
export async function currentSlope({ commons }: Stage): Promise<Slope | undefined> {
  const { ballots, datasets } = commons;
  const until = await ballots.closesAt(await ballots.currentRound());
  const histograms: (readonly bigint[])[] = [];
  // a hundred histograms are what a node gives in one call
  for (let fromId = 1n; fromId !== 0n;) {
    const [entries, nextId] = await datasets.entriesFrom(fromId, 100n, until);
    histograms.push(...(await ballots.histograms(entries.map(({ datasetId }) => datasetId))));
    fromId = nextId;
  }
  return findSlope(histograms);
}

/** Seals the current round, which has to be closed, or lets it lapse where there is nothing to seal. */
export async function sealOrLapse(stage: Stage, by: Signer, pageSize = 200n): Promise<'sealed' | 'lapsed'> {
  const { ballots, manifest } = stage.commons;
  const roundId = await ballots.currentRound();
  const slope = (await ballots.turnoutReached(roundId)) ? await currentSlope(stage) : undefined;
  while ((await ballots.currentRound()) === roundId) {
    const sent =
      slope === undefined
        ? manifest.connect(by).lapse(roundId, pageSize)
        : manifest.connect(by).seal(roundId, slope.numerator, slope.denominator, pageSize);
    await done(stage, slope === undefined ? 'let a round lapse' : 'seal a round', sent);
  }
  return slope === undefined ? 'lapsed' : 'sealed';
}
