import { ACCESS } from '../life/datasets.ts';
import { proposeAny, proposeInclusion, type Action } from '../life/proposal.ts';
import { castBallot } from '../life/rounds.ts';
import { done } from '../life/stage.ts';
import { DAY_SECONDS, tokensWei } from '../units.ts';
import type { FirstDatasets } from './firstRound.ts';
import { INVENTED } from './inventedData.ts';
import { makeInventedCard } from './makeInventedCard.ts';
import { pointsOf } from './pointsOf.ts';
import type { Scene } from './scene.ts';

const PENDING_VETO = `# Why I approve the veto

Whoever comes from outside knows two of us at best. With three endorsements their data would never come to a vote.
`;

const REPORT = `# Report on round 3

Seven of the nine datasets that were weighed are in English. The two that are spoken, the radio and the proverbs, have
a third of the mix between them, and both come from people who were asked one by one.

We recommend that the next round looks for other languages first.
`;

const REPORT_REASON = `The numbers in the report are right: I counted the shares of round 3 myself.
`;

const SUSPENSION_REASONS = {
  dana: `# Why I approve the suspension

The publisher writes that copies given out by us were passed on. Until that is cleared up nobody should train on them.
`,
  emeka: `# Why I approve the suspension

Thirty days are enough to find out, and short enough to do no harm.
`,
};

/** All datasets that were brought before the current round. */
type Datasets = FirstDatasets & { edition: bigint; letters: bigint };

/** The day on which the story ends, in the middle of round 4. */
export const LAST_DAY = 98;

async function bringNewDatasets(scene: Scene, { weather }: FirstDatasets) {
  const { people, commons, documents } = scene;
  const card = (name: keyof typeof INVENTED) => makeInventedCard(documents, INVENTED[name]);
  const licence = (name: keyof typeof INVENTED) => ({ licenceSpdx: INVENTED[name].licenceSpdx });
  await scene.at(85);
  const maps = await scene.bring('kofi', await card('maps'), licence('maps'));
  const songs = await scene.bring('kofi', await card('songs'), { ...licence('songs'), access: ACCESS.federated });
  const poems = await scene.bring('ines', await card('poems'), licence('poems'));
  const diary = await scene.bring('jun', await card('diary'), licence('diary'));
  const signs = await scene.bring('omar', await card('signs'), licence('signs'));
  await scene.bring('omar', await card('chess'), licence('chess'));

  await scene.vouch(maps, {
    ada: 'Forty people drew, forty people agreed. The descriptions follow the drawings.',
    emeka: 'Distances in steps, which is how people measure.',
  });
  await scene.vouch(songs, {
    ben: 'I heard the recordings at the choirs. The words are right.',
    chidi: 'Both choirs signed. They keep the recordings, we get the words.',
  });
  await scene.vouch(poems, { dana: 'Every author is named and has agreed.' });
  await scene.vouch(signs, {
    noor: 'Short texts with spelling as it stands on the street.',
    jun: 'I know two of the five towns. It is all there.',
  });
  await scene.at(86);
  for (const [owner, id] of [
    [people.jun, diary],
    [people.ines, weather],
  ] as const) {
    await done(scene, 'withdraw', commons.datasets.connect(owner).withdraw(id));
  }
  scene.log('Two datasets withdrawn, one of them out of the manifest of round 3; five on their way.');
  return { maps, songs };
}

/** Proposals in every state that an open one can be in, made in the order of their days. */
async function leaveProposalsOpen(
  scene: Scene,
  { mail, letters }: Datasets,
  { maps, songs }: { maps: bigint; songs: bigint },
) {
  const { people, commons } = scene;
  const { datasets, contributors, ballots, token } = commons;
  const call = async (contract: { getAddress(): Promise<string> }, data: string): Promise<[Action]> => [
    { target: await contract.getAddress(), data },
  ];

  await scene.at(88);
  const seat = await proposeAny(
    scene,
    people.ada,
    await call(
      contributors,
      contributors.interface.encodeFunctionData('admitSeat', [await contributors.personOf(people.omar)]),
    ),
    `# A seat for Omar

His mail was voted down, and rightly. But he has checked more cards than most of us, and a curator should have a vote.`,
  );
  await scene.at(88.5);
  const again = await proposeInclusion(
    scene,
    people.omar,
    [mail],
    `# Mail from a public corpus, once more

Three months have passed and we still have no everyday writing. I ask you to look again.`,
  );

  await scene.at(89.6);
  await scene.vote(seat, {
    ada: ['for', 'He does the work already.'],
    ben: 'for',
    noor: ['for', 'I vouch for him.'],
    jun: 'for',
    dana: ['abstain', 'No objection, but his own data worries me.'],
    lena: 'for',
    mira: 'for',
  });
  await scene.vote(again, {
    ada: ['against', 'The people in it have still not been asked.'],
    dana: ['against', 'Nothing has changed, so neither has my vote.'],
    chidi: 'against',
    ines: ['against', 'Come back with consent and I will vote for it.'],
    ben: ['for', 'We lack nothing more than this.'],
    lena: 'for',
    olga: 'for',
  });

  await scene.at(90.2);
  const endorsements = await proposeAny(
    scene,
    people.lena,
    await call(datasets, datasets.interface.encodeFunctionData('setEndorsementsRequired', [3])),
    `# Three endorsements instead of two

We are nine seats now. Three people who have read a card are not too much to ask.`,
  );
  await scene.at(91);
  const shorter = await proposeAny(
    scene,
    people.ben,
    await call(
      ballots,
      ballots.interface.encodeFunctionData('setRoundSettings', [
        { roundLengthSeconds: 21 * DAY_SECONDS, maxLevel: 40, turnoutBps: 1_500 },
      ]),
    ),
    `# Three weeks a round, and a little more turnout

- Rounds of 21 days instead of 28: trainers ask for it.
- Turnout of 15 % instead of 10 %: after round 2 we know why.`,
  );
  await scene.at(92.1);
  for (const proposal of [endorsements, shorter]) {
    await scene.vote(proposal, {
      ada: 'for',
      ben: 'for',
      kofi: ['for', 'Sensible.'],
      emeka: ['for', 'I did the sums: nothing gets stuck.'],
      lena: 'for',
      mira: ['abstain', 'Either way is fine for us.'],
      olga: 'against',
    });
  }

  await scene.at(94);
  const drawn = await proposeInclusion(
    scene,
    people.kofi,
    [maps],
    `# Hand-drawn maps, described

Our first French texts. Forty people drew how they get home, and put it into words.

*Consent*: all forty signed. *Size*: small. *Use*: everything.`,
  );
  await scene.at(94.2);
  await seat.queue(people.noor);
  await scene.at(95.5);
  await scene.vote(drawn, {
    ben: ['for', 'Directions are hard for models. This helps.'],
    chidi: 'for',
    emeka: ['abstain', 'I like it, but who checks the French?'],
    lena: ['for', 'Languages other than English are why we are here.'],
    olga: ['against', 'Too small to matter.'],
  });
  await scene.at(96);
  const grant = await proposeAny(
    scene,
    people.mira,
    await call(token, token.interface.encodeFunctionData('mint', [people.remi.address, tokensWei(20_000)])),
    `# Pay for relaying, with a smaller sum

Remi has relayed for three months at his own cost. 20,000 tokens are 2 % of the supply and half of what may be minted in a
year. Olga's first try asked for more than the cap allows and was taken back.`,
  );
  await scene.at(96.1);
  const insisting = await proposeInclusion(
    scene,
    people.jun,
    [letters],
    `# Letters home, after the veto

I have found the families of forty writers and asked them; they agree. It takes two thirds of both houses now, and it should.`,
  );
  await scene.at(97);
  await endorsements.queue(people.lena);
  await scene.at(97.2);
  await endorsements.approveVeto(people.ines, scene.documents.keep(PENDING_VETO));
  await scene.vote(insisting, {
    kofi: ['for', 'He did what the board asked for.'],
    dana: ['against', 'Forty of two hundred.'],
    lena: 'for',
  });
  await scene.vote(grant, { mira: 'for', dana: ['against', 'Pay him, but in something that does not vote.'] });
  await scene.at(97.6);
  await proposeInclusion(
    scene,
    people.kofi,
    [songs],
    `# Work songs of two choirs

The words come to us, the recordings stay with the choirs. Swahili, with a beat.`,
  );
  scene.log('Proposals: one made today, three being voted on, one to queue, one in the timelock, one to execute.');
}

async function castSomeBallots(scene: Scene, ids: Datasets): Promise<void> {
  const { people } = scene;
  const at = (points: Partial<Record<keyof typeof ids, number>>) => pointsOf(ids, points);
  await scene.at(97.7);
  await castBallot(scene, people.ada, at({ whale: 20, wordnet: 20, proverbs: 40, edition: 20 }));
  await castBallot(scene, people.ben, at({ radio: 40, proverbs: 40, edition: 20 }));
  await castBallot(scene, people.ines, at({ proverbs: 40, edition: 40, words: 20 }));
  await castBallot(scene, people.noor, at({ words: 40, speeches: 30, radio: 30 }));
  await castBallot(scene, people.lena, at({ speeches: 30, wordnet: 30, radio: 25, proverbs: 15 }));
  await scene.at(97.8);
  for (const name of ['dana', 'emeka'] as const) {
    const reason = scene.documents.keep(SUSPENSION_REASONS[name]);
    const sent = scene.commons.board.connect(people[name]).approveSuspension(ids.wordnet, reason);
    await done(scene, 'approve a suspension', sent);
  }
  await scene.at(97.9);
  await castBallot(scene, people.ben, at({ radio: 40, proverbs: 30, edition: 20, whale: 10 }));
  scene.log('Round 4 is open, with five ballots in it, one of them replaced; one dataset was suspended since.');
}

/** Two of the three members publish what they found in the mix; it binds nobody. */
async function reportOnRound({ commons, people, documents, ...stage }: Scene): Promise<void> {
  const report = documents.keep(REPORT);
  const reason = documents.keep(REPORT_REASON);
  await stage.at(84.5);
  for (const member of [people.emeka, people.ines]) {
    const sent = commons.board.connect(member).approveReport(3, report.sha256, report.uri, reason);
    await done(stage, 'approve a report', sent);
  }
}

/** What is going on now: new datasets, open proposals, and a round that is half voted. */
export async function playCurrentRound(scene: Scene, ids: Datasets): Promise<void> {
  await reportOnRound(scene);
  const brought = await bringNewDatasets(scene, ids);
  await leaveProposalsOpen(scene, ids, brought);
  await castSomeBallots(scene, ids);
  await scene.at(LAST_DAY);
}
