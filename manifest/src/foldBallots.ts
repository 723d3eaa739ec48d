import type { Hex } from 'viem';

import type { CommonsEvent } from './chain/readHistory.ts';
import type { Ballot } from './types.ts';

function linesOf(packed: Hex): [number, number][] {
  const lines: [number, number][] = [];
  for (let at = 2; at < packed.length; at += 8) {
    lines.push([parseInt(packed.slice(at, at + 6), 16), parseInt(packed.slice(at + 6, at + 8), 16)]);
  }
  return lines;
}

/** The ballot of each voter that counted in a round: her last one. */
export function foldBallots(events: readonly CommonsEvent[], roundId: number): Ballot[] {
  const ballots = new Map<string, Ballot>();
  for (const { eventName, args } of events) {
    if (eventName !== 'BallotCast' || args.roundId !== roundId) continue;
    ballots.set(args.voter, { power: args.power, lines: linesOf(args.lines) });
  }
  return [...ballots.values()];
}
