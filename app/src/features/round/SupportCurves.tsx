import type { Support } from '@commonweight/manifest';
import { Button, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';

import { DatasetLink } from '../../components/DatasetLink.tsx';
import { formatPercent } from '../../components/format.ts';
import { useDatasetNames } from '../../documents/useDatasetNames.ts';
import { explainShare } from './explainShare.ts';
import type { Mix } from './previewMix.ts';
import { SupportChart, type ChartScale } from './SupportChart.tsx';
import { SupportTable } from './SupportTable.tsx';

/** How many curves are drawn at first. */
const FIRST = 12;

const PPB = 1_000_000_000;

/** The curve of support of each dataset that has some, the largest share first, and in a sentence why its share is what it is. */
export function SupportCurves(props: { supports: ReadonlyMap<number, Support>; mix: Mix; cast: bigint }): ReactNode {
  const { supports, mix, cast } = props;
  const [isWhole, { open }] = useDisclosure();
  const { slope } = mix;
  const ppbOf = (id: number): number => Number(mix.shares.get(id)?.ppbDown ?? 0n);
  const drawn = [...supports]
    .filter(([, support]) => (support[1] ?? 0n) > 0n)
    .sort(([a], [b]) => ppbOf(b) - ppbOf(a) || a - b);
  const shown = isWhole ? drawn : drawn.slice(0, FIRST);
  const names = useDatasetNames(shown.map(([id]) => id));
  if (slope === undefined) return null;

  const topPoints = drawn.map(([, support]) => support.findLastIndex((power) => power > 0n));
  const scale: ChartScale = {
    maxPoints: Math.max(...topPoints, ...drawn.map(([id]) => Math.ceil((ppbOf(id) / PPB) * 100))),
    maxPower: Math.max(...drawn.map(([, support]) => Number(support[1] ?? 0n))),
    cast,
  };
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="xl" verticalSpacing="xl">
        {shown.map(([id, support]) => {
          const share = ppbOf(id) / PPB;
          const name = names.get(id) ?? `Dataset ${id}`;
          const sentence = explainShare(support, slope, cast);
          return (
            <Stack key={id} component="article" gap={6}>
              <Title order={3}>
                <DatasetLink id={id} />
              </Title>
              <Text size="sm">Share {formatPercent(share)}</Text>
              <SupportChart
                support={support}
                slope={slope}
                share={share}
                scale={scale}
                label={`Curve of support of ${name}, with the line. ${sentence}`}
              />
              <Text size="sm">{sentence}</Text>
              <SupportTable support={support} slope={slope} cast={cast} name={name} />
            </Stack>
          );
        })}
      </SimpleGrid>
      {shown.length < drawn.length && (
        <Button variant="subtle" onClick={open} style={{ alignSelf: 'flex-start' }}>
          Show all {drawn.length}
        </Button>
      )}
    </Stack>
  );
}
