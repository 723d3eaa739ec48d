import { AbiCoder, dataSlice, getBytes, hexlify, keccak256, ZeroAddress } from 'ethers';

import { emptyModel } from './model.ts';
import type { BoardAction, Dataset, Model, Person, Proposal, Round, Timeline } from './model.ts';
import type { ChainEvent } from './readEvents.ts';

type Handler = (model: Model, event: ChainEvent) => void;

/** Where the commons stands: what digests and inclusions name. */
export interface Place {
  chainId: bigint;
  manifest: string;
  datasets: string;
  /** The selector of `include`. */
  includeSelector: string;
}

const STATUS = { submitted: 1n, included: 2n, removed: 3n, superseded: 4n, withdrawn: 5n };
const HELD = 1n;

function must<T>(found: T | undefined): T {
  if (found === undefined) throw new Error('an event names something that no event made');
  return found;
}

const nth = <T>(list: T[], number: bigint): T => must(list[Number(number) - 1]);
const add = (map: Map<string, bigint>, key: string, amount: bigint): void =>
  void map.set(key, (map.get(key) ?? 0n) + amount);

function note(timeline: Timeline, { get, at }: ChainEvent): void {
  const delegate = get<string>('delegate');
  timeline.set(delegate, [...(timeline.get(delegate) ?? []), { at, amount: get<bigint>('newVotes') }]);
}

const personOf = (model: Model, { get }: ChainEvent): Person => nth(model.people.persons, get<bigint>('personId'));
const datasetOf = (model: Model, { get }: ChainEvent): Dataset => nth(model.datasets.records, get<bigint>('datasetId'));
const roundOf = (model: Model, { get }: ChainEvent): Round => nth(model.rounds.list, get<bigint>('roundId'));
const proposalOf = (model: Model, { get }: ChainEvent): Proposal =>
  must(model.governor.proposals.find(({ id }) => id === get<bigint>('proposalId')));

function leave(model: Model, event: ChainEvent, status: bigint): void {
  const dataset = datasetOf(model, event);
  if (dataset.status === STATUS.included) model.datasets.revision += 1n;
  dataset.status = status;
}

/** The lines of a ballot: dataset and points. */
function linesOf(packed: string): [bigint, number][] {
  const bytes = getBytes(packed);
  return Array.from({ length: bytes.length / 4 }, (_, line) => {
    const [a = 0, b = 0, c = 0, points = 0] = bytes.subarray(4 * line, 4 * line + 4);
    return [BigInt((a << 16) | (b << 8) | c), points];
  });
}

function addLines(round: Round, packed: string, power: bigint): void {
  for (const [datasetId, points] of linesOf(packed)) {
    const histogram = round.histograms.get(datasetId) ?? Array.from({ length: 100 }, () => 0n);
    histogram[points - 1] = (histogram[points - 1] ?? 0n) + power;
    round.histograms.set(datasetId, histogram);
    if (power > 0n && BigInt(points) > round.topLevel) round.topLevel = BigInt(points);
  }
}

/** A dataset's share by the rule, in parts per billion, rounded down. */
function shareOf(histogram: readonly bigint[], numerator: bigint, denominator: bigint): bigint {
  const support = (level: number): bigint => histogram.slice(level - 1).reduce((sum, power) => sum + power, 0n);
  let level = 0;
  for (let next = 1; next <= 100; next++) {
    const power = support(next);
    if (power > 0n && power * denominator >= numerator * BigInt(next)) level = next;
  }
  if (numerator === 0n) return (BigInt(level) * 10n ** 9n) / denominator;
  const byLevel = BigInt(level) * 10n ** 7n;
  const byPower = level === 100 ? 0n : (support(level + 1) * denominator * 10n ** 7n) / numerator;
  return byLevel > byPower ? byLevel : byPower;
}

function sealRound(model: Model, event: ChainEvent, place: Place): void {
  const [numerator, denominator] = [event.get<bigint>('numerator'), event.get<bigint>('denominator')];
  const round = roundOf(model, event);
  const coder = AbiCoder.defaultAbiCoder();
  let digest = keccak256(
    coder.encode(['uint256', 'address', 'uint16'], [place.chainId, place.manifest, event.get<bigint>('roundId')]),
  );
  const entries = model.datasets.records.filter(
    ({ status, consentEndsAt, suspendedFrom, suspendedUntil }) =>
      status === STATUS.included &&
      (consentEndsAt === 0n || consentEndsAt >= round.closesAt) &&
      !(suspendedFrom < round.closesAt && suspendedUntil >= round.closesAt),
  );
  const shares = entries.map(({ datasetId, cardSha256, licence, access, purposes }): [bigint, bigint] => {
    const share = shareOf(round.histograms.get(datasetId) ?? [], numerator, denominator);
    digest = keccak256(
      coder.encode(
        ['bytes32', 'uint24', 'bytes32', 'bytes32', 'uint8', 'uint8', 'uint32'],
        [digest, datasetId, cardSha256, licence, access, purposes, share],
      ),
    );
    return [datasetId, share];
  });
  round.result = { outcome: 'sealed', endedAt: event.at, digest, numerator, denominator, shares };
}

const TOKEN: Record<string, Handler> = {
  Transfer({ token }, { get }) {
    const [from, to, value] = [get<string>('from'), get<string>('to'), get<bigint>('value')];
    add(token.balances, to, value);
    if (from !== ZeroAddress) return add(token.balances, from, -value);
    token.supply += value;
    token.mintable -= value;
  },
  DelegateChanged({ token }, { get }) {
    token.delegates.set(get('delegator'), get('toDelegate'));
  },
  DelegateVotesChanged: ({ token }, event) => note(token.votes, event),
  MintPeriodStarted({ token }, { get }) {
    token.mintable = get('mintable');
  },
};

const CONTRIBUTORS: Record<string, Handler> = {
  PersonRegistered({ people }, { get }) {
    people.persons.push({ account: get('account'), seatEndsAt: 0n, seat: 0n, contributed: false });
    people.personOfAccount.set(get('account'), get('personId'));
  },
  ProfileUpdated: () => undefined,
  AccountMoved(model, event) {
    personOf(model, event).account = event.get('newAccount');
    model.people.personOfAccount.set(event.get('newAccount'), event.get('personId'));
  },
  SeatGranted(model, event) {
    Object.assign(personOf(model, event), { seat: HELD, seatEndsAt: event.get('endsAt') });
  },
  SeatRenewed(model, event) {
    personOf(model, event).seatEndsAt = event.get('endsAt');
  },
  SeatEnded(model, event) {
    personOf(model, event).seat = event.get('how');
  },
  FirstInclusion(model, event) {
    personOf(model, event).contributed = true;
  },
  SeatTermChanged({ people }, { get }) {
    people.seatTermSeconds = get('newSeconds');
  },
  DelegateVotesChanged: ({ people }, event) => note(people.seatVotes, event),
};

const DATASETS: Record<string, Handler> = {
  DatasetSubmitted({ datasets }, { get }) {
    const submission = get<Dataset>('submission');
    const { cardSha256, payee, licence, purposes, access, consentEndsAt, supersedes } = submission;
    datasets.records.push({
      ...{ datasetId: get('datasetId'), personId: get('personId'), status: STATUS.submitted, endorsements: 0n },
      ...{ cardSha256, payee, licence, purposes, access, consentEndsAt, supersedes, endorsedBy: new Set() },
      ...{ suspendedFrom: 0n, suspendedUntil: 0n },
    });
  },
  DatasetEndorsed(model, event) {
    const dataset = datasetOf(model, event);
    dataset.endorsements += 1n;
    dataset.endorsedBy.add(event.get('personId'));
  },
  DatasetIncluded(model, event) {
    datasetOf(model, event).status = STATUS.included;
    model.datasets.revision += 1n;
  },
  InclusionSkipped: () => undefined,
  DatasetSuperseded: (model, event) => leave(model, event, STATUS.superseded),
  DatasetRemoved: (model, event) => leave(model, event, STATUS.removed),
  DatasetWithdrawn(model, event) {
    leave(model, event, STATUS.withdrawn);
    model.datasets.withdrawals.push({ datasetId: event.get('datasetId'), at: event.at });
  },
  DatasetSuspended(model, event) {
    const times = { suspendedFrom: event.get('suspendedFrom'), suspendedUntil: event.get('suspendedUntil') };
    Object.assign(datasetOf(model, event), times);
  },
  SuspensionLifted(model, event) {
    datasetOf(model, event).suspendedUntil = event.get('suspendedUntil');
  },
  // tells why the payee changed, of which an event of its own tells
  PaymentDeclined: () => undefined,
  PayeeChanged(model, event) {
    datasetOf(model, event).payee = event.get('payee');
  },
  LicenceAllowed({ datasets }, { get }) {
    const spdxId = get<string>('spdxId');
    const known = datasets.licences.find((licence) => licence.spdxId === spdxId);
    if (known === undefined) datasets.licences.push({ spdxId, allowed: true });
    else known.allowed = true;
  },
  LicenceDisallowed({ datasets }, { get }) {
    must(datasets.licences.find(({ spdxId }) => spdxId === get<string>('spdxId'))).allowed = false;
  },
  EndorsementsRequiredChanged({ datasets }, { get }) {
    datasets.endorsementsRequired = get('newCount');
  },
  ContributorTermsChanged({ datasets }, { get }) {
    datasets.contributorTermsSha256 = get('newSha256');
    datasets.terms.push({ sha256: get('newSha256'), fromDatasetId: BigInt(datasets.records.length + 1) });
  },
};

const setting =
  (name: string, argument: string): Handler =>
  ({ governor }, { get }) =>
    void governor.settings.set(name, get(argument));

/** Which datasets a proposal would include. */
function inclusionOf(targets: string[], calldatas: string[], place: Place): bigint[] {
  const [data] = calldatas;
  if (data === undefined || targets[0] !== place.datasets || dataSlice(data, 0, 4) !== place.includeSelector) return [];
  const [ids] = AbiCoder.defaultAbiCoder().decode(['uint24[]'], dataSlice(data, 4));
  return [...(ids as bigint[])];
}

const governorHandlers = (place: Place): Record<string, Handler> => ({
  ProposalCreated({ governor }, { get }) {
    const ids = inclusionOf([...get<string[]>('targets')], [...get<string[]>('calldatas')], place);
    governor.proposals.push({
      ...{ id: get('proposalId'), proposer: get('proposer'), inclusion: ids.length > 0 },
      ...{ snapshot: get('voteStart'), deadline: get('voteEnd'), extended: false, eta: 0n },
      ...{ executed: false, canceled: false, tokenVotes: [0n, 0n, 0n], memberVotes: [0n, 0n, 0n] },
      ...{ quorums: undefined, targetsPin: governor.usualPin, voters: new Set() },
      ...{ vetoed: false, needsTwoThirds: false },
    });
    for (const id of ids) governor.lastProposalOfDataset.set(id, BigInt(governor.proposals.length));
  },
  UsualTargetPinned({ governor }, { get }) {
    governor.usualPin = get('pin');
  },
  TargetsPinned(model, event) {
    proposalOf(model, event).targetsPin = event.get('pin');
  },
  ProposalQuorumsFixed(model, event) {
    proposalOf(model, event).quorums = { token: event.get('tokenQuorum'), member: event.get('memberQuorum') };
  },
  SeatVoteCast(model, event) {
    const { memberVotes } = proposalOf(model, event);
    memberVotes[Number(event.get('support'))]! += 1n;
  },
  VoteCast(model, event) {
    const { tokenVotes, voters } = proposalOf(model, event);
    tokenVotes[Number(event.get('support'))]! += event.get<bigint>('weight');
    voters.add(event.get('voter'));
  },
  ProposalExtended(model, event) {
    Object.assign(proposalOf(model, event), { extended: true, deadline: event.get('extendedDeadline') });
  },
  ProposalQueued(model, event) {
    proposalOf(model, event).eta = event.get('etaSeconds');
  },
  ProposalExecuted(model, event) {
    proposalOf(model, event).executed = true;
  },
  ProposalCanceled(model, event) {
    proposalOf(model, event).canceled = true;
  },
  ProposalVetoed(model, event) {
    proposalOf(model, event).vetoed = true;
    model.governor.vetoedPayloads.add(event.get('payload'));
  },
  TwoThirdsNeeded(model, event) {
    proposalOf(model, event).needsTwoThirds = true;
  },
  SignedVoteRefused: () => undefined,
  SignedVotesCancelled({ governor }, { get }) {
    governor.cancelledSignedVotes.set(get('voter'), get('nonce'));
  },
  VotingDelaySet: setting('votingDelaySeconds', 'newVotingDelay'),
  VotingPeriodSet: setting('votingPeriodSeconds', 'newVotingPeriod'),
  ProposalThresholdSet: setting('proposalThreshold', 'newProposalThreshold'),
  TokenQuorumSet: setting('tokenQuorumBps', 'newTokenQuorumBps'),
  MemberQuorumSet: setting('memberQuorumBps', 'newMemberQuorumBps'),
  LateQuorumExtensionSet: setting('lateQuorumExtensionSeconds', 'newExtensionSeconds'),
  CooldownSet: setting('cooldownSeconds', 'newCooldownSeconds'),
});

const TIMELOCK: Record<string, Handler> = {
  MinDelayChange({ timelock }, { get }) {
    timelock.minDelaySeconds = get('newDuration');
  },
  CallScheduled: ({ timelock }, { get }) => void timelock.operations.set(get('id'), 'pending'),
  CallExecuted: ({ timelock }, { get }) => void timelock.operations.set(get('id'), 'done'),
  CallSalt: () => undefined,
  Cancelled: ({ timelock }, { get }) => void timelock.operations.delete(get('id')),
};

const BALLOTS: Record<string, Handler> = {
  RoundSettingsChanged({ rounds }, { get }) {
    rounds.settings = [...get<bigint[]>('newSettings')];
  },
  RoundOpened({ rounds }, { get }) {
    rounds.list.push({
      ...{ opensAt: get('opensAt'), closesAt: get('closesAt'), maxLevel: get('maxLevel') },
      ...{ turnoutBps: get('turnoutBps'), topLevel: 0n, castPower: 0n, tokenSupply: 0n, seatSupply: 0n },
      ...{ histograms: new Map(), ballots: new Map(), result: undefined },
    });
  },
  RoundElectorateFixed(model, event) {
    const supplies = { tokenSupply: event.get('tokenSupply'), seatSupply: event.get('seatSupply') };
    Object.assign(roundOf(model, event), supplies);
  },
  BallotCast(model, event) {
    const round = roundOf(model, event);
    const [voter, power, lines] = [event.get<string>('voter'), event.get<bigint>('power'), event.get<string>('lines')];
    const former = round.ballots.get(voter);
    if (former === undefined) round.castPower += power;
    else addLines(round, former.lines, -power);
    addLines(round, lines, power);
    round.ballots.set(voter, { lines: hexlify(lines), power });
  },
};

const manifestHandlers = (place: Place): Record<string, Handler> => ({
  SealAdvanced: () => undefined,
  SealRestarted: () => undefined,
  ManifestPublished: () => undefined,
  RoundSealed: (model, event) => sealRound(model, event, place),
  RoundLapsed(model, event) {
    roundOf(model, event).result = { outcome: 'lapsed', endedAt: event.at };
  },
});

const actionOf = ({ board }: Model, { get }: ChainEvent): BoardAction => nth(board.actions, get<bigint>('number'));

const BOARD: Record<string, Handler> = {
  MemberElected({ board }, { get, at }) {
    const place = board.places.findIndex((seat) => seat === undefined || seat.termEndsAt < at);
    board.places[place] = {
      ...{ personId: get('personId'), number: get('seatNumber') },
      ...{ termEndsAt: get('termEndsAt'), constituency: get('constituency') },
    };
  },
  MemberLeft({ board }, { get }) {
    board.places = board.places.map((seat) => (seat?.number === get<bigint>('seatNumber') ? undefined : seat));
  },
  ActionOpened({ board }, { get, at }) {
    const what = { power: get<bigint>('power'), subject: get<bigint>('subject'), content: get<string>('content') };
    board.actions.push({ ...what, openedAt: at, carriedOutAt: 0, approvals: new Map() });
  },
  ActionApproved(model, event) {
    const { approvals } = actionOf(model, event);
    const seat = must(
      model.board.places.find(
        (each) => each?.personId === event.get<bigint>('personId') && each.termEndsAt >= BigInt(event.at),
      ),
    );
    approvals.set(seat.number, event.at);
  },
  ActionCarriedOut(model, event) {
    actionOf(model, event).carriedOutAt = event.at;
  },
  RoundReported: () => undefined,
  MaxSuspensionChanged({ board }, { get }) {
    board.maxSuspensionSeconds = get('newSeconds');
  },
  SunsetChanged({ board }, { get }) {
    board.sunsetAt = get('newSunsetAt');
  },
};

const roleKey = ({ contract, get }: ChainEvent): string =>
  `${contract} ${get<string>('role')} ${get<string>('account')}`;

/** Every contract of the commons that has roles says so alike; a domain never changes, an approval is ERC-20's own. */
const COMMON: Record<string, Handler> = {
  RoleGranted: ({ roles }, event) => void roles.add(roleKey(event)),
  RoleRevoked: ({ roles }, event) => void roles.delete(roleKey(event)),
};

/** Plays all events in their order. An event that nobody knows what to do with is an error: nothing may be passed over. */
export function replay(events: readonly ChainEvent[], place: Place): Model {
  const handlers: Record<ChainEvent['contract'], Record<string, Handler>> = {
    token: TOKEN,
    contributors: CONTRIBUTORS,
    datasets: DATASETS,
    governor: governorHandlers(place),
    timelock: TIMELOCK,
    lens: {},
    ballots: BALLOTS,
    manifest: manifestHandlers(place),
    board: BOARD,
  };
  const model = emptyModel();
  for (const event of events) {
    const handler = handlers[event.contract][event.name] ?? COMMON[event.name];
    if (handler === undefined) throw new Error(`Nobody replays ${event.name} of ${event.contract}.`);
    handler(model, event);
  }
  return model;
}
