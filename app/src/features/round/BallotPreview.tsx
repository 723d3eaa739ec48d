import { Text } from '@mantine/core';
import { useDeferredValue, useMemo, type ReactNode } from 'react';

import type { BallotLine } from '../../commons/ballotLines.ts';
import { MixChart } from '../../components/MixChart.tsx';
import { ALL_POINTS, pointsOf } from './ballotDraft.ts';
import { mixOf, withBallot } from './previewMix.ts';
import type { RoundData } from './queries.ts';
import { Panel } from '../../components/Panel.tsx';

/** Of all the power, when nobody is connected who has any: a ballot with one percent of it. */
const TRIAL_POWER = 10_000_000_000n;

/** What the mix would be with this ballot in it, counted exactly. */
export function BallotPreview(props: {
  data: RoundData;
  lines: readonly BallotLine[];
  cast: readonly BallotLine[] | undefined;
}): ReactNode {
  const { data, cast } = props;
  const { supports, standing } = data;
  const lines = useDeferredValue(props.lines);
  const own = (standing?.castPower ?? 0n) > 0n ? (standing?.castPower ?? 0n) : (standing?.power ?? 0n);
  const power = own > 0n ? own : TRIAL_POWER;
  const isWhole = pointsOf(lines) === ALL_POINTS;
  const parts = useMemo(() => {
    if (!isWhole) return undefined;
    const before = mixOf(supports);
    const after = mixOf(withBallot({ supports, power, former: cast ?? [], lines }));
    return [...supports.keys()]
      .map((datasetId) => ({
        datasetId,
        ppb: Number(after.shares.get(datasetId)?.ppbDown ?? 0n),
        beforePpb: Number(before.shares.get(datasetId)?.ppbDown ?? 0n),
      }))
      .filter(({ ppb, beforePpb }) => ppb > 0 || beforePpb > 0);
  }, [isWhole, supports, power, cast, lines]);
  return (
    <Panel
      title="What it changes"
      explanation={
        own > 0n
          ? 'The mix if the round ended now, without your change and with it.'
          : 'You have no power in this round: this is what a ballot with 1 % of all the power would change.'
      }
    >
      {parts === undefined ? (
        <Text>Give all 100 points, and see here what they change.</Text>
      ) : (
        <MixChart parts={parts} label="The mix" states={['Now', 'With it']} />
      )}
    </Panel>
  );
}
