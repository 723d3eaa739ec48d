import { encodeBytes32String } from 'ethers';

import { COMMONS_MODULE } from '../../ignition/modules/Commons.ts';
import type { CommonsParameters } from '../params/types.ts';

/** The parameters in the shape that the contracts' constructors take them. */
export function moduleParameters({ token, seats, datasets, timelock, governor, rounds, board }: CommonsParameters) {
  return {
    [COMMONS_MODULE]: {
      tokenName: token.name,
      tokenSymbol: token.symbol,
      allocations: token.allocations.map(({ account, amountWei }) => ({ account, amount: amountWei })),
      mintCapBpsPerYear: token.mintCapBpsPerYear,
      seatTermSeconds: seats.termSeconds,
      founders: seats.founders.map(({ account, profileSha256, profileUri }) => ({
        account,
        profileSha256,
        profileUri,
      })),
      endorsementsRequired: datasets.endorsementsRequired,
      contributorTermsSha256: datasets.contributorTermsSha256,
      licences: datasets.licencesSpdx.map((licence) => encodeBytes32String(licence)),
      timelockMinDelaySeconds: timelock.minDelaySeconds,
      governorName: governor.name,
      governorSettings: {
        votingDelaySeconds: governor.votingDelaySeconds,
        votingPeriodSeconds: governor.votingPeriodSeconds,
        proposalThreshold: governor.proposalThresholdWei,
        tokenQuorumBps: governor.tokenQuorumBps,
        memberQuorumBps: governor.memberQuorumBps,
        lateQuorumExtensionSeconds: governor.lateQuorumExtensionSeconds,
        cooldownSeconds: governor.cooldownSeconds,
      },
      roundSettings: {
        roundLengthSeconds: rounds.roundLengthSeconds,
        maxLevel: rounds.maxLevelPoints,
        turnoutBps: rounds.turnoutBps,
      },
      maxSuspensionSeconds: board.maxSuspensionSeconds,
      boardSunsetAfterSeconds: board.sunsetAfterSeconds,
    },
  };
}
