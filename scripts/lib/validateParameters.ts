import { getAddress, isAddress, ZeroAddress } from 'ethers';

import type { CommonsParameters } from '../params/types.ts';
import { BOUNDS } from './bounds.ts';
import { durationText, WHOLE_BPS } from './units.ts';

/** What is wrong with a deployment's parameters, all of it, before anything is sent. */
export class InvalidParametersError extends Error {
  readonly reasons: readonly string[];

  constructor(reasons: readonly string[]) {
    super(`The parameters are refused:\n${reasons.map((reason) => `  - ${reason}`).join('\n')}`);
    this.name = 'InvalidParametersError';
    this.reasons = reasons;
  }
}

type Range = { readonly min: number; readonly max: number };
type Note = (reason: string) => void;

const percent = (bps: number): string => `${bps / (WHOLE_BPS / 100)} %`;
const seconds = (value: number): string => (Number.isInteger(value) && value > 0 ? durationText(value) : `${value} s`);

function checkRange(
  note: Note,
  name: string,
  value: number,
  { min, max }: Range,
  say: (value: number) => string,
): void {
  if (!Number.isInteger(value)) note(`${name} is ${value}: it has to be a whole number.`);
  else if (value < min) note(`${name} is ${say(value)}: less than the least that is allowed, ${say(min)}.`);
  else if (value > max) note(`${name} is ${say(value)}: more than the most that is allowed, ${say(max)}.`);
}

function checkText(note: Note, name: string, value: string): void {
  if (value.trim() === '') note(`${name} is empty.`);
}

function checkHash(note: Note, name: string, value: string): void {
  if (!/^0x[0-9a-fA-F]{64}$/.test(value))
    note(`${name} is ${JSON.stringify(value)}: not a SHA-256 (0x and 64 digits).`);
  else if (/^0x0+$/.test(value)) note(`${name} is zero: it has to be the SHA-256 of a document.`);
}

/** Each account once, valid and not zero. */
function checkAccounts(note: Note, name: string, accounts: readonly string[]): void {
  const seen = new Map<string, number>();
  accounts.forEach((account, index) => {
    if (!isAddress(account)) return note(`${name}[${index}].account is ${JSON.stringify(account)}: not an address.`);
    if (account === ZeroAddress) return note(`${name}[${index}].account is the zero address.`);
    const first = seen.get(getAddress(account));
    if (first !== undefined) note(`${name}[${index}].account is ${account}, which ${name}[${first}] names already.`);
    else seen.set(getAddress(account), index);
  });
}

function checkToken(note: Note, { token, governor }: CommonsParameters): void {
  checkText(note, 'token.name', token.name);
  checkText(note, 'token.symbol', token.symbol);
  checkRange(note, 'token.mintCapBpsPerYear', token.mintCapBpsPerYear, BOUNDS.mintCapBpsPerYear, percent);
  checkAccounts(
    note,
    'token.allocations',
    token.allocations.map(({ account }) => account),
  );
  token.allocations.forEach(({ amountWei }, index) => {
    if (amountWei <= 0n) note(`token.allocations[${index}].amountWei is ${amountWei}: nothing would be given.`);
  });

  const supplyWei = token.allocations.reduce((sum, { amountWei }) => sum + amountWei, 0n);
  if (supplyWei > BOUNDS.tokenSupplyWei.max) {
    note(`token.allocations add up to ${supplyWei}: more than votes can count, ${BOUNDS.tokenSupplyWei.max}.`);
  }
  const mostWei = (supplyWei * BigInt(BOUNDS.proposalThresholdBpsOfSupply.max)) / BigInt(WHOLE_BPS);
  if (governor.proposalThresholdWei < 0n) {
    note(`governor.proposalThresholdWei is ${governor.proposalThresholdWei}: it cannot be negative.`);
  } else if (governor.proposalThresholdWei > mostWei) {
    const share = percent(BOUNDS.proposalThresholdBpsOfSupply.max);
    note(
      `governor.proposalThresholdWei is ${governor.proposalThresholdWei}: more than ${share} of the supply, ${mostWei}.`,
    );
  }
}

function checkSeats(note: Note, { seats, token }: CommonsParameters): void {
  checkRange(note, 'seats.termSeconds', seats.termSeconds, BOUNDS.seatTermSeconds, seconds);
  checkAccounts(
    note,
    'seats.founders',
    seats.founders.map(({ account }) => account),
  );
  seats.founders.forEach(({ profileSha256 }, index) =>
    checkHash(note, `seats.founders[${index}].profileSha256`, profileSha256),
  );
  if (seats.founders.length === 0 && token.allocations.length === 0) {
    note('Nobody holds a seat or a token: such a commons could never decide anything.');
  }
}

function checkDatasets(note: Note, { datasets, seats }: CommonsParameters): void {
  const required = datasets.endorsementsRequired;
  checkRange(note, 'datasets.endorsementsRequired', required, BOUNDS.endorsementsRequired, String);
  if (seats.founders.length > 0 && seats.founders.length < required) {
    note(`datasets.endorsementsRequired is ${required}, but only ${seats.founders.length} people can endorse.`);
  }
  checkHash(note, 'datasets.contributorTermsSha256', datasets.contributorTermsSha256);

  const count = datasets.licencesSpdx.length;
  if (count < BOUNDS.licences.min) note('datasets.licencesSpdx is empty: every dataset would be refused.');
  if (count > BOUNDS.licences.max) note(`datasets.licencesSpdx has ${count} entries: at most ${BOUNDS.licences.max}.`);
  datasets.licencesSpdx.forEach((licence, index) => {
    const name = `datasets.licencesSpdx[${index}]`;
    if (!/^[A-Za-z0-9.+-]{1,31}$/.test(licence)) note(`${name} is ${JSON.stringify(licence)}: not an SPDX identifier.`);
    const first = datasets.licencesSpdx.indexOf(licence);
    if (first !== index) note(`${name} is ${licence}, which is on the list already, at ${first}.`);
  });
}

function checkGovernor(note: Note, { governor, timelock }: CommonsParameters): void {
  checkText(note, 'governor.name', governor.name);
  checkRange(note, 'governor.votingDelaySeconds', governor.votingDelaySeconds, BOUNDS.votingDelaySeconds, seconds);
  checkRange(note, 'governor.votingPeriodSeconds', governor.votingPeriodSeconds, BOUNDS.votingPeriodSeconds, seconds);
  checkRange(note, 'governor.tokenQuorumBps', governor.tokenQuorumBps, BOUNDS.tokenQuorumBps, percent);
  checkRange(note, 'governor.memberQuorumBps', governor.memberQuorumBps, BOUNDS.memberQuorumBps, percent);
  checkRange(
    note,
    'governor.lateQuorumExtensionSeconds',
    governor.lateQuorumExtensionSeconds,
    BOUNDS.lateQuorumExtensionSeconds,
    seconds,
  );
  checkRange(note, 'governor.cooldownSeconds', governor.cooldownSeconds, BOUNDS.cooldownSeconds, seconds);
  checkRange(note, 'timelock.minDelaySeconds', timelock.minDelaySeconds, BOUNDS.timelockMinDelaySeconds, seconds);
}

function checkRounds(note: Note, { rounds }: CommonsParameters): void {
  checkRange(note, 'rounds.roundLengthSeconds', rounds.roundLengthSeconds, BOUNDS.roundLengthSeconds, seconds);
  checkRange(note, 'rounds.maxLevelPoints', rounds.maxLevelPoints, BOUNDS.maxLevelPoints, String);
  checkRange(note, 'rounds.turnoutBps', rounds.turnoutBps, BOUNDS.turnoutBps, percent);
}

function checkBoard(note: Note, { board }: CommonsParameters): void {
  checkRange(note, 'board.maxSuspensionSeconds', board.maxSuspensionSeconds, BOUNDS.maxSuspensionSeconds, seconds);
  checkRange(note, 'board.sunsetAfterSeconds', board.sunsetAfterSeconds, BOUNDS.sunsetAfterSeconds, seconds);
}

/** A period within which the chain may not make a single block is no period. */
function checkBlocks(note: Note, { chain, governor, timelock, rounds, board }: CommonsParameters): void {
  if (!Number.isInteger(chain.blockSeconds) || chain.blockSeconds < 1) {
    return note(`chain.blockSeconds is ${chain.blockSeconds}: it has to be a whole number, 1 at least.`);
  }
  const periods = {
    'governor.votingDelaySeconds': governor.votingDelaySeconds,
    'governor.votingPeriodSeconds': governor.votingPeriodSeconds,
    'timelock.minDelaySeconds': timelock.minDelaySeconds,
    'rounds.roundLengthSeconds': rounds.roundLengthSeconds,
    'board.sunsetAfterSeconds': board.sunsetAfterSeconds,
  };
  for (const [name, value] of Object.entries(periods)) {
    if (value < chain.blockSeconds) {
      note(`${name} is ${seconds(value)}: shorter than one block of the chain, ${seconds(chain.blockSeconds)}.`);
    }
  }
}

/** Throws, with every reason at once, unless a commons can be deployed with `parameters` and can then decide things. */
export function validateParameters(parameters: CommonsParameters): void {
  const reasons: string[] = [];
  const note: Note = (reason) => void reasons.push(reason);
  for (const check of [checkToken, checkSeats, checkDatasets, checkGovernor, checkRounds, checkBoard, checkBlocks]) {
    check(note, parameters);
  }
  if (reasons.length > 0) throw new InvalidParametersError(reasons);
}
