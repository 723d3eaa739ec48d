import { exactDuration } from '../../commons/exactValues.ts';
import { formatDate } from '../../components/format.ts';
import { count, label, type Say } from './say.ts';

/** Of the ethics board. */
export const BOARD_SENTENCES: Record<string, Say> = {
  EthicsBoardConstituencyFull: ([constituency]) =>
    `Three of the board speak for “${label(constituency)}” already, which is the most for one; choose another constituency, or recall somebody first.`,
  EthicsBoardEmptyValue: () => 'The board acts only with a published reason, and the hash of the text is missing.',
  EthicsBoardFull: () =>
    'All nine places on the board are taken; a term has to end, or somebody to be recalled, first.',
  EthicsBoardNoConstituency: () => 'Say whom the member is to speak for: the constituency is empty.',
  EthicsBoardNotMember: () => 'Only members of the ethics board whose term runs can do this.',
  EthicsBoardNotQueued: () => 'The board can stop only what is queued in the timelock, and this proposal is not.',
  EthicsBoardNotSeated: ([person]) => `Person ${String(person)} does not sit on the board now.`,
  EthicsBoardOwnAffairs: () => 'The board cannot veto a proposal that is about nothing but the board itself.',
  EthicsBoardPastSunset: ([sunsetAt]) =>
    `The board’s powers ended on ${formatDate(count(sunsetAt))}; a vote can renew them.`,
  EthicsBoardRecused: ([, dataset]) =>
    `You brought dataset ${String(dataset)}, or are paid for it, so you have no say in this on the board.`,
  EthicsBoardReportedAlready: ([round]) => `This report on round ${String(round)} is published already.`,
  EthicsBoardSeatedAlready: ([person]) => `Person ${String(person)} sits on the board already.`,
  EthicsBoardSunsetOutOfBounds: ([, max]) =>
    `The board’s powers can be given until ${formatDate(count(max))} at most; choose an earlier day.`,
  EthicsBoardSuspensionOutOfBounds: ([seconds, min, max]) =>
    `A suspension cannot last ${exactDuration(count(seconds))}: it has to be from ${exactDuration(count(min))} to ${exactDuration(count(max))}.`,
  EthicsBoardTermOutOfBounds: ([term, min, max]) =>
    `A term on the board cannot last ${exactDuration(count(term))}: it has to be from ${exactDuration(count(min))} to ${exactDuration(count(max))}.`,
  EthicsBoardUnknownAction: ([number]) => `There is no action ${String(number)} of the board.`,
  EthicsBoardUnknownPerson: ([person]) => `There is no person ${String(person)}.`,
  EthicsBoardUnknownRound: ([round, current]) =>
    `There is no round ${String(round)} to report on; the current one is round ${String(current)}.`,
  EthicsBoardVetoOverridden: () =>
    'The houses have voted by two thirds to override a veto, so this cannot be vetoed again.',
};
