import { ethicsBoardAbi } from '@commonweight/manifest/abis';
import { decodeFunctionData, hexToString, type Hex } from 'viem';

import { formatDateTime } from '../../components/format.ts';
import { exactDuration } from '../exactValues.ts';
import { isolate, person, text, type Current, type Names, type Phrase } from './Phrase.ts';

/** What a vote can ask of the ethics board, besides a setting that is one number. */
export function describeBoardCall(data: Hex, names: Names, current?: Current): Phrase | undefined {
  const { functionName, args } = decodeFunctionData({ abi: ethicsBoardAbi, data });
  if (functionName === 'elect') {
    const [id, constituency, term] = args;
    const whom = hexToString(constituency, { size: 32 });
    return {
      title: `Elect ${names.person(id)} to the ethics board`,
      sentence: `${names.person(id)} sits on the ethics board for ${exactDuration(term)} and speaks for “${isolate(whom)}”. By majority the board can veto what is queued, suspend a dataset for a while, and report on a round.`,
      parameters: [person(id), text('Constituency', whom), text('Term', exactDuration(term))],
    };
  }
  if (functionName === 'recall') {
    return {
      title: `Recall ${names.person(args[0])} from the ethics board`,
      sentence: `The term of ${names.person(args[0])} on the ethics board ends at once.`,
      parameters: [person(args[0])],
    };
  }
  if (functionName === 'setSunset') {
    const end = formatDateTime(args[0]);
    return {
      title: `Give the ethics board its powers until ${end}`,
      sentence: `After ${end} the board can neither veto nor suspend nor report, unless a vote renews its powers. A moment that is past ends them at once.`,
      parameters: [
        text('Last moment of its powers', end, current && formatDateTime(current.rules.boardSunsetAtSeconds)),
        text('In Unix seconds', String(args[0])),
      ],
    };
  }
  return undefined;
}
