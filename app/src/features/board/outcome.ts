import type { CommonsEvent, Dataset } from '@commonweight/manifest';

import type { BoardAction } from '../../commons/foldBoard.ts';
import type { ProposalText } from '../../commons/foldProposalList.ts';
import type { Round } from '../../commons/foldRounds.ts';
import { formatDateTime } from '../../components/format.ts';

/** What became of an action. */
export interface Outcome {
  kind: 'open' | 'carried out' | 'overtaken' | 'lapsed';
  sentence: string;
  /** The number of the proposal that did the same again. */
  again?: number;
}

export interface OutcomeContext {
  events: readonly CommonsEvent[];
  proposals: readonly ProposalText[];
  datasets: ReadonlyMap<number, Dataset>;
  rounds: readonly Round[];
  /** How many approvals count now. */
  approvals: number;
  /** Unix seconds. */
  now: number;
}

/** The proposals that do what was vetoed before, by their ids. */
export const overriding = (events: readonly CommonsEvent[]): ReadonlySet<bigint> =>
  new Set(events.flatMap(({ eventName, args }) => (eventName === 'TwoThirdsNeeded' ? [args.proposalId] : [])));

const isSameCalls = (one: ProposalText, other: ProposalText): boolean =>
  one.targets.join().toLowerCase() === other.targets.join().toLowerCase() &&
  one.values.join() === other.values.join() &&
  one.calldatas.join().toLowerCase() === other.calldatas.join().toLowerCase();

/** What was proposed again after a veto, the newest first: the same calls, or any of the same datasets. */
function proposedAgain(vetoed: ProposalText, { events, proposals }: OutcomeContext): ProposalText[] {
  const again = overriding(events);
  const sameDatasets = ({ datasetIds }: ProposalText): boolean =>
    datasetIds.some((id) => vetoed.datasetIds.includes(id));
  return proposals.filter(
    (one) => again.has(one.id) && one.number > vetoed.number && (isSameCalls(one, vetoed) || sameDatasets(one)),
  );
}

function ofVeto(action: BoardAction, context: OutcomeContext): Outcome {
  const proposal = context.proposals.find(({ id }) => id === action.subject);
  if (proposal === undefined) return { kind: 'overtaken', sentence: 'The proposal is not known.' };
  if (action.carriedOut === undefined) {
    if (proposal.executed) {
      return { kind: 'overtaken', sentence: 'The proposal was carried out before enough members had approved.' };
    }
    if (proposal.cancelled) return { kind: 'overtaken', sentence: 'The proposal had been stopped otherwise.' };
    return openOrLapsed(context);
  }
  const again = proposedAgain(proposal, context);
  const done = again.find(({ executed }) => executed !== undefined);
  if (done !== undefined) {
    return {
      kind: 'carried out',
      sentence: `Stopped, and then overridden: proposal ${done.number} passed by two thirds of both houses.`,
      again: done.number,
    };
  }
  const [last] = again;
  return last === undefined
    ? { kind: 'carried out', sentence: 'Stopped. Nobody has proposed it again.' }
    : {
        kind: 'carried out',
        sentence: `Stopped, and put to a vote again: proposal ${last.number} takes two thirds of both houses.`,
        again: last.number,
      };
}

function ofSuspension(action: BoardAction, context: OutcomeContext): Outcome {
  const { datasets, events, now } = context;
  const datasetId = Number(action.subject);
  const dataset = datasets.get(datasetId);
  const left = dataset !== undefined && dataset.status !== 'included' && dataset.status !== 'submitted';
  const became = left ? ` The dataset has been ${dataset.status} since, for good.` : '';
  if (action.carriedOut === undefined) {
    if (left)
      return {
        kind: 'overtaken',
        sentence: `The dataset was ${dataset.status} before enough members had approved.`,
      };
    return openOrLapsed(context);
  }
  const until = dataset?.suspension?.untilSeconds ?? 0;
  const isLifted = events.some(
    ({ eventName, args }) => eventName === 'SuspensionLifted' && args.datasetId === datasetId,
  );
  const sentence = isLifted
    ? `Suspended, until a vote lifted that on ${formatDateTime(until)}.`
    : until >= now
      ? `Suspended until ${formatDateTime(until)}.`
      : left
        ? `Suspended until ${formatDateTime(until)} at the longest.`
        : `Suspended; that ended by itself on ${formatDateTime(until)}.`;
  return { kind: 'carried out', sentence: `${sentence}${became}` };
}

function ofReport(action: BoardAction, context: OutcomeContext): Outcome {
  const { carriedOut, subject } = action;
  if (carriedOut === undefined) return openOrLapsed(context);
  const round = context.rounds.find(({ id }) => id === Number(subject));
  const sealed = round?.sealed;
  if (sealed === undefined) return { kind: 'carried out', sentence: 'Published. It binds nobody.' };
  return {
    kind: 'carried out',
    sentence:
      carriedOut.inBlock <= sealed.inBlock
        ? `Published before the sealing: it is part of the manifest of round ${round?.id}.`
        : `Published after the sealing: it stands beside the manifest of round ${round?.id}, and binds nobody.`,
  };
}

const openOrLapsed = ({ approvals }: Pick<OutcomeContext, 'approvals'>): Outcome =>
  approvals > 0
    ? { kind: 'open', sentence: 'Open.' }
    : { kind: 'lapsed', sentence: 'No approval counts any more. A member can approve it anew.' };

/** What became of an action of the board, or that it is open. */
export function outcome(action: BoardAction, context: OutcomeContext): Outcome {
  if (action.power === 'veto') return ofVeto(action, context);
  return action.power === 'suspension' ? ofSuspension(action, context) : ofReport(action, context);
}
