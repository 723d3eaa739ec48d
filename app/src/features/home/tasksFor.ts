import type { Dataset } from '@commonweight/manifest';

import { isolate } from '../../commons/actions/Phrase.ts';
import type { Person } from '../../commons/foldPeople.ts';
import { tameText } from '../../components/tameText.ts';

/** What the chain says of a proposal that somebody may have to do something about. */
export interface OpenProposal {
  number: number;
  title: string;
  state: 'active' | 'succeeded' | 'queued';
  /** Unix seconds. */
  deadline: number;
  eta: number;
  hasVoted: boolean;
  /** What the visitor had at the snapshot, in either house. */
  hasPower: boolean;
}

export interface Standing {
  now: number;
  person: Person | undefined;
  proposals: readonly OpenProposal[];
  round: { id: number; closesAt: number; hasPower: boolean; hasCast: boolean; includedCount: number };
  datasets: readonly Dataset[];
  /** What a dataset is called. */
  nameOf: (datasetId: number) => string;
  endorsementsRequired: number;
}

/** Something that the visitor can do now. */
export interface Task {
  key: string;
  title: string;
  /** Until when, Unix seconds; undefined where it does not end. */
  until?: number;
  to: string;
}

/** A seat is renewed from this long before its end, in seconds. */
const RENEW_BEFORE = 30 * 86_400;

/** What somebody else called something, within a sentence. */
const quote = (name: string): string => `“${isolate(tameText(name, 100))}”`;

const isSeated = ({ person, now }: Standing): boolean => person?.seat === 'held' && person.seatEndsAt >= now;

function proposalTasks({ proposals, now }: Standing): Task[] {
  return proposals.flatMap(({ number, title, state, deadline, eta, hasVoted, hasPower }): Task[] => {
    const to = `/proposals/${number}`;
    if (state === 'active' && hasPower && !hasVoted) {
      return [{ key: `vote ${number}`, title: `Vote on ${quote(title)}`, until: deadline, to }];
    }
    if (state === 'succeeded') return [{ key: `queue ${number}`, title: `Queue ${quote(title)}: it has passed`, to }];
    if (state === 'queued' && eta <= now) return [{ key: `execute ${number}`, title: `Carry out ${quote(title)}`, to }];
    return [];
  });
}

function roundTasks({ round, now }: Standing): Task[] {
  if (now >= round.closesAt) return [{ key: 'seal', title: `Seal round ${round.id}: it is over`, to: '/round' }];
  if (!round.hasPower || round.hasCast || round.includedCount === 0) return [];
  return [{ key: 'ballot', title: `Spread your 100 points in round ${round.id}`, until: round.closesAt, to: '/round' }];
}

function personTasks(standing: Standing): Task[] {
  const { person, now, datasets, nameOf, endorsementsRequired } = standing;
  if (person === undefined) return [];
  const tasks: Task[] = [];
  if (person.seat === 'held' && person.seatEndsAt - now < RENEW_BEFORE) {
    const title = person.seatEndsAt < now ? 'Renew your seat: it has ended' : 'Renew your seat';
    tasks.push({ key: 'renew', title, until: person.seatEndsAt, to: `/people/${person.personId}` });
  }
  const submitted = datasets.filter(({ status }) => status === 'submitted');
  for (const { datasetId, contributor, endorsements } of submitted) {
    const isMine = contributor.personId === person.personId;
    const isEndorsed = endorsements.length >= endorsementsRequired;
    const hasEndorsed = endorsements.some(({ personId }) => personId === person.personId);
    const to = `/datasets/${datasetId}`;
    if (isSeated(standing) && !isMine && !isEndorsed && !hasEndorsed) {
      tasks.push({
        key: `endorse ${datasetId}`,
        title: `Look at ${quote(nameOf(datasetId))}, and vouch for it if you can`,
        to,
      });
    }
  }
  return tasks;
}

/** What awaits the visitor, the most urgent first. */
export function tasksFor(standing: Standing): Task[] {
  return [...proposalTasks(standing), ...roundTasks(standing), ...personTasks(standing)].sort(
    (a, b) => (a.until ?? Infinity) - (b.until ?? Infinity),
  );
}
