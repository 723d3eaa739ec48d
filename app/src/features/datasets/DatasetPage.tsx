import type { Dataset } from '@commonweight/manifest';
import { Grid, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { maxUint256, type Address } from 'viem';

import { useBlockTimes } from '../../chain/blockTimes.ts';
import { useChain } from '../../chain/ChainContext.ts';
import { useCommons } from '../../commons/useCommons.ts';
import { Account } from '../../components/Account.tsx';
import { DatasetLink } from '../../components/DatasetLink.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useDatasetName } from '../../documents/useDatasetName.ts';
import { SuspensionPanel } from '../board/SuspensionPanel.tsx';
import { NotFoundPage } from '../shell/NotFoundPage.tsx';
import { ActionsPanel } from './ActionsPanel.tsx';
import { CardPanel } from './CardPanel.tsx';
import { datasetHistory } from './datasetHistory.ts';
import { EndorsementsPanel } from './EndorsementsPanel.tsx';
import { FilesPanel } from './FilesPanel.tsx';
import { HistoryPanel } from './HistoryPanel.tsx';
import { proposalsAbout } from './proposalsAbout.ts';
import { useDatasetState } from './queries.ts';
import { SharesPanel } from './SharesPanel.tsx';
import { StatusBadge } from './StatusBadge.tsx';
import { SuspensionNotice } from './SuspensionNotice.tsx';
import { TermsPanel } from './TermsPanel.tsx';
import { VotesPanel } from './VotesPanel.tsx';
import { STATUS_WORDS } from './words.ts';

type Candidate = NonNullable<ReturnType<typeof useDatasetState>['data']>['candidate'];

/** How the dataset's last proposal to be included stands in the way of another. */
function lastInclusionOf(candidate: Candidate | undefined, numberOf: (id: bigint) => number | undefined) {
  if (candidate === undefined || candidate.proposalId === 0n) return undefined;
  const { proposalId, freeFrom } = candidate;
  return { number: numberOf(proposalId), freeFrom: freeFrom === maxUint256 ? undefined : Number(freeFrom) };
}

function Page({ dataset }: { dataset: Dataset }): ReactNode {
  const { datasetId, status, contributor, supersedes } = dataset;
  const { events, contracts } = useChain();
  const { proposals } = useCommons();
  const name = useDatasetName(datasetId);
  const about = proposalsAbout(proposals, contracts.datasets.address, datasetId);
  const named = about.map(({ proposal }) => proposal);
  const { data: state } = useDatasetState(datasetId, named);
  const history = datasetHistory(events, named, datasetId);
  const times = useBlockTimes(history.map(({ inBlock }) => inBlock));
  const lastInclusion = lastInclusionOf(state?.candidate, (id) => proposals.find((one) => one.id === id)?.number);

  return (
    <Stack gap="lg">
      <PageTitle title={name}>
        <Group gap="xs">
          <StatusBadge status={status} />
          <Text span>
            {STATUS_WORDS[status].meaning} Dataset {datasetId}, brought by{' '}
            <Account address={contributor.account as Address} />
            {supersedes !== null && (
              <>
                {' '}
                to replace <DatasetLink id={supersedes} />
              </>
            )}
            .
          </Text>
        </Group>
      </PageTitle>
      {state !== undefined && status === 'included' && <SuspensionNotice until={state.record.suspendedUntil} />}
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Stack gap="lg">
            <CardPanel dataset={dataset} />
            <TermsPanel dataset={dataset} payee={state?.record.payee} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Stack gap="lg">
            <ActionsPanel dataset={dataset} lastInclusion={lastInclusion} />
            <SuspensionPanel dataset={dataset} />
            <EndorsementsPanel dataset={dataset} times={times} />
          </Stack>
        </Grid.Col>
      </Grid>
      <FilesPanel dataset={dataset} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <VotesPanel about={about} votes={state?.votes} />
        <SharesPanel datasetId={datasetId} />
      </SimpleGrid>
      <HistoryPanel items={history} times={times} />
    </Stack>
  );
}

export function DatasetPage(): ReactNode {
  const { id = '' } = useParams();
  const dataset = useCommons().datasets.get(Number(id));
  return dataset === undefined ? <NotFoundPage /> : <Page key={id} dataset={dataset} />;
}
