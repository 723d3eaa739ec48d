import type { Manifest } from '@commonweight/manifest';

import { formatDateTime, formatDuration, formatPercent, formatTokens } from '../../components/format.ts';

type Rules = Manifest['rules'];

/** What a rule is called, and its value in words. */
export const RULE_WORDS: { [Name in keyof Rules]: { label: string; say: (value: Rules[Name]) => string } } = {
  maxLevelPoints: { label: 'Most points for one dataset', say: (points) => `${points} of 100` },
  turnoutBps: { label: 'Power that has to vote in a round', say: (bps) => formatPercent(bps / 10_000) },
  endorsementsRequired: { label: 'Endorsements before a vote', say: String },
  contributorTermsSha256: { label: 'Contributor terms (SHA-256)', say: String },
  licences: { label: 'Licences allowed', say: (ids) => ids.join(', ') },
  seatTermSeconds: { label: 'Length of a seat', say: formatDuration },
  votingDelaySeconds: { label: 'From proposal to vote', say: formatDuration },
  votingPeriodSeconds: { label: 'Length of a vote', say: formatDuration },
  proposalThresholdWei: { label: 'Tokens to propose', say: (wei) => formatTokens(BigInt(wei)) },
  tokenQuorumBps: { label: 'Quorum of the token house', say: (bps) => formatPercent(bps / 10_000) },
  memberQuorumBps: { label: "Quorum of the members' house", say: (bps) => formatPercent(bps / 10_000) },
  lateQuorumExtensionSeconds: { label: 'Extension when a quorum is reached late', say: formatDuration },
  cooldownSeconds: { label: 'Wait after a defeated inclusion', say: formatDuration },
  timelockDelaySeconds: { label: 'From queue to execution', say: formatDuration },
  maxSuspensionSeconds: { label: 'Longest suspension by the ethics board', say: formatDuration },
  boardSunsetAtSeconds: { label: "End of the ethics board's powers", say: formatDateTime },
};

/** A rule's name and value in words; what this page does not know yet stays as the manifest has it. */
export function sayRule(rule: string, value: unknown): { label: string; text: string } {
  const words = (RULE_WORDS as Record<string, { label: string; say: (value: never) => string } | undefined>)[rule];
  return words === undefined
    ? { label: rule, text: JSON.stringify(value) }
    : { label: words.label, text: words.say(value as never) };
}
