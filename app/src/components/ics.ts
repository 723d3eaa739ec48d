import { createEvent } from 'ics';

/** A moment to be reminded of. */
export interface Deadline {
  /** The same for the same deadline, so that a calendar that knows it does not list it twice. */
  id: string;
  /** Unix seconds. */
  at: number;
  title: string;
  description: string;
  /** Where on the web it is about; left out where it is no address that others can open. */
  url?: string;
}

/** Hours before it begins at which a calendar speaks up. */
const REMINDERS = [24, 1];

/** How long the entry is, in minutes: it ends with the deadline, so that nobody who comes when it begins is late. */
const MINUTES = 15;

/** A calendar (RFC 5545) with one entry that ends with the deadline, and two reminders. */
export function calendarOf({ id, at, title, description, url }: Deadline): string {
  const date = new Date((at - MINUTES * 60) * 1_000);
  const { error, value } = createEvent({
    uid: `${id}@commonweight`,
    productId: '-//Commonweight//Commonweight//EN',
    title,
    description,
    ...(url === undefined ? {} : { url }),
    start: [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate(), date.getUTCHours(), date.getUTCMinutes()],
    duration: { minutes: MINUTES },
    startInputType: 'utc',
    startOutputType: 'utc',
    busyStatus: 'FREE',
    transp: 'TRANSPARENT',
    alarms: REMINDERS.map((hours) => ({
      action: 'display',
      description: title,
      trigger: { hours, before: true },
    })),
  });
  if (typeof value !== 'string') throw error ?? new Error('The calendar entry could not be written.');
  return value;
}
