import { useDocument } from '../documents/useDocument.ts';
import type { Person } from './foldPeople.ts';
import { parseProfile, type Profile } from './profile.ts';

const NONE = '0'.repeat(64);

/** What a person says of herself, where her document can be had. */
export function useProfile(person: Person | undefined): Profile | undefined {
  const { data } = useDocument(person?.profileSha256 ?? NONE, person?.profileUri);
  return data?.kind === 'found' ? parseProfile(data.text) : undefined;
}
