/** Everything that a deployment decides. Each number has its unit in its name; times are whole seconds. */
export interface CommonsParameters {
  chain: {
    /** The shortest time between two blocks of the chain that is deployed to: no period may be shorter. */
    blockSeconds: number;
  };
  token: {
    name: string;
    symbol: string;
    /** What may be minted in a year, in basis points of the supply at its beginning. */
    mintCapBpsPerYear: number;
    /** Who holds what from the first block on. May be empty: a commons can do without a token. */
    allocations: { account: string; amountWei: bigint }[];
  };
  seats: {
    termSeconds: number;
    /** The founding members, seated at deployment. */
    founders: { account: string; profileSha256: string; profileUri: string }[];
  };
  datasets: {
    /** How many seat holders have to vouch for a dataset before it can be put to a vote. */
    endorsementsRequired: number;
    /** SHA-256 of the terms that a contributor states by submitting. */
    contributorTermsSha256: string;
    /** SPDX identifiers of the licences that are accepted. */
    licencesSpdx: string[];
  };
  timelock: { minDelaySeconds: number };
  governor: {
    name: string;
    votingDelaySeconds: number;
    votingPeriodSeconds: number;
    /** The votes that an ordinary proposal needs of its proposer, in the token's smallest unit. */
    proposalThresholdWei: bigint;
    tokenQuorumBps: number;
    memberQuorumBps: number;
    lateQuorumExtensionSeconds: number;
    cooldownSeconds: number;
  };
  rounds: {
    roundLengthSeconds: number;
    /** The most points that a ballot may give to one dataset. */
    maxLevelPoints: number;
    /** The part of the electorate's power that has to vote for a round to count. */
    turnoutBps: number;
  };
  /** The ethics board is deployed without members: votes elect them. */
  board: {
    /** How long a suspension lasts. */
    maxSuspensionSeconds: number;
    /** How long after deployment the board's powers end, unless a vote renews them. */
    sunsetAfterSeconds: number;
  };
}
