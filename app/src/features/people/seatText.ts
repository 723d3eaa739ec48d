import type { Person } from '../../commons/foldPeople.ts';

/** How a person's seat stands, in a word or two. */
export function seatText({ seat, seatEndsAt }: Person, now: number): string {
  switch (seat) {
    case 'none':
      return 'no seat';
    case 'held':
      return seatEndsAt < now ? 'seat has ended' : 'seat';
    case 'retired':
      return 'seat ended and retired';
    case 'resigned':
      return 'seat given up';
    case 'revoked':
      return 'seat revoked by a vote';
  }
}
