import { id as keccakOfText } from 'ethers';
import type { ContractTransactionReceipt, Signer } from 'ethers';

import type { Announced } from '../documents/announced.ts';
import { done } from './stage.ts';
import type { Stage } from './stage.ts';

/** How a ballot can go, in the governor's numbers. */
export const SUPPORT = { against: 0n, for: 1n, abstain: 2n } as const;
export type Support = keyof typeof SUPPORT;

/** A proposal's states, in the governor's numbers. */
export const PROPOSAL_STATES = [
  'Pending',
  'Active',
  'Canceled',
  'Defeated',
  'Succeeded',
  'Queued',
  'Expired',
  'Executed',
] as const;
export type ProposalStateName = (typeof PROPOSAL_STATES)[number];

/** One call that a proposal makes. */
export interface Action {
  target: string;
  data: string;
  valueWei?: bigint;
}

/** A proposal on its way from being made to being executed. */
export interface Proposal {
  id: bigint;
  description: string;
  /** What it does, as queueing, executing and vetoing name it: targets, values, calls, hash of the description. */
  call: [targets: string[], values: bigint[], calldatas: string[], descriptionHash: string];
  /** The transaction that made it. */
  receipt: ContractTransactionReceipt;
  state(): Promise<ProposalStateName>;
  /** Goes to the first second in which it can be voted on. */
  waitForVote(): Promise<void>;
  vote(voter: Signer, support: Support, reason?: string): Promise<ContractTransactionReceipt>;
  /** Goes to the second after the last in which it can be voted on. */
  waitForEnd(): Promise<void>;
  queue(by: Signer): Promise<ContractTransactionReceipt>;
  /** Goes to the second from which it can be executed. */
  waitForTimelock(): Promise<void>;
  execute(by: Signer): Promise<ContractTransactionReceipt>;
  /** A member of the board approves its veto, while it is queued; the majority's last approval stops it. */
  approveVeto(by: Signer, reason: Announced): Promise<ContractTransactionReceipt>;
  /** Taken back by its proposer, before the vote. */
  cancel(by: Signer): Promise<ContractTransactionReceipt>;
  /** The way to its execution in one go: everybody named votes for it. */
  carry(voters: readonly Signer[]): Promise<ContractTransactionReceipt>;
}

function drive(stage: Stage, actions: readonly Action[], description: string, receipt: ContractTransactionReceipt) {
  const { governor } = stage.commons;
  const created = receipt.logs
    .map((log) => governor.interface.parseLog(log))
    .find((event) => event?.name === 'ProposalCreated');
  if (created === undefined || created === null) throw new Error('the transaction made no proposal');
  const id = created.args.getValue('proposalId') as bigint;

  const call: Proposal['call'] = [
    actions.map(({ target }) => target),
    actions.map(({ valueWei }) => valueWei ?? 0n),
    actions.map(({ data }) => data),
    keccakOfText(description),
  ];
  const proposal: Proposal = {
    id,
    description,
    call,
    receipt,
    async state() {
      return PROPOSAL_STATES[Number(await governor.state(id))] ?? 'Pending';
    },
    async waitForVote() {
      await stage.clock.goTo(Number(await governor.proposalSnapshot(id)) + 1);
    },
    async vote(voter, support, reason) {
      const as = governor.connect(voter);
      return reason === undefined
        ? done(stage, 'vote', as.castVote(id, SUPPORT[support]))
        : done(stage, 'vote, with a reason', as.castVoteWithReason(id, SUPPORT[support], reason));
    },
    async waitForEnd() {
      await stage.clock.goTo(Number(await governor.proposalDeadline(id)) + 1);
    },
    async queue(by) {
      return done(stage, 'queue', governor.connect(by).queue(...call));
    },
    async waitForTimelock() {
      await stage.clock.goTo(Number(await governor.proposalEta(id)));
    },
    async execute(by) {
      return done(stage, 'execute', governor.connect(by).execute(...call));
    },
    async approveVeto(by, reason) {
      return done(stage, 'approve a veto', stage.commons.board.connect(by).approveVeto(...call, reason));
    },
    async cancel(by) {
      return done(stage, 'cancel', governor.connect(by).cancel(...call));
    },
    async carry(voters) {
      const [first] = voters;
      if (first === undefined) throw new RangeError('somebody has to vote');
      await proposal.waitForVote();
      for (const voter of voters) await proposal.vote(voter, 'for');
      await proposal.waitForEnd();
      await proposal.queue(first);
      await proposal.waitForTimelock();
      return proposal.execute(first);
    },
  };
  return proposal;
}

/** Puts endorsed datasets to a vote. */
export async function proposeInclusion(
  stage: Stage,
  proposer: Signer,
  datasetIds: readonly bigint[],
  description: string,
): Promise<Proposal> {
  const { governor, datasets } = stage.commons;
  const kind = `propose the inclusion of ${datasetIds.length === 1 ? 'a dataset' : `${datasetIds.length} datasets`}`;
  const sent = governor.connect(proposer).proposeInclusion([...datasetIds], description);
  const receipt = await done(stage, kind, sent);
  const action = {
    target: await datasets.getAddress(),
    data: datasets.interface.encodeFunctionData('include', [[...datasetIds]]),
  };
  return drive(stage, [action], description, receipt);
}

/** Puts any other calls to a vote. */
export async function proposeAny(
  stage: Stage,
  proposer: Signer,
  actions: readonly Action[],
  description: string,
): Promise<Proposal> {
  const sent = stage.commons.governor.connect(proposer).propose(
    actions.map(({ target }) => target),
    actions.map(({ valueWei }) => valueWei ?? 0n),
    actions.map(({ data }) => data),
    description,
  );
  return drive(stage, actions, description, await done(stage, 'propose anything else', sent));
}
