import { encodeBytes32String } from 'ethers';

import { approveSuspension } from '../life/board.ts';
import { proposeAny, proposeInclusion, type Action, type Proposal } from '../life/proposal.ts';
import { castBallot, sealOrLapse, waitForClose } from '../life/rounds.ts';
import type { FirstDatasets } from './firstRound.ts';
import { INVENTED } from './inventedData.ts';
import { makeInventedCard } from './makeInventedCard.ts';
import { pointsOf } from './pointsOf.ts';
import type { Scene } from './scene.ts';

/** Why the mail was suspended, as the members wrote it. */
const SUSPENSION_REASONS = {
  dana: `# Why I approve the suspension

It is personal data. The headers were cut off, but the mails still quote addresses and are signed with telephone numbers.
Sixty people can be called who never agreed to that.
`,
  emeka: `# Why I approve the suspension

I vouched for this dataset, and had read the answers without the signatures. Thirty days are for the houses to decide.
`,
};

const WHY_REMOVED = `Why dataset 8, "Mail of a gardening list", is to leave

The mails name those who wrote them, with their addresses and telephone numbers. The list's terms did not allow that, and the
people were not asked. The moderators who gave us the data agree and will come back with an edition without the names.
`;

/** What the board says against a licence, as the members wrote it. */
const VETO_REASONS = {
  dana: `# Why I approve the veto

The licence says itself that it does not cover personal data. Much of what public bodies publish under it names people, and
after the mail we should not open that door.
`,
  emeka: `# Why I approve the veto

Whoever reads the name of the licence, and not its exemptions, will think that everything is in order.
`,
};

/** Two of the three members find personal data in mail that is in the commons, and stop its use for thirty days. */
async function suspendMail(scene: Scene, { gardenMail }: FirstDatasets): Promise<void> {
  await scene.at(28.7);
  for (const name of ['dana', 'emeka'] as const) {
    await approveSuspension(scene, [scene.people[name]], gardenMail, scene.documents.keep(SUSPENSION_REASONS[name]));
  }
  scene.log('The board suspended the mail of a list, for the personal data in it.');
}

/** The board stops a licence, which is proposed again at once. */
async function vetoLicence(scene: Scene, licence: Action, vetoed: Proposal): Promise<Proposal> {
  const { people, documents } = scene;
  await scene.at(36);
  for (const name of ['dana', 'emeka'] as const) {
    await vetoed.approveVeto(people[name], documents.keep(VETO_REASONS[name]));
  }
  await scene.at(36.4);
  return proposeAny(
    scene,
    people.mira,
    [licence],
    `# Accept the Open Government Licence: we insist

The board is right that OGL-UK-3.0 leaves personal data out. So should every dataset here, whatever its licence is: that is
what two people read it for before a vote, and what the board can suspend it for. It takes two thirds of both houses.`,
  );
}

/** Two thirds of both houses override the veto. */
async function insistOnLicence(scene: Scene, insisting: Proposal): Promise<void> {
  const { people } = scene;
  await scene.vote(insisting, {
    ada: ['for', 'People are protected by those who read the data, not by a list of licences.'],
    ben: 'for',
    chidi: 'for',
    kofi: ['for', 'Tide tables have no telephone numbers.'],
    noor: 'for',
    dana: ['against', 'My reasons have not changed.'],
    emeka: ['for', 'I have said what I had to say. If both houses want it, let them have it.'],
    lena: 'for',
    mira: 'for',
    olga: 'against',
  });
  await scene.at(42.5);
  await insisting.queue(people.mira);
  await scene.at(44.6);
  await insisting.execute(people.mira);
  scene.log('The board stopped a licence, and two thirds of both houses overrode its veto.');
}

/** A quiet month: four decisions, one of them against the board, and too few ballots for the round to count. */
export async function playSecondRound(scene: Scene, ids: FirstDatasets): Promise<{ edition: bigint }> {
  const { people, commons, documents } = scene;
  await suspendMail(scene, ids);
  await scene.at(29);
  const edition = await scene.bring('jun', await makeInventedCard(documents, INVENTED.recipesSecond), {
    supersedes: ids.recipes,
  });
  await scene.vouch(edition, {
    ada: 'What was cut short is whole now, and there is twice as much.',
    kofi: 'My grandmother approves of the dumplings.',
  });
  const target = await commons.datasets.getAddress();
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
    [{ target, data: call.encodeFunctionData('remove', [ids.gardenMail, documents.keep(WHY_REMOVED).sha256]) }],
    `# Remove the mail of the gardening list

It has the names and numbers of those who wrote it, and the board has suspended it for that. The reason is written down and
its hash is in the call. What was sealed stays on record; it should not be trained on any longer.`,
  );
  const licence = { target, data: call.encodeFunctionData('allowLicence', [encodeBytes32String('OGL-UK-3.0')]) };
  const licensing = await proposeAny(
    scene,
    people.mira,
    [licence],
    `# Accept the Open Government Licence

OGL-UK-3.0 allows everything that CC-BY-4.0 does, and much of what public bodies publish has it.`,
  );

  await scene.at(30.3);
  const everybody = { ada: 'for', ben: 'for', chidi: 'for', emeka: 'for', lena: 'for', mira: 'for' } as const;
  await scene.vote(newer, { ...everybody, kofi: ['for', 'The dumplings!'], olga: 'abstain' });
  await scene.vote(gone, {
    ...everybody,
    dana: ['for', 'I should have seen this the first time. Sorry.'],
    noor: ['for', 'I brought it, and I agree.'],
  });
  await scene.vote(licensing, {
    ...everybody,
    emeka: ['against', 'It has exemptions. Has anybody read them?'],
    dana: ['against', 'It leaves personal data out, and we know now how that gets in.'],
    olga: ['against', 'One licence more is one licence more to check.'],
  });
  await scene.at(35.5);
  for (const proposal of [newer, gone, licensing]) await proposal.queue(people.emeka);
  const insisting = await vetoLicence(scene, licence, licensing);
  await scene.at(37.6);
  for (const proposal of [newer, gone]) await proposal.execute(people.emeka);
  scene.log('One dataset superseded, and the mail removed by a vote.');
  await insistOnLicence(scene, insisting);

  await scene.at(46);
  await castBallot(scene, people.emeka, pointsOf(ids, { speeches: 40, wordnet: 40, radio: 20 }));
  await waitForClose(scene);
  await sealOrLapse(scene, people.kofi);
  scene.log('Round 2 lapsed: one ballot was too little.');
  return { edition };
}
