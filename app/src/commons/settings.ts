import type { Manifest } from '@commonweight/manifest';

import type { ContractName } from '../contracts.ts';
import { exactDuration, exactPercent, exactTokens } from './exactValues.ts';

export type Unit = 'seconds' | 'wei' | 'bps' | 'count';

/** A number that a vote can change by a call of its own. */
export interface Setting {
  /** The contract's function that sets it; no two contracts have one of the same name. */
  functionName: string;
  contract: ContractName;
  title: string;
  /** What it is. */
  about: string;
  /** What a change touches. */
  countsFrom: string;
  unit: Unit;
  /** Bounds that the contract holds it to; undefined where they depend on the chain's state. */
  min: bigint;
  max: bigint | undefined;
  current: (rules: Manifest['rules']) => bigint;
}

const DAY = 86_400n;
const LATER_PROPOSALS = 'It counts for proposals that are made after it.';

/** The settings that take one number; rounds, licences and the contributor terms have calls of another shape. */
export const SETTINGS: readonly Setting[] = [
  {
    functionName: 'setVotingDelay',
    contract: 'governor',
    title: 'Voting delay',
    about: 'The time from making a proposal to its snapshot, when the vote opens.',
    countsFrom: LATER_PROPOSALS,
    unit: 'seconds',
    min: 0n,
    max: 30n * DAY,
    current: ({ votingDelaySeconds }) => BigInt(votingDelaySeconds),
  },
  {
    functionName: 'setVotingPeriod',
    contract: 'governor',
    title: 'Voting period',
    about: 'How long a vote is open.',
    countsFrom: LATER_PROPOSALS,
    unit: 'seconds',
    min: 300n,
    max: 90n * DAY,
    current: ({ votingPeriodSeconds }) => BigInt(votingPeriodSeconds),
  },
  {
    functionName: 'setProposalThreshold',
    contract: 'governor',
    title: 'Proposal threshold',
    about:
      'How many votes in the token house somebody needs to make a proposal that is not about including datasets. Never more than 1 % of all tokens is asked for.',
    countsFrom: LATER_PROPOSALS,
    unit: 'wei',
    min: 0n,
    max: undefined,
    current: ({ proposalThresholdWei }) => BigInt(proposalThresholdWei),
  },
  {
    functionName: 'setTokenQuorum',
    contract: 'governor',
    title: 'Quorum of the token house',
    about: 'The part of all tokens that has to vote For or Abstain.',
    countsFrom: LATER_PROPOSALS,
    unit: 'bps',
    min: 1n,
    max: 5_000n,
    current: ({ tokenQuorumBps }) => BigInt(tokenQuorumBps),
  },
  {
    functionName: 'setMemberQuorum',
    contract: 'governor',
    title: 'Quorum of the members’ house',
    about: 'The part of all seats that has to vote For or Abstain.',
    countsFrom: LATER_PROPOSALS,
    unit: 'bps',
    min: 1n,
    max: 5_000n,
    current: ({ memberQuorumBps }) => BigInt(memberQuorumBps),
  },
  {
    functionName: 'setLateQuorumExtension',
    contract: 'governor',
    title: 'Extension after a late quorum',
    about: 'How long a vote runs on from the moment in which a house reaches its quorum late.',
    countsFrom: LATER_PROPOSALS,
    unit: 'seconds',
    min: 0n,
    max: 30n * DAY,
    current: ({ lateQuorumExtensionSeconds }) => BigInt(lateQuorumExtensionSeconds),
  },
  {
    functionName: 'setCooldown',
    contract: 'governor',
    title: 'Cool-down after a defeat',
    about: 'How long a dataset waits after a defeated inclusion before it can be put to a vote again.',
    countsFrom: LATER_PROPOSALS,
    unit: 'seconds',
    min: 0n,
    max: 90n * DAY,
    current: ({ cooldownSeconds }) => BigInt(cooldownSeconds),
  },
  {
    functionName: 'updateDelay',
    contract: 'timelock',
    title: 'Timelock delay',
    about:
      'The time from queueing a decision to its execution. It is also the time in which a contributor can withdraw before a decision about her data takes effect.',
    countsFrom: 'It counts for decisions that are queued after it.',
    unit: 'seconds',
    min: 0n,
    max: 30n * DAY,
    current: ({ timelockDelaySeconds }) => BigInt(timelockDelaySeconds),
  },
  {
    functionName: 'setEndorsementsRequired',
    contract: 'datasets',
    title: 'Number of endorsements required',
    about: 'How many seats have to vouch for a dataset before it can be put to a vote.',
    countsFrom: 'It counts for datasets that are proposed after it.',
    unit: 'count',
    min: 1n,
    max: 20n,
    current: ({ endorsementsRequired }) => BigInt(endorsementsRequired),
  },
  {
    functionName: 'setSeatTerm',
    contract: 'contributors',
    title: 'Term of a seat',
    about: 'How long a seat lasts before its holder has to renew it.',
    countsFrom: 'It counts for seats that are granted or renewed after it.',
    unit: 'seconds',
    min: 30n * DAY,
    max: 5n * 365n * DAY,
    current: ({ seatTermSeconds }) => BigInt(seatTermSeconds),
  },
  {
    functionName: 'setMaxSuspension',
    contract: 'board',
    title: 'Length of a suspension',
    about: 'How long a dataset stays suspended when the ethics board suspends it.',
    countsFrom: 'It counts for suspensions that are made after it.',
    unit: 'seconds',
    min: 3_600n,
    max: 90n * DAY,
    current: ({ maxSuspensionSeconds }) => BigInt(maxSuspensionSeconds),
  },
];

/** A setting's value in words, with nothing rounded off. */
export function formatSetting(value: bigint, unit: Unit): string {
  if (unit === 'seconds') return exactDuration(Number(value));
  if (unit === 'wei') return exactTokens(value);
  return unit === 'bps' ? exactPercent(Number(value)) : String(value);
}
