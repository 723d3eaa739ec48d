/** What the events of a commons amount to. Numbers of the chain stay bigint; names are those of the views. */
export interface Model {
  token: {
    balances: Map<string, bigint>;
    delegates: Map<string, string>;
    votes: Timeline;
    supply: bigint;
    mintable: bigint;
  };
  people: {
    persons: Person[];
    personOfAccount: Map<string, bigint>;
    seatVotes: Timeline;
    seatTermSeconds: bigint;
  };
  datasets: {
    records: Dataset[];
    licences: { spdxId: string; allowed: boolean }[];
    endorsementsRequired: bigint;
    contributorTermsSha256: string;
    /** Each version's hash, and the first dataset that it was for. */
    terms: { sha256: string; fromDatasetId: bigint }[];
    withdrawals: { datasetId: bigint; at: number }[];
    revision: bigint;
  };
  governor: {
    proposals: Proposal[];
    /** The pin of a proposal that tells none of its own. */
    usualPin: string;
    settings: Map<string, bigint>;
    lastProposalOfDataset: Map<bigint, bigint>;
    cancelledSignedVotes: Map<string, bigint>;
    vetoedPayloads: Set<string>;
  };
  timelock: { minDelaySeconds: bigint; operations: Map<string, 'pending' | 'done'> };
  rounds: { list: Round[]; settings: bigint[] };
  board: {
    /** By place; nothing where nobody ever sat, or the seat was given up. */
    places: (BoardSeat | undefined)[];
    actions: BoardAction[];
    maxSuspensionSeconds: bigint;
    sunsetAt: bigint;
  };
  /** Contract, role and holder. */
  roles: Set<string>;
}

/** Amounts by account, each with the times at which they changed. */
export type Timeline = Map<string, { at: number; amount: bigint }[]>;

export interface Person {
  account: string;
  seatEndsAt: bigint;
  seat: bigint;
  contributed: boolean;
}

export interface Dataset {
  datasetId: bigint;
  cardSha256: string;
  personId: bigint;
  payee: string;
  licence: string;
  purposes: bigint;
  access: bigint;
  status: bigint;
  consentEndsAt: bigint;
  endorsements: bigint;
  supersedes: bigint;
  suspendedFrom: bigint;
  suspendedUntil: bigint;
  endorsedBy: Set<bigint>;
}

export interface BoardSeat {
  personId: bigint;
  number: bigint;
  termEndsAt: bigint;
  constituency: string;
}

export interface BoardAction {
  power: bigint;
  subject: bigint;
  content: string;
  openedAt: number;
  carriedOutAt: number;
  /** By the number of the seat, when. */
  approvals: Map<bigint, number>;
}

export interface Proposal {
  id: bigint;
  proposer: string;
  inclusion: boolean;
  snapshot: bigint;
  deadline: bigint;
  extended: boolean;
  eta: bigint;
  executed: boolean;
  canceled: boolean;
  /** Against, for, abstain. */
  tokenVotes: bigint[];
  memberVotes: bigint[];
  /** Fixed by the first ballot. */
  quorums: { token: bigint; member: bigint } | undefined;
  targetsPin: string;
  vetoed: boolean;
  needsTwoThirds: boolean;
  voters: Set<string>;
}

export interface Round {
  opensAt: bigint;
  closesAt: bigint;
  maxLevel: bigint;
  turnoutBps: bigint;
  topLevel: bigint;
  castPower: bigint;
  tokenSupply: bigint;
  seatSupply: bigint;
  /** Power at each level by dataset, as WeightBallots has it. */
  histograms: Map<bigint, bigint[]>;
  ballots: Map<string, { lines: string; power: bigint }>;
  result:
    | undefined
    | { outcome: 'lapsed'; endedAt: number }
    | {
        outcome: 'sealed';
        endedAt: number;
        digest: string;
        numerator: bigint;
        denominator: bigint;
        shares: [datasetId: bigint, sharePpbDown: bigint][];
      };
}

export const emptyModel = (): Model => ({
  token: { balances: new Map(), delegates: new Map(), votes: new Map(), supply: 0n, mintable: 0n },
  people: { persons: [], personOfAccount: new Map(), seatVotes: new Map(), seatTermSeconds: 0n },
  datasets: {
    ...{ records: [], licences: [], endorsementsRequired: 0n, contributorTermsSha256: '', revision: 0n },
    ...{ terms: [], withdrawals: [] },
  },
  governor: {
    proposals: [],
    usualPin: '',
    settings: new Map(),
    lastProposalOfDataset: new Map(),
    cancelledSignedVotes: new Map(),
    vetoedPayloads: new Set(),
  },
  timelock: { minDelaySeconds: 0n, operations: new Map() },
  rounds: { list: [], settings: [] },
  board: { places: Array.from({ length: 9 }, () => undefined), actions: [], maxSuspensionSeconds: 0n, sunsetAt: 0n },
  roles: new Set(),
});

/** What a timeline said at a moment. */
export const amountAt = (timeline: Timeline, account: string, at: number): bigint =>
  timeline.get(account)?.findLast((change) => change.at <= at)?.amount ?? 0n;
