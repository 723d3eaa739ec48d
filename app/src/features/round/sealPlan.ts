import type { Slope } from '@commonweight/manifest';

/** How many datasets one transaction takes: at some 50,000 gas each it stays well below what a transaction may use. */
export const SEAL_PAGE = 200;

export interface SealFacts {
  /** Whether enough power has voted. */
  isReached: boolean;
  /** Undefined where nothing that is left has support. */
  slope: Slope | undefined;
  /** Datasets that sealing takes, and how many of them are done at this slope. */
  total: number;
  done: number;
}

/** How a round that is over is ended, and in how many more transactions. */
export type SealPlan = { pages: number } & (
  { kind: 'seal'; slope: Slope } | { kind: 'lapse'; why: 'turnout' | 'no support' }
);

/** Plans the end of a round from where it stands; what others have sealed at the same slope counts. */
export function sealPlan({ isReached, slope, total, done }: SealFacts): SealPlan {
  // the chain looks at no dataset then
  if (!isReached) return { kind: 'lapse', why: 'turnout', pages: 1 };
  // also the last page, on which nothing may be left, has to be sent
  const pages = Math.max(1, Math.ceil((total - done) / SEAL_PAGE));
  return slope === undefined ? { kind: 'lapse', why: 'no support', pages } : { kind: 'seal', slope, pages };
}
