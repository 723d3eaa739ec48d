import { proposeInclusion, type Proposal } from '../life/proposal.ts';
import { castBallot, sealOrLapse, waitForClose } from '../life/rounds.ts';
import { done } from '../life/stage.ts';
import { tokensWei } from '../units.ts';
import type { FirstDatasets } from './firstRound.ts';
import { INVENTED } from './inventedData.ts';
import { makeInventedCard } from './makeInventedCard.ts';
import { pointsOf } from './pointsOf.ts';
import type { Scene } from './scene.ts';

/** What the board says when it stops something, as the members wrote it. */
const VETO_REASONS = {
  dana: `# Why I approve the veto

The letters were written to one person each. Those who wrote them and those who are spoken of cannot agree any more, and
their grandchildren have not been asked. A vote cannot stand in for that.
`,
  emeka: `# Why I approve the veto

I read twenty of them. Three tell of an illness, one of a crime, all with full names.
`,
};

/** Both houses say yes to letters that the board then stops. */
async function bringLetters(scene: Scene): Promise<{ letters: bigint; proposal: Proposal }> {
  const { people, documents } = scene;
  const letters = await scene.bring('jun', await makeInventedCard(documents, INVENTED.letters));
  await scene.vouch(letters, {
    chidi: 'Transcribed with care. My own family has letters like these.',
    noor: 'Spelling as it was, dates where there are any.',
  });
  await scene.at(57.5);
  const proposal = await proposeInclusion(
    scene,
    people.jun,
    [letters],
    `# Letters home

Two hundred letters of people who left the valley, found in an attic and copied out.`,
  );
  await scene.at(58.6);
  await scene.vote(proposal, {
    ada: ['for', 'They deserve to be read.'],
    ben: 'for',
    kofi: ['for', 'Beautiful.'],
    dana: ['against', 'Letters are not ours to give.'],
    noor: 'for',
    lena: 'for',
    mira: 'for',
  });
  return { letters, proposal };
}

/** The first round in which those who brought data have a say: their seats were earned after round 1 had opened. */
export async function playThirdRound(
  scene: Scene,
  ids: FirstDatasets & { edition: bigint },
): Promise<{ letters: bigint }> {
  const { people, commons } = scene;
  await scene.at(57);
  await done(scene, 'transfer tokens', commons.token.connect(people.mira).transfer(people.kofi, tokensWei(5_000)));

  const at = (points: Partial<Record<keyof typeof ids, number>>) => pointsOf(ids, points);
  const { letters, proposal } = await bringLetters(scene);

  await scene.at(60);
  await castBallot(scene, people.ada, at({ whale: 20, wordnet: 20, proverbs: 30, edition: 20, weather: 10 }));
  await castBallot(scene, people.ben, at({ radio: 40, proverbs: 30, weather: 10, clinic: 20 }));
  await castBallot(scene, people.chidi, at({ radio: 25, edition: 25, clinic: 25, whale: 25 }));
  await castBallot(scene, people.dana, at({ clinic: 40, proverbs: 30, speeches: 30 }));
  await castBallot(scene, people.ines, at({ proverbs: 35, edition: 35, clinic: 30 }));
  await castBallot(scene, people.jun, at({ whale: 25, radio: 25, weather: 25, proverbs: 25 }));
  await scene.at(64);
  await proposal.queue(people.jun);
  await scene.at(65);
  for (const name of ['dana', 'emeka'] as const) {
    await proposal.approveVeto(people[name], scene.documents.keep(VETO_REASONS[name]));
  }
  scene.log('The board stopped the inclusion of private letters.');

  await scene.at(71);
  await castBallot(scene, people.kofi, at({ radio: 35, proverbs: 35, edition: 30 }));
  await castBallot(scene, people.noor, at({ words: 40, whale: 20, speeches: 20, radio: 20 }));
  await castBallot(scene, people.lena, at({ whale: 15, speeches: 25, wordnet: 25, radio: 20, proverbs: 15 }));
  await castBallot(scene, people.mira, at({ wordnet: 40, words: 25, clinic: 35 }));
  await castBallot(scene, people.olga, at({ whale: 30, radio: 30, proverbs: 40 }));
  await waitForClose(scene);
  await sealOrLapse(scene, people.dana);
  await scene.publish('chidi', 3);
  scene.log('Round 3 sealed and published.');
  return { letters };
}
