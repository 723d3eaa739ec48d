import type { HardhatEthersSigner } from '@nomicfoundation/hardhat-ethers/types';
import { encodeBytes32String, Wallet } from 'ethers';
import type { Signer } from 'ethers';

import { drawBallot } from '../../../scripts/lib/demo/drawBallots.ts';
import { announced } from '../../../scripts/lib/documents/announced.ts';
import { approveReport, approveSuspension, approveVeto } from '../../../scripts/lib/life/board.ts';
import type { Proposal, Support } from '../../../scripts/lib/life/proposal.ts';
import { currentSlope, waitForClose } from '../../../scripts/lib/life/rounds.ts';
import { DAY_SECONDS, sha256, tokensWei } from '../../../scripts/lib/units.ts';
import type { Fixture } from '../fixture.ts';

type Lot = () => number;

const oneOf = <T>(lot: Lot, list: readonly T[]): T => {
  const found = list[Math.floor(lot() * list.length)];
  if (found === undefined) throw new RangeError('nothing to choose from');
  return found;
};
const some = <T>(lot: Lot, list: readonly T[], share: number): T[] => list.filter(() => lot() < share);

/** Tokens move, are delegated, and are minted. */
async function moveTokens({ commons, people }: Fixture, lot: Lot): Promise<void> {
  const { token } = commons;
  const everybody = [...people.holders, ...people.founders, people.stranger, people.relayer];
  for (let i = 0; i < 8; i++) {
    const [from, to] = [oneOf(lot, people.holders), oneOf(lot, everybody)];
    const amount = (await token.balanceOf(from)) / BigInt(2 + Math.floor(lot() * 9));
    await token.connect(from).transfer(to, amount);
  }
  await token.connect(oneOf(lot, people.holders)).delegate(oneOf(lot, everybody));
  await token.connect(people.timelock).mint(oneOf(lot, everybody), tokensWei(1 + Math.floor(lot() * 500)));
}

/** Submissions of every kind; about two thirds find endorsements. */
async function bringDatasets(fixture: Fixture, lot: Lot, season: number): Promise<bigint[]> {
  const { commons, people } = fixture;
  const now = await fixture.clock.now();
  const brought: bigint[] = [];
  for (let i = 0; i < 9; i++) {
    const contributor = oneOf(lot, people.contributors);
    const id = await fixture.submit(contributor, {
      cardSha256: sha256(`season ${season}, card ${i}`),
      mirrorUri: lot() < 0.5 ? '' : `ipfs://card-${season}-${i}`,
      licenceSpdx: oneOf(lot, ['CC0-1.0', 'CC-BY-4.0']),
      purposes: BigInt(1 + Math.floor(lot() * 15)),
      access: BigInt(Math.floor(lot() * 3)),
      consentEndsAt: lot() < 0.3 ? now + Math.floor((20 + lot() * 60) * DAY_SECONDS) : 0,
    });
    const seats = some(lot, people.founders, 0.7);
    await fixture.endorse(id, seats);
    if (seats.length >= 2) brought.push(id);
  }
  const { datasets } = commons;
  await datasets
    .connect(people.timelock)
    [season % 2 === 0 ? 'disallowLicence' : 'allowLicence'](encodeBytes32String('Apache-2.0'));
  await datasets.connect(people.timelock).setContributorTerms(sha256(`terms of season ${season}`));
  return brought;
}

async function voteByLot(proposal: Proposal, voters: readonly Signer[], lot: Lot): Promise<void> {
  for (const voter of voters) {
    const support: Support = oneOf(lot, ['for', 'for', 'for', 'against', 'abstain']);
    if (lot() < 0.9) await proposal.vote(voter, support, lot() < 0.3 ? 'because' : undefined);
  }
}

/** Proposals that pass, fail, are cancelled and wait; settings change. */
async function decide(fixture: Fixture, lot: Lot, brought: readonly bigint[], season: number): Promise<void> {
  const { commons, people, clock } = fixture;
  const { governor, timelock } = commons;
  const [ada] = people.founders;
  const voters = [...people.founders, ...people.holders];
  const target = await governor.getAddress();
  const cut = Math.ceil(brought.length / 2);
  const inclusions = [brought.slice(0, cut), brought.slice(cut)].filter((ids) => ids.length > 0);

  const open: Proposal[] = [];
  for (const ids of inclusions)
    open.push(await fixture.proposeInclusion(people.stranger, ids, `${season}: ${ids.join()}`));
  const change = (data: string, what: string): Promise<Proposal> =>
    fixture.propose(ada, [{ target, data }], `${what} of season ${season}`);
  open.push(
    await change(governor.interface.encodeFunctionData('setMemberQuorum', [BigInt(2_000 + 100 * season)]), 'quorum'),
    await change(
      governor.interface.encodeFunctionData('setLateQuorumExtension', [BigInt(3_600 * (season + 1))]),
      'extension',
    ),
    await fixture.propose(
      ada,
      [
        {
          target: await timelock.getAddress(),
          data: timelock.interface.encodeFunctionData('updateDelay', [BigInt((season + 1) * DAY_SECONDS)]),
        },
      ],
      `delay of season ${season}`,
    ),
  );
  const dropped = await change(governor.interface.encodeFunctionData('setCooldown', [1n]), 'dropped');
  await dropped.cancel(ada);

  const last = open.at(-1)!;
  await last.waitForVote();
  for (const proposal of open.slice(0, -1)) await voteByLot(proposal, voters, lot);
  // the last one comes to its quorum late
  await last.vote(people.holders[0], 'for');
  await clock.goTo(Number(await governor.proposalDeadline(last.id)) - 600);
  for (const founder of people.founders) await last.vote(founder, 'for');
  await governor.connect(oneOf(lot, people.holders)).cancelSignedVotes();

  await last.waitForEnd();
  for (const proposal of open) {
    if ((await proposal.state()) !== 'Succeeded' || lot() < 0.1) continue;
    await proposal.queue(people.stranger);
  }
  await last.waitForTimelock();
  for (const proposal of open) {
    if ((await proposal.state()) !== 'Queued') continue;
    await proposal.waitForTimelock();
    await proposal.execute(people.stranger);
  }
}

/** Ballots, some replaced, sealed in small pages, once after a wrong slope and a withdrawal in between. */
async function weigh(fixture: Fixture, lot: Lot): Promise<void> {
  const { commons, people } = fixture;
  const { ballots, datasets, manifest } = commons;
  const all = await datasets.datasets(1n, 10_000n);
  const round = await ballots.round(await ballots.currentRound());
  await fixture.clock.goTo(Number(round.opensAt) + 1);
  const eligible = all
    .filter(({ status, consentEndsAt }) => status === 2n && (consentEndsAt === 0n || consentEndsAt >= round.closesAt))
    .map(({ datasetId }) => Number(datasetId));
  const voters = [...people.founders, ...people.holders];
  if (eligible.length >= 3) {
    for (const voter of [...voters, ...some(lot, voters, 0.5)]) {
      const { power } = await ballots.standingOf(voter);
      if (power > 0n) await fixture.ballot(voter, drawBallot(lot, eligible, 40));
    }
  }

  const roundId = await waitForClose(fixture);
  if (eligible.length >= 3) {
    const by = manifest.connect(people.relayer);
    const slope = (await currentSlope(fixture))!;
    await by.seal(roundId, slope.numerator + 1n, slope.denominator, 1n);
    await by.seal(roundId, slope.numerator, slope.denominator, 1n);
    const leaving = all.find(({ status }) => status === 2n)!;
    const owner = await commons.contributors.accountOf(leaving.personId);
    const contributor = people.contributors.find(({ address }) => address === owner);
    if (contributor !== undefined) await datasets.connect(contributor).withdraw(leaving.datasetId);
    await by.seal(roundId, slope.numerator + 1n, slope.denominator, 1n);
  }
  const outcome = await fixture.endRound(people.relayer, 2n);
  if (outcome === 'sealed') await manifest.connect(people.relayer).publish(roundId, `https://m.example/${roundId}`);
}

/** Moves a person to a new account, with both consents, and back into the fixture's list. */
async function moveAccount(fixture: Fixture, list: HardhatEthersSigner[], index: number, seed: string): Promise<void> {
  const { commons, ethers } = fixture;
  const { contributors } = commons;
  const person = list[index]!;
  const account = new Wallet(ethers.id(seed));
  const personId = await contributors.personOf(person);
  const deadline = (await fixture.clock.now()) + DAY_SECONDS;
  const { name, version, chainId, verifyingContract } = await contributors.eip712Domain();
  const signature = await account.signTypedData(
    { name, version, chainId, verifyingContract },
    {
      MoveAccount: [
        { name: 'personId', type: 'uint32' },
        { name: 'newAccount', type: 'address' },
        { name: 'nonce', type: 'uint256' },
        { name: 'deadline', type: 'uint256' },
      ],
    },
    { personId, newAccount: account.address, nonce: 0, deadline },
  );
  await contributors.connect(person).moveAccount(account.address, deadline, signature);
  await ethers.provider.send('hardhat_impersonateAccount', [account.address]);
  await ethers.provider.send('hardhat_setBalance', [account.address, '0x56bc75e2d63100000']);
  list[index] = await ethers.getSigner(account.address);
}

/** Seats end in every way there is, and begin again. */
async function turnSeats(fixture: Fixture): Promise<void> {
  const { commons, people, clock } = fixture;
  const { contributors } = commons;
  const [noor, omar] = people.curators;
  const asTimelock = contributors.connect(people.timelock);
  const idOf = (account: Signer): Promise<bigint> => contributors.personOf(account);
  await asTimelock.setSeatTerm(40 * DAY_SECONDS);
  for (const curator of [noor, omar]) await asTimelock.admitSeat(await idOf(curator));
  await contributors.connect(noor).resignSeat();
  await asTimelock.revokeSeat(await idOf(omar));
  await asTimelock.admitSeat(await idOf(omar));
  await asTimelock.setSeatTerm(365 * DAY_SECONDS);
  await contributors.connect(people.founders[2]).renewSeat();
  await contributors.connect(noor).updateProfile(sha256('a newer profile'), 'https://people.example/noor');
  await clock.goTo((await clock.now()) + 41 * DAY_SECONDS);
  await contributors.connect(people.stranger).retireSeat(await idOf(omar));
}

/** A board is elected, changes, and uses each of its powers; one veto is overridden. */
async function oversee(fixture: Fixture, ids: readonly bigint[]): Promise<void> {
  const { commons, people, clock } = fixture;
  const { board, contributors, datasets, governor } = commons;
  const asTimelock = board.connect(people.timelock);
  const [, , chidi, dana, emeka] = people.founders as HardhatEthersSigner[];
  const members = [chidi!, dana!, emeka!];
  const elect = async (member: Signer, constituency: string, days: number): Promise<void> => {
    const personId = await contributors.personOf(member);
    await asTimelock.elect(personId, encodeBytes32String(constituency), days * DAY_SECONDS);
  };
  for (const member of members) await elect(member, 'readers', 40);
  await asTimelock.recall(await contributors.personOf(dana!));
  await elect(dana!, 'writers', 20);
  await asTimelock.setMaxSuspension(12 * DAY_SECONDS);

  const [first, second] = ids as [bigint, bigint];
  for (const id of [first, second]) await approveSuspension(fixture, members.slice(0, 2), id, announced('a doubt'));
  await datasets.connect(people.timelock).liftSuspension(first);
  await approveReport(
    fixture,
    members.slice(1),
    await commons.ballots.currentRound(),
    announced('a report'),
    announced('it is needed'),
  );
  await approveReport(
    fixture,
    members.slice(1, 2),
    1n,
    announced('a report that one wants'),
    announced('it is needed'),
  );

  const change = (what: string): Promise<Proposal> =>
    fixture.propose(people.founders[1], [
      { target: String(governor.target), data: governor.interface.encodeFunctionData('setCooldown', [77n]) },
    ], what); // prettier-ignore
  const carry = async (proposal: Proposal): Promise<void> => {
    await proposal.waitForVote();
    for (const voter of [...people.founders, ...people.holders]) await proposal.vote(voter, 'for');
    await proposal.waitForEnd();
    await proposal.queue(people.stranger);
  };
  const vetoed = await change('a change that the board stops');
  await carry(vetoed);
  await approveVeto(members.slice(0, 2), vetoed, announced('too early'));
  const again = await change('the same change again');
  await carry(again);
  await again.waitForTimelock();
  await again.execute(people.stranger);
  await clock.goTo((await clock.now()) + 15 * DAY_SECONDS);
  await board.connect(chidi).resign();
  await elect(people.founders[0], 'readers', 30);
  await approveReport(fixture, [emeka!], 1n, announced('a report on what was left out'), announced('it is needed'));
  await asTimelock.setSunset((await clock.now()) + 90 * DAY_SECONDS);
}

/** A long and varied history, the same on every run. */
export async function makeHistory(fixture: Fixture, lot: Lot): Promise<void> {
  const { commons, people } = fixture;
  for (let season = 1; season <= 3; season++) {
    await moveTokens(fixture, lot);
    const brought = await bringDatasets(fixture, lot, season);
    await decide(fixture, lot, brought, season);
    await weigh(fixture, lot);
    await moveAccount(fixture, season === 2 ? people.contributors : people.founders, season - 1, `account ${season}`);
  }
  await turnSeats(fixture);

  const { datasets, ballots } = commons;
  const included = (await datasets.datasets(1n, 10_000n)).filter(({ status }) => status === 2n);
  await oversee(
    fixture,
    included.slice(-3).map(({ datasetId }) => datasetId),
  );
  const mine = included.find(({ personId }) => personId === 8n) ?? included[0]!;
  const owner = people.contributors.find((each) => each.address === mine.payee) ?? people.contributors[0];
  await datasets.connect(people.timelock).remove(included.at(-1)!.datasetId, sha256('a reason'));
  await datasets.connect(people.timelock).setEndorsementsRequired(3n);
  await ballots
    .connect(people.timelock)
    .setRoundSettings({ roundLengthSeconds: 86_400, maxLevel: 50, turnoutBps: 500 });
  const current = await commons.contributors.accountOf(mine.personId);
  const contributor = people.contributors.find(({ address }) => address === current) ?? owner;
  if (contributor.address === current) {
    await datasets.connect(contributor).setPayee(mine.datasetId, people.founders[4]!);
    await datasets.connect(people.founders[4]).declinePayment(mine.datasetId);
    await datasets.connect(contributor).setPayee(mine.datasetId, people.stranger);
  }
  const newer = await fixture.submit(contributor, {
    cardSha256: sha256('a second edition'),
    supersedes: mine.datasetId,
  });
  await fixture.endorse(newer, people.founders.slice(2, 5));
  await fixture.include(newer);
}
