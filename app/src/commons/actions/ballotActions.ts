import { weightBallotsAbi } from '@commonweight/manifest/abis';
import { decodeFunctionData, type Hex } from 'viem';

import { exactDuration, exactPercent } from '../exactValues.ts';
import { text, type Current, type Phrase } from './Phrase.ts';

/** What a vote can ask of the weight ballots. */
export function describeBallotCall(data: Hex, _: unknown, current?: Current): Phrase | undefined {
  const { functionName, args } = decodeFunctionData({ abi: weightBallotsAbi, data });
  if (functionName !== 'setRoundSettings') return undefined;
  const now = current?.round;
  const { roundLengthSeconds, maxLevel, turnoutBps } = args[0];
  const [length, turnout] = [exactDuration(roundLengthSeconds), exactPercent(turnoutBps)];
  return {
    title: `Set how rounds run: ${length}, ${maxLevel} points, ${turnout}`,
    sentence: `From the next round on, a round lasts ${length}, a ballot gives one dataset at most ${maxLevel} of its 100 points, and ${turnout} of the power has to vote for the round to count.`,
    parameters: [
      text('Length of a round', length, now && exactDuration(now.roundLengthSeconds)),
      text('Most points for one dataset', String(maxLevel), now && String(now.maxLevel)),
      text('Turnout needed', turnout, now && exactPercent(now.turnoutBps)),
    ],
  };
}
