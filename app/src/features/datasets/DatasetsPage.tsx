import { Button, Card, Stack, Text, Title } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';

import { useCommons } from '../../commons/useCommons.ts';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useCardSummaries } from '../../documents/useCardSummaries.ts';
import { CurrentMix } from './CurrentMix.tsx';
import { DatasetFilters, type SetFilter } from './DatasetFilters.tsx';
import { DatasetList } from './DatasetList.tsx';
import { filterDatasets, needsCards, readFilters } from './filters.ts';
import { useMix } from './queries.ts';

const NO_SHARES = new Map<number, number>();

export function DatasetsPage(): ReactNode {
  const [params, setParams] = useSearchParams();
  const { datasets } = useCommons();
  const filters = readFilters(params);
  const [areCardsWanted, setCardsWanted] = useState(false);
  const cards = useCardSummaries(areCardsWanted || needsCards(filters));
  const { data: shares = NO_SHARES } = useMix();
  const found = filterDatasets(datasets.values(), filters, { summaries: cards.summaries, shares });

  const set: SetFilter = (name, value) =>
    setParams(
      (before) => {
        if (name === 'all') return new URLSearchParams();
        const next = new URLSearchParams(before);
        next.delete('page');
        if (value === null || value === '') next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true },
    );

  return (
    <Stack gap="lg">
      <PageTitle
        title="Datasets"
        actions={
          <Button component={Link} to="/datasets/new">
            Bring a dataset
          </Button>
        }
      >
        Everything that was ever brought to this commons, and what became of it.
      </PageTitle>
      <Card component="section" aria-labelledby="mix" withBorder padding="lg">
        <Title order={2} id="mix" mb="xs">
          The current mix
        </Title>
        <CurrentMix />
      </Card>
      <section aria-labelledby="all">
        <Title order={2} id="all" mb="sm">
          All datasets
        </Title>
        <Stack gap="md">
          <DatasetFilters
            params={params}
            filters={filters}
            set={set}
            summaries={cards.summaries}
            onWantCards={() => setCardsWanted(true)}
          />
          <Text role="status" size="sm" c="dimmed">
            {found.length === 1 ? '1 dataset' : `${found.length} datasets`}
            {cards.isReading &&
              cards.read < cards.total &&
              ` so far: ${cards.read} of ${cards.total} cards have been read`}
          </Text>
          {found.length === 0 ? (
            <Text>{cards.isReading ? 'Looking …' : 'No dataset is like that. Clear a filter to see more.'}</Text>
          ) : (
            <DatasetList
              datasets={found}
              shares={shares}
              page={filters.page}
              onPage={(page) =>
                setParams(
                  (before) =>
                    new URLSearchParams(
                      [...before].filter(([name]) => name !== 'page').concat([['page', String(page)]]),
                    ),
                )
              }
            />
          )}
        </Stack>
      </section>
    </Stack>
  );
}
