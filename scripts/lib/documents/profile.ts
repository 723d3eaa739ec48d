import { canonical } from '../../../manifest/src/canonical.ts';
import type { LocalPerson } from '../../params/localPeople.ts';

/** The document in which a person introduces herself. */
export const profile = ({ name, about, links }: LocalPerson): string => canonical({ name, about, links });
