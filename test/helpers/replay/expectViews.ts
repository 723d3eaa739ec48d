import { expect } from 'chai';
import { ZeroAddress } from 'ethers';

import type { Commons } from '../../../scripts/lib/life/commons.ts';
import { PROPOSAL_STATES } from '../../../scripts/lib/life/proposal.ts';
import { amountAt } from './model.ts';
import type { Model, Proposal } from './model.ts';

/** More than there is of anything. */
const ALL = 10_000n;

const plain = (values: Iterable<unknown>): unknown[] => [...values];

async function expectToken({ token, people, rounds }: Model, commons: Commons): Promise<void> {
  expect(await commons.token.totalSupply()).to.equal(token.supply);
  expect(await commons.token.mintable()).to.equal(token.mintable);
  const moments = rounds.list.map(({ opensAt }) => Number(opensAt));
  for (const [account, balance] of token.balances) {
    expect(await commons.token.balanceOf(account), account).to.equal(balance);
    expect(await commons.token.delegates(account), account).to.equal(token.delegates.get(account) ?? ZeroAddress);
    expect(await commons.token.getVotes(account), account).to.equal(amountAt(token.votes, account, Infinity));
    for (const at of moments) {
      expect(await commons.token.getPastVotes(account, at), account).to.equal(amountAt(token.votes, account, at));
    }
  }
  for (const account of people.personOfAccount.keys()) {
    expect(await commons.contributors.getVotes(account)).to.equal(amountAt(people.seatVotes, account, Infinity));
    for (const at of moments) {
      const past = await commons.contributors.getPastVotes(account, at);
      expect(past, account).to.equal(amountAt(people.seatVotes, account, at));
    }
  }
}

async function expectPeople({ people }: Model, { contributors }: Commons): Promise<void> {
  expect(await contributors.seatTermSeconds()).to.equal(people.seatTermSeconds);
  expect(await contributors.personCount()).to.equal(people.persons.length);
  const views = (await contributors.persons(1n, ALL)).map(({ personId, person }) => [personId, ...plain(person)]);
  expect(views).to.deep.equal(
    people.persons.map(({ account, seatEndsAt, seat, contributed }, index) => [
      ...[BigInt(index + 1), account, seatEndsAt, seat, contributed],
    ]),
  );
  for (const [account, personId] of people.personOfAccount) {
    const [found] = await contributors.pastStandingOf(account, 0n);
    expect(found, account).to.equal(personId);
    const current = people.persons[Number(personId) - 1]?.account === account;
    expect(await contributors.personOf(account), account).to.equal(current ? personId : 0n);
  }
}

async function expectDatasets(model: Model, { datasets }: Commons, now: bigint): Promise<void> {
  const { records, licences, endorsementsRequired, contributorTermsSha256, revision } = model.datasets;
  expect(await datasets.endorsementsRequired()).to.equal(endorsementsRequired);
  expect(await datasets.contributorTermsSha256()).to.equal(contributorTermsSha256);
  expect(await datasets.revision()).to.equal(revision);
  expect(await datasets.datasetCount()).to.equal(records.length);
  expect((await datasets.licences(0n, ALL)).map(plain)).to.deep.equal(
    licences.map(({ spdxId, allowed }) => [spdxId, allowed]),
  );

  const views = (await datasets.datasets(1n, ALL)).map(plain);
  expect(views).to.deep.equal(
    records.map((each) => [
      ...[each.datasetId, each.cardSha256, each.personId, each.payee, each.licence, each.purposes, each.access],
      ...[each.status, each.consentEndsAt, each.endorsements, each.supersedes],
      ...[each.suspendedFrom, each.suspendedUntil],
    ]),
  );
  const { terms, withdrawals } = model.datasets;
  expect(await datasets.contributorTermsCount()).to.equal(terms.length);
  expect((await datasets.contributorTerms(0n, ALL)).map(plain)).to.deep.equal(
    terms.map(({ sha256, fromDatasetId }) => [sha256, fromDatasetId]),
  );
  expect(await datasets.withdrawalCount()).to.equal(withdrawals.length);
  expect((await datasets.withdrawals(0n, ALL)).map(plain)).to.deep.equal(
    withdrawals.map(({ datasetId, at }) => [datasetId, records[Number(datasetId) - 1]?.cardSha256, BigInt(at)]),
  );
  let included = 0n;
  for (const { datasetId, cardSha256, status, endorsedBy, suspendedUntil } of records) {
    if (status === 2n) included += 1n;
    expect(await datasets.isIncluded(datasetId)).to.equal(status === 2n);
    expect(await datasets.datasetOfCard(cardSha256)).to.equal(datasetId);
    expect(await datasets.isSuspended(datasetId)).to.equal(status === 2n && suspendedUntil >= now);
    const version = terms.findLastIndex(({ fromDatasetId }) => fromDatasetId <= datasetId);
    expect(plain(await datasets.contributorTermsOf(datasetId))).to.deep.equal([
      ...[BigInt(version + 1), terms[version]?.sha256],
    ]);
    for (let personId = 1n; personId <= BigInt(model.people.persons.length); personId++) {
      expect(await datasets.hasEndorsed(datasetId, personId)).to.equal(endorsedBy.has(personId));
    }
  }
  expect(await datasets.includedCount()).to.equal(included);
}

/** What a proposal has come to by `now`, as events alone tell. */
function stateOf(proposal: Proposal, now: bigint): (typeof PROPOSAL_STATES)[number] {
  const { snapshot, deadline, eta, executed, canceled, tokenVotes, memberVotes, quorums } = proposal;
  if (executed) return 'Executed';
  if (canceled) return 'Canceled';
  if (now <= snapshot) return 'Pending';
  if (now <= deadline) return 'Active';
  const times = proposal.needsTwoThirds ? 2n : 1n;
  const carries = ([against = 0n, inFavour = 0n, abstain = 0n]: bigint[], quorum: bigint): boolean =>
    quorum === 0n || (inFavour + abstain >= quorum && inFavour > against && inFavour >= times * against);
  const succeeded = quorums !== undefined && carries(tokenVotes, quorums.token) && carries(memberVotes, quorums.member);
  if (!succeeded) return 'Defeated';
  return eta === 0n ? 'Succeeded' : 'Queued';
}

async function expectGovernor(model: Model, commons: Commons, now: bigint): Promise<void> {
  const { proposals, settings, lastProposalOfDataset, cancelledSignedVotes, vetoedPayloads } = model.governor;
  const { governor, lens, datasets } = commons;
  const views = await lens.page(1n, ALL);
  expect(views.length).to.equal(proposals.length);
  for (const [index, proposal] of proposals.entries()) {
    const view = views[index]!;
    expect(plain(view).slice(0, 9), `proposal ${index + 1}`).to.deep.equal([
      ...[proposal.id, BigInt(index + 1), proposal.proposer, proposal.inclusion, proposal.extended],
      ...[BigInt(PROPOSAL_STATES.indexOf(stateOf(proposal, now))), proposal.snapshot, proposal.deadline, proposal.eta],
    ]);
    expect(view.targetsPin).to.equal(proposal.targetsPin);
    expect(view.vetoed).to.equal(proposal.vetoed);
    expect(view.needsTwoThirds).to.equal(proposal.needsTwoThirds);
    expect(plain(view.tokenHouse).slice(0, 3)).to.deep.equal(proposal.tokenVotes);
    expect(plain(view.memberHouse).slice(0, 3)).to.deep.equal(proposal.memberVotes);
    if (proposal.quorums !== undefined) {
      expect(view.tokenHouse.quorum).to.equal(proposal.quorums.token);
      expect(view.memberHouse.quorum).to.equal(proposal.quorums.member);
    }
    if (now <= proposal.snapshot) continue;
    for (const account of [...model.token.balances.keys(), ...model.people.personOfAccount.keys()]) {
      // a seat's vote is the person's, whichever account it was cast from
      const cast = proposal.voters.has(account);
      if (cast) expect(await governor.hasVoted(proposal.id, account), account).to.equal(true);
    }
  }

  const found = await governor.settings();
  expect(plain(found)).to.deep.equal([
    ...['votingDelaySeconds', 'votingPeriodSeconds', 'proposalThreshold', 'tokenQuorumBps', 'memberQuorumBps'].map(
      (name) => settings.get(name),
    ),
    ...['lateQuorumExtensionSeconds', 'cooldownSeconds'].map((name) => settings.get(name)),
  ]);
  for (const { datasetId } of model.datasets.records) {
    expect(await datasets.lastProposalOf(datasetId)).to.equal(lastProposalOfDataset.get(datasetId) ?? 0n);
  }
  for (const payload of vetoedPayloads) expect(await governor.isPayloadVetoed(payload)).to.equal(true);
  for (const [voter, nonce] of cancelledSignedVotes) expect(await governor.nonces(voter)).to.equal(nonce);
}

async function expectTimelock({ timelock }: Model, commons: Commons): Promise<void> {
  expect(await commons.timelock.getMinDelay()).to.equal(timelock.minDelaySeconds);
  for (const [id, state] of timelock.operations) {
    expect(await commons.timelock.isOperationPending(id)).to.equal(state === 'pending');
    expect(await commons.timelock.isOperationDone(id)).to.equal(state === 'done');
  }
}

async function expectRounds(model: Model, { ballots, manifest }: Commons): Promise<void> {
  const { list, settings } = model.rounds;
  expect(plain(await ballots.roundSettings())).to.deep.equal(settings);
  expect(await ballots.currentRound()).to.equal(list.length);
  expect((await ballots.rounds(1n, ALL)).map(plain)).to.deep.equal(
    list.map((each) => [
      ...[each.opensAt, each.closesAt, each.maxLevel, each.turnoutBps, each.topLevel, each.castPower],
      ...[each.tokenSupply, each.seatSupply],
    ]),
  );

  const open = list.at(-1)!;
  const ids = model.datasets.records.map(({ datasetId }) => datasetId);
  const histograms = (await ballots.histograms(ids)).map(plain);
  const nothing = Array.from({ length: 100 }, () => 0n);
  expect(histograms).to.deep.equal(ids.map((id) => open.histograms.get(id) ?? nothing));
  for (const [voter, { power }] of open.ballots) {
    expect((await ballots.standingOf(voter)).castPower, voter).to.equal(power);
  }

  const ended = list.slice(0, -1);
  const views = await manifest.sealedRounds(1n, ALL);
  expect(views.length).to.equal(ended.length);
  let latest = 0n;
  for (const [index, { result }] of ended.entries()) {
    const view = views[index]!;
    expect(view.endedAt).to.equal(result?.endedAt);
    if (result?.outcome !== 'sealed') {
      expect(view.outcome).to.equal(2n);
      continue;
    }
    latest = BigInt(index + 1);
    expect(plain(view)).to.deep.equal([
      ...[result.digest, 1n, BigInt(result.endedAt), BigInt(result.shares.length)],
      ...[result.denominator, result.numerator],
    ]);
    expect((await manifest.sharesOf(latest, 0n, ALL)).map(plain)).to.deep.equal(result.shares);
  }
  expect(await manifest.latestSealedRound()).to.equal(latest);
}

async function expectBoard({ board: model, people }: Model, { board }: Commons, now: bigint): Promise<void> {
  expect(await board.maxSuspensionSeconds()).to.equal(model.maxSuspensionSeconds);
  expect(await board.sunsetAt()).to.equal(model.sunsetAt);
  const taken = model.places.filter((seat) => seat !== undefined);
  const live = taken.filter(({ termEndsAt }) => termEndsAt >= now);
  expect(await board.seatedCount()).to.equal(live.length);
  const seats = (await board.seats()).map(({ seat, account, live: runs }) => [...plain(seat), account, runs]);
  expect(seats).to.deep.equal(
    taken.map((seat) => [
      ...[seat.personId, seat.number, seat.termEndsAt, seat.constituency],
      ...[people.persons[Number(seat.personId) - 1]?.account, seat.termEndsAt >= now],
    ]),
  );

  const views = await board.actions(1n, ALL);
  expect(views.length).to.equal(model.actions.length);
  expect(await board.actionCount()).to.equal(model.actions.length);
  for (const [index, { power, subject, content, openedAt, carriedOutAt, approvals }] of model.actions.entries()) {
    const view = views[index]!;
    expect(plain(view.action)).to.deep.equal([power, BigInt(openedAt), BigInt(carriedOutAt), subject, content]);
    const given = live.flatMap(({ number, personId }) => {
      const at = BigInt(approvals.get(number) ?? 0);
      return at === 0n ? [] : [[personId, at, at + 604_800n >= now]];
    });
    expect(view.approvals).to.equal(given.filter(([, , counts]) => counts).length);
    expect(view.needed).to.equal(Math.floor(live.length / 2) + 1);
    const found = (await board.approvalsOf(view.number)).map(plain);
    expect(found).to.have.deep.members(given);
  }
}

async function expectRoles({ roles }: Model, commons: Commons): Promise<void> {
  for (const held of roles) {
    const [contract, role, account] = held.split(' ') as ['token', string, string];
    expect(await commons[contract].hasRole(role, account), held).to.equal(true);
  }
}

/** Holds what the events amount to against every view of every contract. */
export async function expectViews(model: Model, commons: Commons, now: bigint): Promise<void> {
  await expectToken(model, commons);
  await expectPeople(model, commons);
  await expectDatasets(model, commons, now);
  await expectGovernor(model, commons, now);
  await expectTimelock(model, commons);
  await expectRounds(model, commons);
  await expectBoard(model, commons, now);
  await expectRoles(model, commons);
}
