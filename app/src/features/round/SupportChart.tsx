import type { Slope, Support } from '@commonweight/manifest';
import type { ReactNode } from 'react';

import { formatPercent } from '../../components/format.ts';
import { lineAt } from './explainShare.ts';
import classes from './Round.module.css';

const WIDTH = 280;
const HEIGHT = 120;

/** What all charts of a page have in common, so that they can be compared. */
export interface ChartScale {
  /** Points at the right end. */
  maxPoints: number;
  /** Power at the top. */
  maxPower: number;
  /** The power of all ballots. */
  cast: bigint;
}

/** The curve of a dataset's support as a path: at each number of points, the power of the ballots that give at least as many. */
function curveOf(support: Support, { maxPoints, maxPower }: ChartScale): string {
  const x = (points: number): number => (points / maxPoints) * WIDTH;
  const y = (power: bigint): number => HEIGHT - (Number(power) / maxPower) * HEIGHT;
  const steps = Array.from({ length: maxPoints }, (_, at) => `V${y(support[at + 1] ?? 0n)}H${x(at + 1)}`);
  return `M0,${y(support[1] ?? 0n)}${steps.join('')}`;
}

/** A dataset's support, the line that all shares have in common, and the share where they meet. */
export function SupportChart(props: {
  support: Support;
  slope: Slope;
  /** Part of one. */
  share: number;
  scale: ChartScale;
  label: string;
}): ReactNode {
  const { support, slope, share, scale, label } = props;
  const { maxPoints, maxPower, cast } = scale;
  const curve = curveOf(support, scale);
  const lineTop = lineAt(maxPoints, slope);
  // the line is cut off where it leaves the chart
  const lineEnd = lineTop <= maxPower ? maxPoints : (maxPoints * maxPower) / lineTop;
  const shareX = (share * 100 * WIDTH) / maxPoints;
  const shareY = HEIGHT - (Math.min(maxPower, lineAt(share * 100, slope)) / maxPower) * HEIGHT;
  return (
    <svg className={classes.chart} viewBox={`-2 -18 ${WIDTH + 6} ${HEIGHT + 40}`} role="img" aria-label={label}>
      <path className={classes.area} d={`${curve}V${HEIGHT}H0Z`} />
      <path className={classes.axis} d={`M0,0V${HEIGHT}H${WIDTH}`} />
      <path className={classes.curve} d={curve} />
      {slope.numerator > 0n && (
        <path
          className={classes.slope}
          d={`M0,${HEIGHT}L${(lineEnd / maxPoints) * WIDTH},${HEIGHT - (Math.min(lineTop, maxPower) / maxPower) * HEIGHT}`}
        />
      )}
      {shareX <= WIDTH && slope.numerator > 0n && (
        <>
          <path className={classes.share} d={`M${shareX},${shareY}V${HEIGHT}`} />
          <circle className={classes.dot} cx={shareX} cy={shareY} r={4} />
        </>
      )}
      <text x={0} y={-7}>
        {formatPercent(cast === 0n ? 0 : maxPower / Number(cast), 0)} of the power
      </text>
      <text x={0} y={HEIGHT + 16}>
        0
      </text>
      <text x={WIDTH} y={HEIGHT + 16} textAnchor="end">
        {maxPoints} points
      </text>
    </svg>
  );
}
