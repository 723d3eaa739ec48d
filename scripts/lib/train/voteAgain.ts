import type { CommonsParameters } from '../../params/types.ts';
import { makeLot } from '../data/makeLot.ts';
import { drawBallot } from '../demo/drawBallots.ts';
import type { Cast, Person } from '../demo/people.ts';
import type { Outcome } from '../demo/story.ts';
import { castBallot, sealOrLapse, waitForClose } from '../life/rounds.ts';
import type { Stage } from '../life/stage.ts';

/** What people like in the second vote: the two lexicons, and the books hardly. */
const LIKED = [0.15, 0.15, 1.6, 2.6];

/** Another round in which the same people want something else. Returns the sealed round. */
export async function voteAgain(
  stage: Stage,
  { curators, contributors, holders }: Cast,
  brought: Outcome['brought'],
  { rounds }: CommonsParameters,
): Promise<bigint> {
  const roundId = await stage.commons.ballots.currentRound();
  const opensAt = Number((await stage.commons.ballots.round(roundId)).opensAt);
  await stage.clock.goTo(opensAt + 1);
  const lot = makeLot(2022);
  const included = brought.slice(0, 4);
  const voters: Person[] = [...curators, ...contributors.slice(0, 4), ...holders];
  for (const voter of voters) {
    const eligible = included.map(({ id, by }, index) => ({ id: Number(id), own: by.name === voter.name, index }));
    const others = eligible.filter(({ own }) => !own);
    const liked = others.map(({ index }) => LIKED[index] ?? 1);
    const points = drawBallot(
      lot,
      others.map(({ id }) => id),
      rounds.maxLevelPoints,
      liked,
    );
    await castBallot(stage, voter.account, points);
  }
  await waitForClose(stage);
  const [by] = holders;
  if (by === undefined || (await sealOrLapse(stage, by.account)) !== 'sealed') {
    throw new Error('The second vote did not reach its turnout.');
  }
  return roundId;
}
