import type { Signer } from 'ethers';

import { makeCardOfPackage } from '../data/makeCardOfPackage.ts';
import { AFINN, MOBY_DICK, SPAM_ASSASSIN, STATE_OF_THE_UNION, WORDNET } from '../data/openData.ts';
import { ACCESS, endorse, PURPOSES, register, submit } from '../life/datasets.ts';
import { proposeAny, proposeInclusion } from '../life/proposal.ts';
import type { Proposal, Support } from '../life/proposal.ts';
import { castBallot, sealOrLapse, waitForClose } from '../life/rounds.ts';
import type { Points } from '../life/rounds.ts';
import { done } from '../life/stage.ts';
import type { Stage } from '../life/stage.ts';
import { DAY_SECONDS, sha256 } from '../units.ts';

/** Who fills the commons: the people of the local parameters. */
export interface Residents {
  founders: Signer[];
  curators: Signer[];
  contributors: Signer[];
  holders: Signer[];
}

type Log = (line: string) => void;

const REASONS = ['The card is complete.', 'I know the authors.', undefined, 'Needed for a fair mix.', undefined];

function pick<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length];
  if (found === undefined) throw new RangeError('the list is empty');
  return found;
}

/** Everybody votes the same way, but for those who are named. */
async function voteAll(
  proposal: Proposal,
  voters: readonly Signer[],
  otherwise: Record<number, Support> = {},
): Promise<void> {
  for (const [index, voter] of voters.entries()) {
    await proposal.vote(voter, otherwise[index] ?? 'for', REASONS[index % REASONS.length]);
  }
}

/** From the submission of the first datasets to the first sealed round. */
async function playFirstRound(stage: Stage, residents: Residents, log: Log): Promise<bigint[]> {
  const { founders, curators, contributors, holders } = residents;
  const [ada, ben, chidi] = [pick(founders, 0), pick(founders, 1), pick(founders, 2)];
  for (const [index, person] of [...contributors, ...curators].entries()) {
    await register(stage, person, pick(['ines', 'jun', 'kofi', 'noor', 'omar'], index));
  }
  log('People: five founding members, five people who registered, four holders of tokens.');

  const ids: bigint[] = [];
  for (const [index, data] of [MOBY_DICK, STATE_OF_THE_UNION, AFINN, WORDNET, SPAM_ASSASSIN].entries()) {
    const id = await submit(stage, pick([...contributors, ...curators], index), {
      cardSha256: makeCardOfPackage(data).cardSha256,
      mirrorUri: data.url,
      licenceSpdx: data.licenceSpdx,
      access: index === 3 ? ACCESS.gated : ACCESS.open,
      purposes: index === 2 ? PURPOSES.fineTuning | PURPOSES.evaluation : 15n,
    });
    await endorse(stage, [ada, pick(founders, index + 1) === ada ? ben : pick(founders, index + 1)], id);
    ids.push(id);
  }
  const radio = await submit(stage, pick(contributors, 0), {
    cardSha256: sha256('card of a year of local radio, transcribed'),
    mirrorUri: 'https://radio.example/card.json',
    licenceSpdx: 'CC-BY-4.0',
    consentEndsAt: (await stage.clock.now()) + 400 * DAY_SECONDS,
  });
  const recipes = await submit(stage, pick(contributors, 1), {
    cardSha256: sha256('card of recipes of a village, first edition'),
    mirrorUri: 'https://recipes.example/card.json',
  });
  for (const id of [radio, recipes]) await endorse(stage, [ben, chidi], id);

  const [mail, ...rest] = [...ids].reverse();
  if (mail === undefined) throw new RangeError('five datasets were brought');
  const wanted = [...rest.reverse(), radio, recipes];
  const inclusion = await proposeInclusion(stage, pick(contributors, 0), wanted, 'Six datasets for a start');
  const letters = await proposeInclusion(stage, pick(curators, 1), [mail], 'Mail from a public corpus');
  await letters.waitForVote();
  const voters = [...founders, ...holders];
  await voteAll(inclusion, voters, { 3: 'abstain', 7: 'against' });
  await voteAll(letters, voters, { 0: 'against', 1: 'against', 2: 'against', 4: 'against' });
  await letters.waitForEnd();
  await inclusion.queue(ada);
  await inclusion.waitForTimelock();
  await inclusion.execute(ada);
  log('Six datasets included; one refused, because the houses disagreed.');

  const [whale, speeches, words, net] = wanted.map(Number) as [number, number, number, number];
  const ballots: Points[] = [
    { [whale]: 40, [speeches]: 30, [words]: 20, [net]: 10 },
    { [whale]: 25, [speeches]: 25, [words]: 25, [net]: 25 },
    { [speeches]: 40, [words]: 20, [net]: 40 },
    { [whale]: 40, [net]: 40, [Number(radio)]: 20 },
  ];
  for (const [index, voter] of voters.entries()) await castBallot(stage, voter, pick(ballots, index));
  await waitForClose(stage);
  await sealOrLapse(stage, ben);
  await done(
    stage,
    'publish a manifest',
    stage.commons.manifest.connect(ada).publish(1n, 'https://manifests.example/round-1.json'),
  );
  log('Round 1 sealed and published.');
  return wanted;
}

/** Datasets leave in each of the ways there are. */
async function playDepartures(
  stage: Stage,
  residents: Residents,
  included: readonly bigint[],
  log: Log,
): Promise<void> {
  const { founders, contributors, holders } = residents;
  const [recipes, radio, net] = [...included].reverse();
  if (recipes === undefined || radio === undefined || net === undefined) throw new RangeError('six were included');
  const { datasets } = stage.commons;
  const edition = await submit(stage, pick(contributors, 1), {
    cardSha256: sha256('card of recipes of a village, second edition'),
    mirrorUri: 'https://recipes.example/second/card.json',
    supersedes: recipes,
  });
  await endorse(stage, founders.slice(0, 2), edition);

  const removal = {
    target: await datasets.getAddress(),
    data: datasets.interface.encodeFunctionData('remove', [net, sha256('the licence was misread')]),
  };
  const newer = await proposeInclusion(stage, pick(contributors, 1), [edition], 'Second edition of the recipes');
  const gone = await proposeAny(stage, pick(founders, 0), [removal], 'Remove what should not have come in');
  await gone.waitForVote();
  for (const proposal of [newer, gone]) await voteAll(proposal, [...founders, ...holders]);
  await gone.waitForEnd();
  for (const proposal of [newer, gone]) await proposal.queue(pick(founders, 0));
  await gone.waitForTimelock();
  for (const proposal of [newer, gone]) await proposal.execute(pick(founders, 0));
  await done(stage, 'withdraw', datasets.connect(pick(contributors, 0)).withdraw(radio));
  log('One dataset superseded, one removed, one withdrawn.');
}

/** Leaves proposals and datasets on their way, and a round open. */
async function leaveThingsOpen(
  stage: Stage,
  residents: Residents,
  included: readonly bigint[],
  log: Log,
): Promise<void> {
  const { founders, curators, contributors, holders } = residents;
  const { commons } = stage;
  const ada = pick(founders, 0);
  const ballots = await commons.ballots.getAddress();
  const contributorRegistry = await commons.contributors.getAddress();
  const newTurnout = commons.ballots.interface.encodeFunctionData('setRoundSettings', [
    { roundLengthSeconds: 21 * DAY_SECONDS, maxLevel: 40, turnoutBps: 1_500 },
  ]);
  const newSeat = commons.contributors.interface.encodeFunctionData('admitSeat', [
    await commons.contributors.personOf(pick(curators, 0)),
  ]);

  const maps = await submit(stage, pick(contributors, 2), {
    cardSha256: sha256('card of hand-drawn maps'),
    mirrorUri: 'https://maps.example/card.json',
  });
  const songs = await submit(stage, pick(contributors, 2), { cardSha256: sha256('card of work songs') });
  const poems = await submit(stage, pick(contributors, 0), { cardSha256: sha256('card of poems, not endorsed yet') });
  const diary = await submit(stage, pick(contributors, 1), { cardSha256: sha256('card of a diary') });
  await done(stage, 'withdraw', commons.datasets.connect(pick(contributors, 1)).withdraw(diary));
  await endorse(stage, founders.slice(0, 2), maps);
  await endorse(stage, founders.slice(1, 3), songs);
  await endorse(stage, founders.slice(4, 5), poems);

  const queued = await proposeAny(stage, ada, [{ target: contributorRegistry, data: newSeat }], 'A seat for Noor');
  const succeeded = await proposeAny(stage, ada, [{ target: ballots, data: newTurnout }], 'Shorter rounds');
  await succeeded.waitForVote();
  for (const proposal of [queued, succeeded]) await voteAll(proposal, [...founders, ...holders], { 2: 'against' });
  await succeeded.waitForEnd();
  await queued.queue(ada);

  const active = await proposeInclusion(stage, pick(contributors, 2), [maps], 'Hand-drawn maps');
  await active.waitForVote();
  await voteAll(active, [...founders.slice(1, 4), pick(holders, 0)], { 2: 'abstain' });
  await proposeInclusion(stage, pick(contributors, 2), [songs], 'Work songs');
  log('Proposals: one queued, one that passed, one being voted on, one that has just been made.');

  const [whale, speeches, words] = included.map(Number) as [number, number, number];
  for (const [index, voter] of [...founders.slice(0, 3), ...holders.slice(0, 2)].entries()) {
    await castBallot(
      stage,
      voter,
      index % 2 === 0 ? { [whale]: 40, [speeches]: 40, [words]: 20 } : { [whale]: 30, [speeches]: 30, [words]: 40 },
    );
  }
  log('Round 2 is open, with five ballots in it.');
}

/** Fills an empty commons with people, datasets in every state, proposals in most, a sealed round and an open one. */
export async function fillCommons(stage: Stage, residents: Residents, log: Log): Promise<void> {
  const included = await playFirstRound(stage, residents, log);
  await playDepartures(stage, residents, included, log);
  await leaveThingsOpen(stage, residents, included, log);
}
