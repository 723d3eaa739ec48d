import { Stack, Text } from '@mantine/core';
import { useMemo, type ReactNode } from 'react';

import { MixChart } from '../../components/MixChart.tsx';
import { Problem } from '../../components/Problem.tsx';
import { latestBallots } from './latestBallots.ts';
import { mixOf } from './previewMix.ts';
import type { RoundData } from './queries.ts';
import { recount } from './recount.ts';
import classes from './Round.module.css';
import { Panel } from '../../components/Panel.tsx';
import { SupportCurves } from './SupportCurves.tsx';

/** What the ballots cast so far lead to, and why. */
export function ResultSoFar({ data, isOver }: { data: RoundData; isOver: boolean }): ReactNode {
  const { ballots, supports } = data;
  const mix = useMemo(() => mixOf(supports), [supports]);
  const differences = useMemo(() => recount(ballots, supports), [ballots, supports]);
  const cast = latestBallots(ballots).reduce((sum, { power }) => sum + power, 0n);
  const title = isOver ? 'The result' : 'The result so far';
  if (mix.slope === undefined) {
    return (
      <Panel title={title}>
        <Text>No dataset that could be sealed has any point yet.</Text>
      </Panel>
    );
  }
  return (
    <>
      <Panel title={title} explanation="What the mix is if nobody casts or replaces a ballot any more.">
        <Stack gap="sm">
          <MixChart
            label={title}
            parts={[...supports.keys()].map((datasetId) => ({
              datasetId,
              ppb: Number(mix.shares.get(datasetId)?.ppbDown ?? 0n),
            }))}
          />
          {differences.length === 0 ? (
            <Text size="sm" c="dimmed">
              Counted again here from the ballots themselves: the contract keeps the same.
            </Text>
          ) : (
            <Problem title="The node contradicts itself.">
              The ballots that it shows do not add up to the count that it shows, for the datasets{' '}
              {differences.slice(0, 20).join(', ')}. Choose another node in the settings.
            </Problem>
          )}
        </Stack>
      </Panel>
      <Panel
        title="Why the shares are what they are"
        explanation={
          <>
            A dataset gets a share if ballots with enough power say that it deserves at least that much. The{' '}
            <b className={classes.curveWord}>curve</b> is that power, point by point; the dashed{' '}
            <b className={classes.slopeWord}>line</b> is what a share takes, the same for all, and so steep that all
            shares add up to 100 %. The share is where they meet.
          </>
        }
      >
        <SupportCurves supports={supports} mix={mix} cast={cast} />
      </Panel>
    </>
  );
}
