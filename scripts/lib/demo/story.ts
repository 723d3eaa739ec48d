import { readFileSync } from 'node:fs';

import type { CommonsParameters } from '../../params/types.ts';
import { makeLot } from '../data/makeLot.ts';
import type { Card } from '../data/makeCardOfPackage.ts';
import { makeCardOfPackage } from '../data/makeCardOfPackage.ts';
import { AFINN, MOBY_DICK, SPAM_ASSASSIN, STATE_OF_THE_UNION, WORDNET, WORLD_COUNTRIES } from '../data/openData.ts';
import type { OpenData } from '../data/openData.ts';
import type { Documents } from '../documents/openDocuments.ts';
import { endorse, register, submit } from '../life/datasets.ts';
import { proposeAny, proposeInclusion } from '../life/proposal.ts';
import type { Proposal, Support } from '../life/proposal.ts';
import { castBallot, sealOrLapse, waitForClose } from '../life/rounds.ts';
import { done } from '../life/stage.ts';
import type { Stage } from '../life/stage.ts';
import { chapter, grouped, say } from '../terminal.ts';
import { durationText, tokensWei } from '../units.ts';
import { drawBallot } from './drawBallots.ts';
import { holderTokens } from './people.ts';
import type { Cast, Person } from './people.ts';

/** What the story leaves behind, for the summary. */
export interface Outcome {
  brought: { id: bigint; data: OpenData; card: Card; by: Person }[];
  refused: { data: OpenData; by: Person; why: string };
  proposals: { title: string; proposal: Proposal }[];
  roundId: bigint;
  ballotCount: number;
  replacedCount: number;
}

/** Who brings which dataset, in the order of the contributors. */
const BRINGS = [MOBY_DICK, STATE_OF_THE_UNION, AFINN, WORDNET, SPAM_ASSASSIN];

function the<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new RangeError(`there are only ${list.length}`);
  return found;
}

async function gather(stage: Stage, { contributors, holders, treasury }: Cast): Promise<void> {
  chapter('People');
  for (const { name, account } of contributors) await register(stage, account, name.toLowerCase());
  for (const [place, { account }] of holders.entries()) {
    const sent = stage.commons.token.connect(treasury.account).transfer(account, tokensWei(holderTokens(place)));
    await done(stage, 'transfer tokens', sent);
  }
  say(`${contributors.length} contributors registered; ${holders.length} people received tokens, which vote at once.`);
}

async function bringDatasets(
  stage: Stage,
  { contributors, curators }: Cast,
  documents: Documents,
): Promise<Outcome['brought']> {
  chapter('Datasets');
  const brought: Outcome['brought'] = [];
  for (const [index, data] of BRINGS.entries()) {
    const by = the(contributors, index);
    const card = await makeCardOfPackage(data);
    const announced = documents.keep(card.json);
    for (const path of card.paths) documents.keep(readFileSync(path));
    const id = await submit(stage, by.account, {
      cardSha256: announced.sha256,
      mirrorUri: announced.uri,
      licenceSpdx: data.licenceSpdx,
    });
    // any two of the five
    const first = the(curators, index % curators.length);
    const second = the(curators, (index + 2) % curators.length);
    await endorse(stage, [first.account, second.account], id);
    say(
      `${by.name} brings ${data.name}: ${grouped(card.fileCount)} files, ${(card.bytes / 1e6).toFixed(1)} MB, ` +
        `${data.licenceSpdx}; ${first.name} and ${second.name} vouch for it.`,
    );
    brought.push({ id, data, card, by });
  }
  return brought;
}

/** The name of the custom error in a refusal, wherever the node put its data. */
function errorName(stage: Stage, error: unknown): string {
  const data = (error as { data?: unknown }).data;
  if (typeof data !== 'string') return 'no reason given';
  return stage.commons.datasets.interface.parseError(data)?.name ?? data;
}

async function tryForbiddenLicence(stage: Stage, { contributors }: Cast): Promise<Outcome['refused']> {
  const by = the(contributors, 4);
  const data = WORLD_COUNTRIES;
  const card = await makeCardOfPackage(data);
  try {
    await submit(stage, by.account, { cardSha256: card.cardSha256, licenceSpdx: data.licenceSpdx });
  } catch (error) {
    const why = errorName(stage, error);
    say(`${by.name} brings ${data.name} under ${data.licenceSpdx}. Refused by the registry: ${why}.`);
    return { data, by, why };
  }
  throw new Error(`${data.name} was accepted although ${data.licenceSpdx} is not on the list.`);
}

type Vote = [voter: Person, support: Support, reason?: string];

async function decide(
  stage: Stage,
  cast: Cast,
  brought: Outcome['brought'],
  { governor, timelock }: CommonsParameters,
): Promise<Outcome['proposals']> {
  const { curators, contributors, holders } = cast;
  const good = brought.slice(0, 4);
  const mail = the(brought, 4);
  chapter('Proposals and votes');
  const first = await proposeInclusion(
    stage,
    the(contributors, 0).account,
    good.map(({ id }) => id),
    `Include ${good.map(({ data }) => data.name).join(', ')}`,
  );
  const second = await proposeInclusion(stage, mail.by.account, [mail.id], `Include ${mail.data.name}`);
  const third = await proposeAny(
    stage,
    the(curators, 0).account,
    [
      {
        target: await stage.commons.datasets.getAddress(),
        data: stage.commons.datasets.interface.encodeFunctionData('setEndorsementsRequired', [3]),
      },
    ],
    'Ask for three endorsements instead of two',
  );
  say(`Three proposals: four datasets at once, the mail on its own, and a change of a rule.`);
  say(
    `After ${durationText(governor.votingDelaySeconds)} the vote opens, for ${durationText(governor.votingPeriodSeconds)}.`,
  );
  await first.waitForVote();
  await third.waitForVote();

  const some = holders.slice(0, 12);
  const votes: [Proposal, Vote[]][] = [
    [
      first,
      [
        [the(curators, 0), 'for', 'Old, clean and free: what a first round should start with.'],
        [the(curators, 1), 'for'],
        [the(curators, 2), 'for', 'I read every card. The hashes match the files.'],
        [the(curators, 3), 'abstain', 'Good texts, but all of them English.'],
        [the(curators, 4), 'for'],
        ...some.map((holder, index): Vote => [holder, index === 5 ? 'against' : 'for']),
      ],
    ],
    [
      second,
      [
        [the(curators, 0), 'against', 'These are letters of people who were never asked.'],
        [the(curators, 1), 'against', 'Names and addresses of real people.'],
        [the(curators, 2), 'against'],
        [the(curators, 3), 'for', 'It has been public for twenty years.'],
        [the(curators, 4), 'against'],
        ...some.map((holder, index): Vote => [
          holder,
          index === 3 ? 'against' : 'for',
          index === 0 ? 'We need everyday language.' : undefined,
        ]),
      ],
    ],
    [third, [...curators, ...some].map((person): Vote => [person, 'for'])],
  ];
  for (const [proposal, cast_] of votes) {
    for (const [voter, support, reason] of cast_) await proposal.vote(voter.account, support, reason);
  }
  await third.waitForEnd();
  say(
    `${votes.reduce((sum, [, each]) => sum + each.length, 0)} votes were cast, each counted in every house its voter belongs to.`,
  );

  const passed = [first, third];
  for (const proposal of passed) await proposal.queue(the(holders, 0).account);
  say(
    `What passed waits ${durationText(timelock.minDelaySeconds)} in the timelock: time to withdraw data before it counts.`,
  );
  for (const proposal of passed) {
    await proposal.waitForTimelock();
    await proposal.execute(the(holders, 0).account);
  }
  say('Executed. The four contributors whose data was included have earned a seat.');
  return [
    { title: 'Four datasets at once', proposal: first },
    { title: 'Private mail', proposal: second },
    { title: 'Three endorsements', proposal: third },
  ];
}

async function weigh(
  stage: Stage,
  { curators, contributors, holders }: Cast,
  brought: Outcome['brought'],
  { rounds }: CommonsParameters,
): Promise<{ roundId: bigint; ballotCount: number; replacedCount: number }> {
  chapter('Weights');
  await waitForClose(stage);
  await sealOrLapse(stage, the(holders, 0).account);
  const roundId = await stage.commons.ballots.currentRound();
  say(`Round 1 began before there was anything to weigh. It lapsed, and round ${roundId} opened, with the new seats.`);

  const opensAt = Number((await stage.commons.ballots.round(roundId)).opensAt);
  await stage.clock.goTo(opensAt + 1);
  const lot = makeLot(2021);
  const voters = [...curators, ...contributors.slice(0, 4), ...holders];
  const ballotOf = (voter: Person) => {
    const eligible = brought.slice(0, 4).filter(({ by }) => by.name !== voter.name);
    return drawBallot(
      lot,
      eligible.map(({ id }) => Number(id)),
      rounds.maxLevelPoints,
    );
  };
  for (const voter of voters) await castBallot(stage, voter.account, ballotOf(voter));
  const second = voters.filter((_, index) => index % 6 === 0);
  for (const voter of second) await castBallot(stage, voter.account, ballotOf(voter));
  say(`${voters.length} people spread 100 points each, none to their own data; ${second.length} changed their minds.`);

  await waitForClose(stage);
  await sealOrLapse(stage, the(holders, 1).account);
  say(
    `After ${durationText(rounds.roundLengthSeconds)} the round closed and was sealed by ${the(holders, 1).name}, who has no special right to.`,
  );
  return { roundId, ballotCount: voters.length, replacedCount: second.length };
}

/** From people to a sealed round. The cards and files of what is brought are kept, as a mirror to pull them from. */
export async function playStory(
  stage: Stage,
  cast: Cast,
  parameters: CommonsParameters,
  documents: Documents,
): Promise<Outcome> {
  await gather(stage, cast);
  const brought = await bringDatasets(stage, cast, documents);
  const refused = await tryForbiddenLicence(stage, cast);
  const proposals = await decide(stage, cast, brought, parameters);
  const weighed = await weigh(stage, cast, brought, parameters);
  return { brought, refused, proposals, ...weighed };
}
