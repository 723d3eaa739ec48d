import { exactDuration, exactPercent, exactTokens } from '../../commons/exactValues.ts';
import { formatDateTime, formatTokens } from '../../components/format.ts';
import { count, label, short, some, wei, type Say } from './say.ts';

/** The governor's states, as IGovernor numbers them. */
const STATES = ['not open yet', 'open', 'cancelled', 'defeated', 'passed', 'queued', 'expired', 'carried out'];
const [PENDING, ACTIVE, SUCCEEDED, QUEUED] = [0, 1, 4, 5];

/** Which states an action can be taken in travels as one bit for each. */
const isExpected = (states: unknown, state: number): boolean => ((wei(states) >> BigInt(state)) & 1n) === 1n;

const unexpectedState: Say = ([, current, expected]) => {
  const now = `The proposal is ${STATES[count(current)] ?? 'in another state'}`;
  if (isExpected(expected, ACTIVE) && !isExpected(expected, PENDING)) {
    return count(current) === PENDING
      ? `${now}: come back when its vote opens.`
      : `${now}, so votes on it are no longer counted.`;
  }
  if (isExpected(expected, QUEUED)) {
    return `${now}: only what has passed and waited in the timelock can be carried out.`;
  }
  if (isExpected(expected, SUCCEEDED)) return `${now}: only what has passed can be queued.`;
  return `${now}, in which this cannot be done; the page shows what can.`;
};

const SETTINGS: Record<string, [title: string, format: (value: bigint) => string]> = {
  votingDelay: ['The voting delay', (value) => exactDuration(Number(value))],
  votingPeriod: ['The voting period', (value) => exactDuration(Number(value))],
  proposalThreshold: ['The proposal threshold', exactTokens],
  tokenQuorum: ['The quorum of the token house', (value) => exactPercent(Number(value))],
  memberQuorum: ['The quorum of the members’ house', (value) => exactPercent(Number(value))],
  lateQuorumExtension: ['The extension after a late quorum', (value) => exactDuration(Number(value))],
  cooldown: ['The cool-down', (value) => exactDuration(Number(value))],
};

const outOfBounds: Say = ([setting, value, min, max]) => {
  const [title, format] = SETTINGS[label(setting)] ?? ['The setting', String];
  return `${title} cannot be ${format(wei(value))}: it has to be from ${format(wei(min))} to ${format(wei(max))}.`;
};

/** Of the governor, its modules and its timelock. */
export const GOVERNOR_SENTENCES: Record<string, Say> = {
  GovernorAlreadyCastVote: () =>
    'You, or your seat, have voted on this proposal already, and a vote cannot be changed.',
  GovernorAlreadyQueuedProposal: () => 'Somebody has queued the proposal already, so there is nothing left to do.',
  GovernorClockMismatch: ([source]) =>
    `The votes of ${short(source)} are not counted by seconds, as the governor’s are.`,
  GovernorDatasetCoolingDown: ([dataset, , until]) =>
    `Dataset ${String(dataset)} was voted down lately; it can be put to a vote again from ${formatDateTime(count(until))} on.`,
  GovernorDatasetHeld: ([dataset]) =>
    `Dataset ${String(dataset)} is in another proposal that is still open; leave it out, or wait for that one to end.`,
  GovernorDatasetsNotAscending: ([, next]) =>
    `Dataset ${String(next)} is in the list twice or out of order; each goes in once, by ascending number.`,
  GovernorDisabledDeposit: () => 'The governor takes no ether; send it to the timelock, which is the treasury.',
  GovernorHouseTooLarge: () => 'A house has grown beyond what the governor can count, so no vote can be taken.',
  GovernorInclusionByOrdinaryProposal: ([action]) =>
    `Action ${count(action) + 1} includes datasets, which only a proposal of its own kind can do: propose them as an inclusion.`,
  GovernorInsufficientProposerVotes: ([, votes, threshold]) =>
    `You have ${formatTokens(wei(votes))} votes in the token house, and a proposal of this kind takes ${formatTokens(wei(threshold))}; ask somebody to delegate to you, or to propose it for you.`,
  GovernorInvalidBatch: ([datasets, max]) =>
    `One proposal includes from 1 to ${String(max)} datasets, and this one has ${String(datasets)}.`,
  GovernorInvalidProposalLength: () =>
    'Every action needs a target, a value and its data, and there has to be at least one.',
  GovernorInvalidSignature: ([voter]) =>
    `The signature is not that of ${short(voter)} for this vote; it may have been taken back since. Sign the vote again.`,
  GovernorInvalidVoteParams: () => 'The vote carries data that this governor does not know; vote again from this page.',
  GovernorInvalidVoteType: () => 'A vote is For, Against or Abstain, and this one is none of them.',
  GovernorInvalidVotingPeriod: () => 'A voting period has to be longer than nothing.',
  GovernorNonexistentProposal: () =>
    'There is no proposal of these actions and this text; to be the same, both have to be so to the last character.',
  GovernorNotCanceller: () => 'Only the ethics board can veto a proposal.',
  GovernorOnlyExecutor: () => 'Only a proposal that has passed can do this: make one.',
  GovernorPayloadVetoed: () =>
    'What this proposal does was vetoed after it was made; it takes a new proposal, which needs two thirds in both houses.',
  GovernorProposalQueueingFailed: () =>
    'The timelock did not take the proposal; try again, and if that fails, say so to those who run this page.',
  GovernorProposalQueueingNotRequired: () => 'This proposal needs no queueing: it can be carried out as it is.',
  GovernorRestrictedProposer: () =>
    'The text ends with a mark that reserves the proposal for somebody else; take the mark out to propose it yourself.',
  GovernorSettingOutOfBounds: outOfBounds,
  GovernorTargetCodeChanged: () =>
    'A contract that the proposal calls has changed since the proposal was made, so it will not be carried out; it takes a new proposal.',
  GovernorTimelockCallRefused: () =>
    'Of the timelock a proposal may ask only for another delay, of at most 30 days, or to give or take the canceller’s role.',
  GovernorUnableToCancel: () =>
    'You cannot cancel this proposal: only its proposer can, only before its vote opens, and not where it includes datasets.',
  GovernorUnexpectedProposalState: unexpectedState,
  GovernorUnknownProposalNumber: ([number]) => `There is no proposal ${String(number)}.`,
  GovernorVetoOverridden: () =>
    'The houses have voted by two thirds to override a veto, so this proposal cannot be vetoed again.',
  GovernorVetoedWithOthers: ([vetoed, datasets]) =>
    `${some(vetoed, 'dataset')} of the ${String(datasets)} had an inclusion vetoed and need two thirds; propose those on their own, and the others on their own.`,
  TimelockInsufficientDelay: ([, min]) =>
    `The timelock holds every decision back for at least ${exactDuration(count(min))}.`,
  TimelockInvalidOperationLength: ([targets]) =>
    `Each of the ${some(targets, 'call')} needs a value and its data, and some are missing.`,
  TimelockUnauthorizedCaller: () => 'The timelock listens to nobody but the governor.',
  TimelockUnexecutedPredecessor: () => 'Another decision has to be carried out before this one.',
  TimelockUnexpectedOperationState: () =>
    'The timelock does not hold the decision in a state in which this can be done: it still waits, or was carried out or cancelled.',
};
