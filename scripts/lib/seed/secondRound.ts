import { encodeBytes32String } from 'ethers';

import { proposeAny, proposeInclusion } from '../life/proposal.ts';
import { castBallot, sealOrLapse, waitForClose } from '../life/rounds.ts';
import { DAY_SECONDS } from '../units.ts';
import type { FirstDatasets } from './firstRound.ts';
import { INVENTED } from './inventedData.ts';
import { makeInventedCard } from './makeInventedCard.ts';
import { pointsOf } from './pointsOf.ts';
import type { Scene } from './scene.ts';

const WHY_REMOVED = `Why dataset 8, "A gardening forum", is to leave

Some of the answers quote private messages, with the names of those who wrote them. The forum's terms did not allow that, and
the people were not asked. The moderators who gave us the data agree and will come back with an edition without the quotes.
`;

/** A quiet month: four decisions, and too few ballots for the round to count. */
export async function playSecondRound(scene: Scene, ids: FirstDatasets): Promise<{ edition: bigint }> {
  const { people, commons, documents } = scene;
  await scene.at(29);
  const edition = await scene.bring('jun', await makeInventedCard(documents, INVENTED.recipesSecond), {
    supersedes: ids.recipes,
  });
  await scene.vouch(edition, {
    ada: 'What was cut short is whole now, and there is twice as much.',
    kofi: 'My grandmother approves of the dumplings.',
  });
  const datasets = await commons.datasets.getAddress();
  const call = commons.datasets.interface;
  const newer = await proposeInclusion(
    scene,
    people.jun,
    [edition],
    `# Recipes of a village, second edition

Takes the place of the first edition. Twice as many recipes, and the cooks corrected their own.`,
  );
  const gone = await proposeAny(
    scene,
    people.ada,
    [
      {
        target: datasets,
        data: call.encodeFunctionData('remove', [ids.forum, documents.keep(WHY_REMOVED).sha256]),
      },
    ],
    `# Remove the gardening forum

It quotes private messages. The reason is written down and its hash is in the call. What was sealed stays on record; nobody
should train on it any longer.`,
  );
  const licence = await proposeAny(
    scene,
    people.mira,
    [{ target: datasets, data: call.encodeFunctionData('allowLicence', [encodeBytes32String('OGL-UK-3.0')]) }],
    `# Accept the Open Government Licence

OGL-UK-3.0 allows everything that CC-BY-4.0 does, and much of what public bodies publish has it.`,
  );

  const board = await proposeAny(
    scene,
    people.ada,
    await Promise.all(
      (
        [
          ['dana', 'law'],
          ['emeka', 'teaching'],
          ['ines', 'contributors'],
        ] as const
      ).map(async ([name, constituency]) => ({
        target: await commons.board.getAddress(),
        data: commons.board.interface.encodeFunctionData('elect', [
          await commons.contributors.personOf(people[name]),
          encodeBytes32String(constituency),
          365 * DAY_SECONDS,
        ]),
      })),
    ),
    `# Elect the first ethics board

Dana speaks for the law, Emeka for those who teach, Ines for those who bring data. They can stop a decision until two thirds
of both houses insist, and suspend a dataset for thirty days. They can include nothing and spend nothing. For one year.`,
  );

  await scene.at(30.3);
  const everybody = { ada: 'for', ben: 'for', chidi: 'for', emeka: 'for', lena: 'for', mira: 'for' } as const;
  await scene.vote(newer, { ...everybody, kofi: ['for', 'The dumplings!'], olga: 'abstain' });
  await scene.vote(gone, {
    ...everybody,
    dana: ['for', 'I should have seen this the first time. Sorry.'],
    noor: ['for', 'I brought it, and I agree.'],
  });
  await scene.vote(board, {
    ...everybody,
    dana: ['abstain', 'I will serve. I do not vote for myself.'],
    noor: ['for', 'After the forum we know what for.'],
    olga: ['for', 'As long as it cannot spend.'],
  });
  await scene.vote(licence, {
    ...everybody,
    dana: ['for', 'Read it twice. Attribution, nothing more.'],
    olga: ['against', 'One licence more is one licence more to check.'],
  });
  await scene.at(35.5);
  for (const proposal of [newer, gone, board, licence]) await proposal.queue(people.emeka);
  await scene.at(37.6);
  for (const proposal of [newer, gone, board, licence]) await proposal.execute(people.emeka);
  scene.log('One dataset superseded, one removed, one licence more, and a board of three.');

  await scene.at(40);
  await castBallot(scene, people.emeka, pointsOf(ids, { speeches: 40, wordnet: 40, radio: 20 }));
  await waitForClose(scene);
  await sealOrLapse(scene, people.kofi);
  scene.log('Round 2 lapsed: one ballot was too little.');
  return { edition };
}
