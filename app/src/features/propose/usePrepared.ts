import { useConnection } from 'wagmi';

import { useChain } from '../../chain/ChainContext.ts';
import type { Action } from '../../commons/describeAction.ts';
import { useCommons } from '../../commons/useCommons.ts';
import { formatTokens } from '../../components/format.ts';
import { makeCall, type Call } from '../../transactions/call.ts';
import { descriptionOf, type Draft } from './draft.ts';
import { makeAction } from './makeAction.ts';
import { useCandidates, useProposer } from './queries.ts';
import { whyNotProposable, whyNotTogether } from './whyNotProposable.ts';

export const MAX_TITLE = 120;
export const MAX_BODY = 20_000;

/** A proposal has to fit into a block when it is made, and again when it is carried out. */
const MAX_CALLS = 50;

export interface Prepared {
  /** What the proposal does, call by call. */
  actions: readonly Action[];
  /** Its text as it goes on the chain. */
  description: string;
  /** Whether what it does was vetoed before. */
  needsTwoThirds: boolean;
  /** Why it cannot be proposed yet, in a sentence; undefined if it can. */
  unavailable: string | undefined;
  calls: () => Call[];
  /** The proposer's votes and how many it takes, in 10⁻¹⁸ tokens; undefined where no votes are asked for, or not known yet. */
  power: { votes: bigint; threshold: bigint } | undefined;
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

function whyNotText({ title, body }: Draft): string | undefined {
  if (title.trim() === '') return 'Give it a title first.';
  if (title.trim().length > MAX_TITLE) return `The title is longer than ${MAX_TITLE} characters.`;
  return body.length > MAX_BODY ? `The text is longer than ${MAX_BODY} characters.` : undefined;
}

function whyNotPower({ power }: Pick<Prepared, 'power'>): string | undefined {
  if (power === undefined || power.votes >= power.threshold) return undefined;
  return `You have ${formatTokens(power.votes)} votes in the token house, and this takes ${formatTokens(power.threshold)}. Ask somebody to delegate to you, or to propose it.`;
}

/** Makes of a draft what would be signed, and says what is missing. */
export function usePrepared(draft: Draft): Prepared {
  const { head, contracts } = useChain();
  const { governor, datasets } = contracts;
  const { datasets: all, rules } = useCommons();
  const { address } = useConnection();
  const isInclusion = draft.kind === 'inclusion';
  const { datasetIds } = draft;
  const inclusion = datasetIds.length > 0 ? [makeAction(datasets, 'include', [datasetIds])] : [];
  const actions = isInclusion ? inclusion : draft.actions;
  const { data: proposer } = useProposer(address, actions);
  const { data: candidates = [] } = useCandidates(datasetIds);
  const notReady = datasetIds.flatMap((id) => {
    const dataset = all.get(id);
    const candidate = candidates.find(({ datasetId }) => datasetId === id);
    const why = dataset === undefined ? 'There is none.' : whyNotProposable(dataset, candidate, rules, head.timestamp);
    return why === undefined ? [] : [`Dataset ${id} cannot be put to a vote: ${lowerFirst(why)}`];
  });
  const vetoed = new Set(candidates.filter((one) => one.vetoed).map(({ datasetId }) => datasetId));
  const description = descriptionOf(draft);
  const power = isInclusion || address === undefined ? undefined : proposer;
  const whyNotActions = isInclusion
    ? (notReady[0] ?? whyNotTogether(datasetIds, vetoed))
    : actions.length === 0
      ? 'Add at least one call first.'
      : actions.length > MAX_CALLS
        ? `One proposal makes at most ${MAX_CALLS} calls: take some out.`
        : undefined;

  function calls(): Call[] {
    const title = `Propose “${draft.title.trim()}”`;
    if (isInclusion) return [makeCall(governor, 'proposeInclusion', [datasetIds, description], title)];
    const targets = actions.map(({ target }) => target);
    const values = actions.map(({ value }) => value);
    const calldatas = actions.map(({ calldata }) => calldata);
    return [makeCall(governor, 'propose', [targets, values, calldatas, description], title)];
  }
  return {
    actions,
    description,
    needsTwoThirds: isInclusion ? vetoed.size > 0 : proposer?.isVetoed === true,
    unavailable: whyNotActions ?? whyNotText(draft) ?? whyNotPower({ power }),
    calls,
    power,
  };
}
