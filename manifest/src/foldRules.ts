import { hexToString } from 'viem';

import type { CommonsEvent } from './chain/readHistory.ts';
import type { Manifest } from './schema.ts';

/** The rules in force after these events. The round's own two come with its opening. */
export function foldRules(events: readonly CommonsEvent[], roundId: number): Manifest['rules'] {
  const rules: Manifest['rules'] = {
    maxLevelPoints: 0,
    turnoutBps: 0,
    endorsementsRequired: 0,
    contributorTermsSha256: '0'.repeat(64),
    licences: [],
    seatTermSeconds: 0,
    votingDelaySeconds: 0,
    votingPeriodSeconds: 0,
    proposalThresholdWei: '0',
    tokenQuorumBps: 0,
    memberQuorumBps: 0,
    lateQuorumExtensionSeconds: 0,
    cooldownSeconds: 0,
    timelockDelaySeconds: 0,
    maxSuspensionSeconds: 0,
    boardSunsetAtSeconds: 0,
  };
  const licences = new Set<string>();
  const spdx = (id: `0x${string}`): string => hexToString(id, { size: 32 });
  for (const { eventName, args } of events) {
    if (eventName === 'RoundOpened' && args.roundId === roundId) {
      rules.maxLevelPoints = args.maxLevel;
      rules.turnoutBps = args.turnoutBps;
    } else if (eventName === 'EndorsementsRequiredChanged') rules.endorsementsRequired = args.newCount;
    else if (eventName === 'ContributorTermsChanged') rules.contributorTermsSha256 = args.newSha256.slice(2);
    else if (eventName === 'LicenceAllowed') licences.add(spdx(args.spdxId));
    else if (eventName === 'LicenceDisallowed') licences.delete(spdx(args.spdxId));
    else if (eventName === 'SeatTermChanged') rules.seatTermSeconds = args.newSeconds;
    else if (eventName === 'VotingDelaySet') rules.votingDelaySeconds = Number(args.newVotingDelay);
    else if (eventName === 'VotingPeriodSet') rules.votingPeriodSeconds = Number(args.newVotingPeriod);
    else if (eventName === 'ProposalThresholdSet') rules.proposalThresholdWei = String(args.newProposalThreshold);
    else if (eventName === 'TokenQuorumSet') rules.tokenQuorumBps = Number(args.newTokenQuorumBps);
    else if (eventName === 'MemberQuorumSet') rules.memberQuorumBps = Number(args.newMemberQuorumBps);
    else if (eventName === 'LateQuorumExtensionSet')
      rules.lateQuorumExtensionSeconds = Number(args.newExtensionSeconds);
    else if (eventName === 'CooldownSet') rules.cooldownSeconds = Number(args.newCooldownSeconds);
    else if (eventName === 'MaxSuspensionChanged') rules.maxSuspensionSeconds = args.newSeconds;
    else if (eventName === 'SunsetChanged') rules.boardSunsetAtSeconds = args.newSunsetAt;
    else if (eventName === 'MinDelayChange') rules.timelockDelaySeconds = Number(args.newDuration);
  }
  rules.licences = [...licences].sort();
  return rules;
}
