import { shareAt } from './shareAt.ts';
import { solveSlope } from './solveSlope.ts';
import type { Share, Slope, Support } from './types.ts';

/** What each dataset gets. Without a slope it is solved for; where nothing has support there is none, and every share is zero. */
export function shares(options: { supports: ReadonlyMap<number, Support>; slope?: Slope }): {
  slope: Slope | undefined;
  shares: Map<number, Share>;
} {
  const slope = options.slope ?? solveSlope(options.supports.values());
  const result = new Map<number, Share>();
  for (const [id, support] of options.supports) {
    if (slope === undefined) {
      result.set(id, { numerator: 0n, denominator: 1n, ppbDown: 0n });
    } else {
      const { numerator, denominator, ppbDown } = shareAt(support, slope);
      result.set(id, { numerator, denominator, ppbDown });
    }
  }
  return { slope, shares: result };
}
