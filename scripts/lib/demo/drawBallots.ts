import type { Points } from '../life/rounds.ts';

/** How well liked datasets are, in their order; chance does the rest. */
const LIKED = [2, 1.2, 0.4, 0.8];

/** Spreads 100 points over datasets, by liking and by lot, at most `maxPoints` to one. */
export function drawBallot(
  lot: () => number,
  datasetIds: readonly number[],
  maxPoints: number,
  liked: readonly number[] = LIKED,
): Points {
  for (;;) {
    const tastes = datasetIds.map((_, index) => (liked[index % liked.length] ?? 1) * lot() + 0.02);
    const sum = tastes.reduce((total, taste) => total + taste, 0);
    const points = tastes.map((taste) => Math.floor((100 * taste) / sum));
    const left = 100 - points.reduce((total, count) => total + count, 0);
    const favourite = points.indexOf(Math.min(...points));
    points[favourite] = (points[favourite] ?? 0) + left;
    if (points.every((count) => count <= maxPoints)) {
      return Object.fromEntries(datasetIds.flatMap((id, index) => (points[index] ? [[id, points[index]]] : [])));
    }
  }
}
