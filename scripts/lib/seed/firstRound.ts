import { makeCardOfPackage } from '../data/makeCardOfPackage.ts';
import { AFINN, MOBY_DICK, SPAM_ASSASSIN, STATE_OF_THE_UNION, WORDNET } from '../data/openData.ts';
import { profile } from '../documents/profile.ts';
import { electionOf } from '../life/board.ts';
import { ACCESS, PURPOSES, register } from '../life/datasets.ts';
import { proposeAny, proposeInclusion, type Action, type Proposal } from '../life/proposal.ts';
import { castBallot, sealOrLapse, waitForClose } from '../life/rounds.ts';
import { done } from '../life/stage.ts';
import { DAY_SECONDS, tokensWei } from '../units.ts';
import { LOCAL_PERSONS } from '../../params/localPeople.ts';
import { INVENTED } from './inventedData.ts';
import { makeInventedCard } from './makeInventedCard.ts';
import { pointsOf } from './pointsOf.ts';
import type { Scene } from './scene.ts';

/** The datasets that were brought at the beginning, by their ids. */
export type FirstDatasets = Awaited<ReturnType<typeof bringDatasets>>;

async function gather({ people, documents, ...stage }: Scene): Promise<void> {
  for (const name of ['noor', 'omar', 'ines', 'jun', 'kofi'] as const) {
    await register(stage, people[name], name, documents.keep(profile(LOCAL_PERSONS[name])));
  }
}

async function bringDatasets(scene: Scene) {
  const { documents } = scene;
  const real = async (data: Parameters<typeof makeCardOfPackage>[0]) =>
    documents.keep((await makeCardOfPackage(data)).json);
  const invented = (name: keyof typeof INVENTED) => makeInventedCard(documents, INVENTED[name]);

  const whale = await scene.bring('ines', await real(MOBY_DICK));
  const speeches = await scene.bring('jun', await real(STATE_OF_THE_UNION));
  const words = await scene.bring('kofi', await real(AFINN), {
    licenceSpdx: AFINN.licenceSpdx,
    purposes: PURPOSES.fineTuning | PURPOSES.evaluation,
  });
  const wordnet = await scene.bring('noor', await real(WORDNET), {
    licenceSpdx: WORDNET.licenceSpdx,
    access: ACCESS.gated,
  });
  const mail = await scene.bring('omar', await real(SPAM_ASSASSIN));
  const radio = await scene.bring('ines', await invented('radio'), {
    licenceSpdx: INVENTED.radio.licenceSpdx,
    purposes: PURPOSES.preTraining | PURPOSES.fineTuning | PURPOSES.evaluation,
    // three weeks after the story ends: it lasts through the round that is open then, and not the next
    consentEndsAt: scene.secondsAt(119),
  });
  const recipes = await scene.bring('jun', await invented('recipes'));
  const gardenMail = await scene.bring('noor', await invented('gardenMail'), {
    licenceSpdx: INVENTED.gardenMail.licenceSpdx,
  });
  const weather = await scene.bring('ines', await invented('weather'));
  const clinic = await scene.bring('kofi', await invented('clinic'), {
    licenceSpdx: INVENTED.clinic.licenceSpdx,
    access: ACCESS.federated,
    purposes: PURPOSES.fineTuning | PURPOSES.evaluation,
    // in the middle of the round that is open when the story ends: nobody can give it points in that one
    consentEndsAt: scene.secondsAt(106),
  });
  const proverbs = await scene.bring('chidi', await invented('proverbs'), {
    licenceSpdx: INVENTED.proverbs.licenceSpdx,
    purposes: PURPOSES.preTraining | PURPOSES.evaluation,
  });
  return { whale, speeches, words, wordnet, mail, radio, recipes, gardenMail, weather, clinic, proverbs };
}

async function vouchForAll(scene: Scene, ids: FirstDatasets): Promise<void> {
  await scene.vouch(ids.whale, {
    ada: 'All 135 chapters are there, and the text is in the public domain everywhere I looked.',
    ben: 'Old spelling, long sentences: good to have a little of it.',
    emeka: 'I hashed every file. They are the ones that the card lists.',
  });
  await scene.vouch(ids.speeches, {
    ada: 'Complete from 1790 on. The early ones were letters, which the card could say.',
    dana: 'Works of the federal government: free of copyright.',
  });
  await scene.vouch(ids.words, {
    ben: 'Small and useful for evaluation. It rates words, not people.',
    chidi: 'I disagree with a few ratings. The licence is right.',
  });
  await scene.vouch(ids.wordnet, {
    ada: 'The licence is its own, and allows this. Whoever wants the files asks Noor.',
    emeka: 'Counted synsets against the documentation: they match.',
  });
  await scene.vouch(ids.mail, {
    emeka: 'The files are what the card says. Whether we should is another question.',
    ben: 'Everyday language, which we lack. I vouch for the card, not for a yes.',
  });
  await scene.vouch(ids.radio, {
    ben: 'Clean transcripts of a dialect that nobody else has.',
    chidi: 'The station asked everybody who can be recognised.',
  });
  await scene.vouch(ids.recipes, {
    dana: 'Given by the cooks themselves. Measures are odd and consistent.',
    ada: 'Some recipes are cut short; the next edition will have them whole.',
  });
  await scene.vouch(ids.gardenMail, {
    emeka: 'Good questions, patient answers. No headers, as the card says.',
    ben: 'Read the first lines of fifty mails. Friendly and on topic.',
  });
  await scene.vouch(ids.weather, { ada: 'Four notebooks, copied carefully.', chidi: 'The remarks are the best part.' });
  await scene.vouch(ids.clinic, {
    dana: 'Nothing in it says who asked. It may only be used where it lies, and that is right.',
    ben: 'I trained on a sample on their machine. It works.',
  });
  await scene.vouch(ids.proverbs, {
    ada: 'A line of consent for every proverb. I wish all data came like this.',
    dana: 'I read the consent form. It is short and says what it should.',
  });
}

/** Three decisions of the first week: one passes, and each house says no to one of the others. */
async function decide(scene: Scene, ids: FirstDatasets): Promise<void> {
  const { people, commons } = scene;
  const { mail, ...others } = ids;
  const inclusion = await proposeInclusion(
    scene,
    people.ines,
    Object.values(others),
    `# Ten datasets to start with

Two public classics, two lexicons, and six things that people here made themselves. Every one of them was vouched for by
two of us at least.

- Read the cards before you vote; they are short.
- The clinic's questions stay at the clinic: models go there, not the texts here.`,
  );
  const letters = await proposeInclusion(
    scene,
    people.omar,
    [mail],
    `# Mail from a public corpus

The corpus has been on the web for twenty years, and half of the spam filters that you use were built with it.
We have novels and speeches, and nothing of how people write to each other on a Tuesday.`,
  );
  const turnout = await proposeAny(
    scene,
    people.ada,
    [
      {
        target: await commons.ballots.getAddress(),
        data: commons.ballots.interface.encodeFunctionData('setRoundSettings', [
          { roundLengthSeconds: 28 * DAY_SECONDS, maxLevel: 40, turnoutBps: 2_500 },
        ]),
      },
    ],
    `# A round should need a quarter of the electorate

Ten per cent is one large holder. Let a mix count only if a quarter of all power took part.`,
  );

  await scene.at(1.3);
  await scene.vote(inclusion, {
    ada: ['for', 'I read all ten cards. A good first shelf.'],
    ben: ['for', 'Finally some speech that is not from a studio.'],
    chidi: 'for',
    dana: ['for', 'Licences are in order, all of them.'],
    emeka: ['abstain', 'Fine data, but eight of ten are English.'],
    lena: ['for', 'The foundation supports a broad start.'],
    mira: 'for',
    nils: 'for',
    olga: ['against', 'I would rather begin with two and learn.'],
  });
  await scene.vote(letters, {
    ada: ['against', 'These are letters of people who were never asked.'],
    ben: ['for', 'It has been public for twenty years.'],
    chidi: ['against', 'Names, addresses, quarrels. No.'],
    dana: ['against', 'Personal data without any basis. I cannot vote for this.'],
    emeka: 'against',
    lena: ['for', 'Our models need everyday language.'],
    mira: 'for',
    nils: 'for',
    olga: ['abstain', 'Torn.'],
  });
  await scene.vote(turnout, {
    ada: 'for',
    ben: 'for',
    chidi: 'for',
    dana: ['for', 'A mix that nobody voted on should not count.'],
    emeka: ['for', 'The numbers support it.'],
    lena: ['against', 'In the first months half of the rounds would lapse.'],
    mira: ['against', 'We need a manifest every month to plan with.'],
    nils: 'against',
    olga: 'against',
  });
  await scene.at(6.5);
  await inclusion.queue(people.ada);
  await scene.at(8.6);
  await inclusion.execute(people.olga);
  scene.log('Ten datasets included. Each house has said no to something the other wanted.');
}

/** A board is put to a vote, and a proposal is taken back by its proposer. */
async function proposeBoard(scene: Scene): Promise<Proposal> {
  const { people, commons } = scene;
  await scene.at(9);
  const seats: Action[] = [];
  for (const [name, constituency] of [
    ['dana', 'law'],
    ['emeka', 'teaching'],
    ['ines', 'contributors'],
  ] as const) {
    const personId = await commons.contributors.personOf(people[name]);
    seats.push(await electionOf(scene, personId, constituency, 365 * DAY_SECONDS));
  }
  const board = await proposeAny(
    scene,
    people.ada,
    seats,
    `# Elect the first ethics board

Dana speaks for the law, Emeka for those who teach, Ines for those who bring data. They can stop a decision until two thirds
of both houses insist, and suspend a dataset for thirty days. They can include nothing and spend nothing. For one year.`,
  );
  const grant = await proposeAny(
    scene,
    people.olga,
    [
      {
        target: await commons.token.getAddress(),
        data: commons.token.interface.encodeFunctionData('mint', [people.remi.address, tokensWei(400_000)]),
      },
    ],
    `# Pay for relaying

Remi sends what others signed and pays for it. Let us give him 400,000 tokens.`,
  );
  await scene.at(9.5);
  await grant.cancel(people.olga);

  await scene.at(10.2);
  await scene.vote(board, {
    ada: 'for',
    ben: ['for', 'We have included ten datasets in a week. Somebody should be able to say stop.'],
    chidi: 'for',
    dana: ['abstain', 'I will serve. I do not vote for myself.'],
    emeka: 'abstain',
    lena: 'for',
    mira: 'for',
    olga: ['for', 'As long as it cannot spend.'],
  });
  await done(scene, 'delegate', commons.token.connect(people.nils).delegate(people.lena));
  return board;
}

/** From the first datasets to the first sealed round. */
export async function playFirstRound(scene: Scene): Promise<FirstDatasets> {
  const { people } = scene;
  await gather(scene);
  scene.log('People: five founding members, five people who registered, four holders of tokens.');
  const ids = await bringDatasets(scene);
  await vouchForAll(scene, ids);
  scene.log('Eleven datasets submitted and vouched for.');
  await scene.at(0.25);
  await decide(scene, ids);
  const board = await proposeBoard(scene);

  await scene.at(12);
  const at = (points: Partial<Record<keyof typeof ids, number>>) => pointsOf(ids, points);
  await castBallot(scene, people.ada, at({ whale: 25, speeches: 25, wordnet: 20, proverbs: 20, recipes: 10 }));
  await castBallot(scene, people.ben, at({ radio: 40, proverbs: 25, weather: 15, recipes: 10, clinic: 10 }));
  await castBallot(scene, people.chidi, at({ radio: 30, recipes: 30, whale: 20, clinic: 20 }));
  await castBallot(scene, people.dana, at({ speeches: 30, clinic: 30, proverbs: 20, weather: 20 }));
  await castBallot(scene, people.emeka, at({ wordnet: 40, words: 30, speeches: 30 }));
  await scene.at(15.5);
  await board.queue(people.ada);
  await scene.at(17.6);
  await board.execute(people.ben);
  scene.log('A board of three is elected.');
  await scene.at(20);
  await castBallot(scene, people.lena, at({ whale: 20, speeches: 25, wordnet: 20, radio: 15, gardenMail: 20 }));
  await castBallot(scene, people.mira, at({ wordnet: 30, words: 20, gardenMail: 25, clinic: 25 }));
  await castBallot(scene, people.nils, at({ whale: 40, speeches: 40, weather: 20 }));
  await castBallot(scene, people.olga, at({ whale: 34, radio: 33, proverbs: 33 }));
  await waitForClose(scene);
  await sealOrLapse(scene, people.ben);
  await scene.publish('ada', 1);
  scene.log('Round 1 sealed and published.');
  return ids;
}
