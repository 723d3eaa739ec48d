import { useSearchParams } from 'react-router';

import { proposalKinds, type ProposalKind } from '../../commons/proposalKinds.ts';
import type { ProposalText } from '../../commons/foldProposalList.ts';
import type { ProposalStatus } from '../../commons/proposalStatus.ts';
import type { Contracts } from '../../contracts.ts';

/** What one can ask for at once: states that mean the same to somebody who looks for something to do. */
export const STATE_GROUPS: { value: string; label: string; statuses: readonly ProposalStatus[] }[] = [
  { value: 'open', label: 'Open', statuses: ['pending', 'active'] },
  { value: 'passed', label: 'Passed, not carried out', statuses: ['to queue', 'waiting', 'to execute'] },
  { value: 'executed', label: 'Carried out', statuses: ['executed'] },
  { value: 'failed', label: 'Not passed', statuses: ['defeated', 'cancelled', 'vetoed', 'expired'] },
];

export interface Filter {
  state: string;
  about: string;
  text: string;
  /** Only what waits for the visitor's vote. */
  mine: boolean;
  /** From 1. */
  page: number;
}

/** What of the list is asked for; kept in the address, so that it can be linked and gone back to. */
export function useFilter(): { filter: Filter; change: (changes: Partial<Filter>) => void } {
  const [params, setParams] = useSearchParams();
  const filter: Filter = {
    state: params.get('state') ?? 'all',
    about: params.get('about') ?? 'all',
    text: params.get('q') ?? '',
    mine: params.has('mine'),
    page: Math.max(1, Number(params.get('page')) || 1),
  };
  function change(changes: Partial<Filter>): void {
    const next = { ...filter, page: 1, ...changes };
    const entries: [string, string][] = [
      ...(next.state === 'all' ? [] : [['state', next.state] as [string, string]]),
      ...(next.about === 'all' ? [] : [['about', next.about] as [string, string]]),
      ...(next.text === '' ? [] : [['q', next.text] as [string, string]]),
      ...(next.mine ? [['mine', '1'] as [string, string]] : []),
      ...(next.page === 1 ? [] : [['page', String(next.page)] as [string, string]]),
    ];
    // a letter typed is no place to go back to
    setParams(entries, { replace: changes.text !== undefined });
  }
  return { filter, change };
}

/** One proposal with what the list asks about it. */
export interface Listed {
  text: ProposalText;
  status: ProposalStatus;
  kinds: readonly ProposalKind[];
  awaitsVote: boolean;
}

export const listed = (
  text: ProposalText,
  contracts: Contracts,
  facts: Pick<Listed, 'status' | 'awaitsVote'>,
): Listed => ({ text, kinds: proposalKinds(text, contracts), ...facts });

/** Whether all words that are looked for are in the title, the text, or the number. */
function matchesText({ number, title, description, proposer }: ProposalText, wanted: string): boolean {
  const all = `#${number} ${title} ${description} ${proposer}`.toLowerCase();
  return wanted
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}

/** Whether a proposal is among those asked for. */
export function isWanted({ text, status, kinds, awaitsVote }: Listed, filter: Filter): boolean {
  const group = STATE_GROUPS.find(({ value }) => value === filter.state);
  return (
    (group === undefined || group.statuses.includes(status)) &&
    (filter.about === 'all' || kinds.some((kind) => kind === filter.about)) &&
    (!filter.mine || awaitsVote) &&
    matchesText(text, filter.text)
  );
}
