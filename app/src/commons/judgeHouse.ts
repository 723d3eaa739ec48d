/** One house's side of a proposal, as the chain tells it: wei in the token house, seats in the members' house. */
export interface HouseTally {
  forVotes: bigint;
  againstVotes: bigint;
  abstainVotes: bigint;
  /** For and Abstain together have to reach it. Zero for an empty house, and until the snapshot is past. */
  quorum: bigint;
}

export interface HouseVerdict {
  /** Nobody could vote in it at the snapshot: it neither blocks nor counts. */
  isEmpty: boolean;
  /** For and Abstain, which count towards the quorum. */
  turnout: bigint;
  reachesQuorum: boolean;
  /** Whether For outweighs Against as it has to. */
  hasMajority: boolean;
  /** Whether the proposal may pass as far as this house is concerned. */
  passes: boolean;
}

/**
 * What a house says once the snapshot is past, by the rule of the governor.
 * @param needsTwoThirds Whether For has to be two thirds of For and Against, and not just more than half.
 */
export function judgeHouse(tally: HouseTally, needsTwoThirds = false): HouseVerdict {
  const { forVotes, againstVotes, abstainVotes, quorum } = tally;
  const isEmpty = quorum === 0n;
  const turnout = forVotes + abstainVotes;
  const reachesQuorum = turnout >= quorum;
  const hasMajority = forVotes > againstVotes && (!needsTwoThirds || forVotes >= 2n * againstVotes);
  return { isEmpty, turnout, reachesQuorum, hasMajority, passes: isEmpty || (reachesQuorum && hasMajority) };
}
