import local from '../../params/local.ts';
import { LOCAL_PERSONS } from '../../params/localPeople.ts';
import { CONTRIBUTOR_TERMS } from '../documents/contributorTerms.ts';
import { profile } from '../documents/profile.ts';
import { playCurrentRound } from './currentRound.ts';
import { playFirstRound } from './firstRound.ts';
import { openScene, type SceneOptions } from './scene.ts';
import { playSecondRound } from './secondRound.ts';
import { playThirdRound } from './thirdRound.ts';

/**
 * Fills an empty commons with people, datasets in every status, proposals in every state, sealed rounds and a lapsed one, and
 * a round half voted. Every hash on the chain is that of a document that is kept.
 */
export async function fillCommons(options: SceneOptions): Promise<void> {
  const scene = await openScene(options);
  scene.documents.keep(CONTRIBUTOR_TERMS);
  const founders = new Set(local.seats.founders.map(({ account }) => account));
  for (const [name, person] of Object.entries(scene.people)) {
    if (founders.has(person.address)) scene.documents.keep(profile(LOCAL_PERSONS[name as keyof typeof LOCAL_PERSONS]));
  }

  const first = await playFirstRound(scene);
  const ids = { ...first, ...(await playSecondRound(scene, first)) };
  await playCurrentRound(scene, { ...ids, ...(await playThirdRound(scene, ids)) });
}
