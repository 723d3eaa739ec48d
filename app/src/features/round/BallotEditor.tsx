import { List, SimpleGrid, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Address } from 'viem';

import { useNow } from '../../chain/useNow.ts';
import { useCommons } from '../../commons/useCommons.ts';
import { DatasetLink } from '../../components/DatasetLink.tsx';
import { useDatasetNames } from '../../documents/useDatasetNames.ts';
import { AddLine } from './AddLine.tsx';
import { ballotProblem, pointsOf, type BallotRules } from './ballotDraft.ts';
import { BallotLineRow } from './BallotLineRow.tsx';
import { BallotPreview } from './BallotPreview.tsx';
import { BallotTotal } from './BallotTotal.tsx';
import { CastBallot } from './CastBallot.tsx';
import { whyNoPoints } from './eligibility.ts';
import { latestBallots } from './latestBallots.ts';
import type { RoundData } from './queries.ts';
import { Panel } from '../../components/Panel.tsx';
import { StartFrom } from './StartFrom.tsx';
import { useBallotDraft } from './useBallotDraft.ts';

/** The visitor's ballot: written, looked at for what it would change, and cast. */
export function BallotEditor({ account, data }: { account: Address | undefined; data: RoundData }): ReactNode {
  const { datasets, suspensions, currentRound } = useCommons();
  const { closesAt } = currentRound;
  const now = useNow(10_000);
  const { standing, maxPoints, ballots } = data;
  const personId = standing?.personId ?? 0;
  const rules: BallotRules = {
    maxPoints,
    whyNot: (id) => whyNoPoints(datasets.get(id), { personId, closesAt, suspension: suspensions.get(id), now }),
  };
  const own = latestBallots(ballots).find(({ voter }) => voter.toLowerCase() === account?.toLowerCase());
  const { lines, change } = useBallotDraft({ account, roundId: currentRound.id, rules, cast: own?.lines });
  const names = useDatasetNames(lines.map(({ datasetId }) => datasetId));
  const nameOf = (id: number): string => names.get(id) ?? `Dataset ${id}`;

  const included = [...datasets.values()].filter(({ status }) => status === 'included');
  const eligible = included.map(({ datasetId }) => datasetId).filter((id) => rules.whyNot(id) === undefined);
  const barred = included.filter(({ datasetId }) => rules.whyNot(datasetId) !== undefined);
  const onBallot = new Set(lines.map(({ datasetId }) => datasetId));
  const hasPower = account === undefined || (standing?.power ?? 0n) > 0n || own !== undefined;
  const problem = hasPower
    ? ballotProblem(lines, rules, own?.lines, nameOf)
    : 'You have no power in this round, in either house; “Your power” says why.';
  return (
    <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="lg">
      <Panel
        title={own === undefined ? 'Your ballot' : 'Your ballot, which you can replace'}
        explanation={`Spread 100 points, at most ${maxPoints} on one dataset. Your best ballot is the mix that you want: the count gives nobody a reason to vote otherwise.`}
      >
        <Stack gap="md">
          <StartFrom account={account} eligible={eligible} lines={lines} cast={own?.lines} change={change} />
          <div>
            <BallotTotal points={pointsOf(lines)} onFit={() => change({ kind: 'fit' })} />
            {lines.map((line) => (
              <BallotLineRow
                key={line.datasetId}
                line={line}
                name={nameOf(line.datasetId)}
                maxPoints={maxPoints}
                barred={rules.whyNot(line.datasetId)}
                change={change}
              />
            ))}
            {lines.length === 0 && (
              <Text mt="sm">There is nothing on your ballot yet. Add datasets, or start from one of the above.</Text>
            )}
          </div>
          <AddLine
            datasetIds={eligible.filter((id) => !onBallot.has(id))}
            onAdd={(datasetId) => change({ kind: 'add', datasetId })}
          />
          {barred.length > 0 && (
            <div>
              <Text size="sm" fw={600}>
                Not for you to weigh
              </Text>
              <List size="sm">
                {barred.map(({ datasetId }) => (
                  <List.Item key={datasetId}>
                    <DatasetLink id={datasetId} />: {rules.whyNot(datasetId)}
                  </List.Item>
                ))}
              </List>
            </div>
          )}
          <CastBallot account={account} lines={lines} cast={own?.lines} problem={problem} />
        </Stack>
      </Panel>
      <BallotPreview data={data} lines={lines} cast={own?.lines} />
    </SimpleGrid>
  );
}
