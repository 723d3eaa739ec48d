import { diffManifests, diffText, type DatasetChange } from '@commonweight/manifest';
import { Button, Group, Stack, Table, Text } from '@mantine/core';
import { useMemo, type ReactNode } from 'react';

import { useCommons } from '../../commons/useCommons.ts';
import { DatasetLink } from '../../components/DatasetLink.tsx';
import { downloadText } from '../../components/downloadText.ts';
import { formatChange, formatPercent } from '../../components/format.ts';
import { OutsideText } from '../../components/OutsideText.tsx';
import { Panel } from '../../components/Panel.tsx';
import { Problem } from '../../components/Problem.tsx';
import { explainError } from '../../transactions/explainError.ts';
import { Loading } from '../shell/Loading.tsx';
import type { PartProps } from './partProps.ts';
import { useManifest } from './queries.ts';
import { sayRule } from './ruleWords.ts';

const keptShare = (count: number): string =>
  count === 0
    ? 'No dataset kept its share.'
    : count === 1
      ? 'One dataset kept its share.'
      : `${count} datasets kept their share.`;

const NUMBER = { whiteSpace: 'nowrap' } as const;

const share = (ppb: number | null): string => (ppb === null ? '–' : formatPercent(ppb / 1e9));

function ChangeTable({ label, changes }: { label: string; changes: readonly DatasetChange[] }): ReactNode {
  if (changes.length === 0) return <Text c="dimmed">None.</Text>;
  return (
    <Table.ScrollContainer minWidth={520} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table aria-label={label} verticalSpacing={6} fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Dataset</Table.Th>
            <Table.Th scope="col">Before</Table.Th>
            <Table.Th scope="col">After</Table.Th>
            <Table.Th scope="col">Change</Table.Th>
            <Table.Th scope="col">Why</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {changes.map(({ datasetId, before, after, why }) => (
            <Table.Tr key={datasetId}>
              <Table.Td>
                <DatasetLink id={datasetId} />
              </Table.Td>
              <Table.Td style={NUMBER}>{share(before)}</Table.Td>
              <Table.Td style={NUMBER}>{share(after)}</Table.Td>
              <Table.Td style={NUMBER}>{formatChange(((after ?? 0) - (before ?? 0)) / 1e9)}</Table.Td>
              <Table.Td>
                <OutsideText>{why}</OutsideText>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** What is other than in the manifest before, and why. */
export function Changes({ round, built }: PartProps): ReactNode {
  const { rounds } = useCommons();
  const before = rounds.find(({ id, outcome }) => id < round.id && outcome === 'sealed');
  const { data: from, error } = useManifest(before);
  const diff = useMemo(
    () =>
      from === undefined
        ? undefined
        : diffManifests({ from: from.manifest, to: built.manifest, history: built.history }),
    [from, built],
  );
  if (before === undefined) return <Text>This is the first manifest: there is none to hold it against.</Text>;
  if (error !== null) return <Problem title={explainError(error).sentence} />;
  if (diff === undefined) return <Loading />;
  const name = `manifest-round-${before.id}-to-${round.id}`;
  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <Text>
          From round {before.id} to round {round.id}: {diff.ballots.before} ballots counted before, {diff.ballots.after}{' '}
          after. {keptShare(diff.unchanged)}
        </Text>
        <Button
          variant="default"
          size="xs"
          onClick={() => downloadText(`${name}.md`, diffText(diff, 'markdown'), 'text/markdown')}
        >
          Download as Markdown
        </Button>
      </Group>
      <Panel title="Entered">
        <ChangeTable label="Entered" changes={diff.entered} />
      </Panel>
      <Panel title="Left">
        <ChangeTable label="Left" changes={diff.left} />
      </Panel>
      <Panel title="Moved">
        <ChangeTable label="Moved" changes={diff.moved} />
      </Panel>
      {diff.rules.length > 0 && (
        <Panel title="Rules that changed">
          <Table aria-label="Rules that changed" verticalSpacing={6} fz="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">Rule</Table.Th>
                <Table.Th scope="col">Before</Table.Th>
                <Table.Th scope="col">After</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {diff.rules.map(({ rule, before: old, after }) => (
                <Table.Tr key={rule}>
                  <Table.Td>{sayRule(rule, after).label}</Table.Td>
                  <Table.Td>
                    <OutsideText>{sayRule(rule, old).text}</OutsideText>
                  </Table.Td>
                  <Table.Td>
                    <OutsideText>{sayRule(rule, after).text}</OutsideText>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Panel>
      )}
    </Stack>
  );
}
