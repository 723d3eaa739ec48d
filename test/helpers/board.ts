import type { HardhatEthersSigner } from '@nomicfoundation/hardhat-ethers/types';
import { encodeBytes32String } from 'ethers';
import { network } from 'hardhat';

import type { Action, Proposal } from '../../scripts/lib/life/proposal.ts';
import { DAY_SECONDS, sha256 } from '../../scripts/lib/units.ts';
import { deployFixture } from './fixture.ts';

export const connection = await network.create({ network: 'default', chainType: 'l1' });
export const { ethers, networkHelpers } = connection;

export type Member = HardhatEthersSigner;
export const YEAR = 365 * DAY_SECONDS;
export const REASON = { sha256: sha256('why'), uri: 'https://board.example/why' };
export const NO_CONTENT = ethers.ZeroHash;
export const Power = { veto: 0n, suspension: 1n, report: 2n } as const;
export const label = (constituency: string): string => encodeBytes32String(constituency);

/** A commons with a board of three: the founders ada, ben and chidi, each of a constituency of her own, for a year. */
export type BoardFixture = Awaited<ReturnType<typeof deployBoard>>;

export async function deployBoard() {
  const f = await deployFixture(connection);
  const { commons, people } = f;
  const asTimelock = commons.board.connect(people.timelock);
  const [ada, ben, chidi, dana, emeka] = people.founders as [Member, Member, Member, Member, Member];

  const idOf = (account: Member): Promise<bigint> => commons.contributors.personOf(account);
  const elect = async (account: Member, constituency: string, termSeconds = YEAR) =>
    asTimelock.elect(await idOf(account), label(constituency), termSeconds);
  const recall = async (account: Member) => asTimelock.recall(await idOf(account));
  for (const [index, member] of [ada, ben, chidi].entries()) await elect(member, `constituency ${index}`);

  /** A proposal that waits in the timelock, everybody being for it. */
  const queued = async (proposal: Proposal): Promise<Proposal> => {
    await proposal.waitForVote();
    for (const voter of [...people.founders, ...people.holders]) await proposal.vote(voter, 'for');
    await proposal.waitForEnd();
    await proposal.queue(people.stranger);
    return proposal;
  };
  const propose = async (actions: readonly Action[]): Promise<Proposal> => queued(await f.propose(ada, actions));
  const setCooldown = async (seconds = 1n): Promise<Action> => ({
    target: await commons.governor.getAddress(),
    data: commons.governor.interface.encodeFunctionData('setCooldown', [seconds]),
  });

  const veto = (by: Member, proposal: Proposal, reason = REASON) =>
    commons.board.connect(by).approveVeto(...proposal.call, reason);
  const suspend = (by: Member, id: bigint, reason = REASON) => commons.board.connect(by).approveSuspension(id, reason);
  const report = (by: Member, roundId: bigint, content = sha256('report'), reason = REASON) =>
    commons.board.connect(by).approveReport(roundId, content, 'https://board.example/report', reason);
  const now = async (): Promise<bigint> => BigInt(await f.clock.now());
  /** The approvals that count for an action, and how many it takes. */
  const standing = async (power: bigint, subject: bigint, content = NO_CONTENT): Promise<[bigint, bigint]> => {
    const number = await commons.board.actionNumber(power, subject, content);
    const [view] = await commons.board.actions(number, 1n);
    return [view!.approvals, view!.needed];
  };

  const seats = { ada, ben, chidi, dana, emeka };
  const moves = { idOf, elect, recall, queued, proposeQueued: propose, setCooldown };
  return { ...f, ...seats, ...moves, veto, suspend, report, now, standing, asTimelock, board: commons.board };
}
