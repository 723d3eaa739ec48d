import { Button, Group, List, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

import { useCommons } from '../../commons/useCommons.ts';
import { PageTitle } from '../../components/PageTitle.tsx';

/** After the dataset was sent: what comes next. */
export function Sent({ sha256, onAnother }: { sha256: string; onAnother: () => void }): ReactNode {
  const { datasets, rules } = useCommons();
  const dataset = [...datasets.values()].find(({ cardSha256 }) => cardSha256 === sha256);
  return (
    <>
      <PageTitle title="Your dataset is submitted" />
      <Stack gap="md" maw={640} role="status">
        <Text>What comes next:</Text>
        <List type="ordered">
          <List.Item>Put the card and the files where you said that they can be had.</List.Item>
          <List.Item>
            Ask members to look at it: {rules.endorsementsRequired} of them have to endorse it, each with a review.
          </List.Item>
          <List.Item>Then anybody can put it to a vote of both houses.</List.Item>
        </List>
        <Group>
          {dataset !== undefined && (
            <Button component={Link} to={`/datasets/${dataset.datasetId}`}>
              See dataset {dataset.datasetId}
            </Button>
          )}
          <Button variant="default" onClick={onAnother}>
            Bring another
          </Button>
        </Group>
      </Stack>
    </>
  );
}
