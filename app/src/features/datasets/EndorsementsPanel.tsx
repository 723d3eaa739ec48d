import type { Dataset } from '@commonweight/manifest';
import { Button, Group, List, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { ReactNode } from 'react';

import { useCommons } from '../../commons/useCommons.ts';
import { Account } from '../../components/Account.tsx';
import { downloadText } from '../../components/downloadText.ts';
import { Moment } from '../../components/Moment.tsx';
import { OutsideText } from '../../components/OutsideText.tsx';
import { Panel } from '../../components/Panel.tsx';
import { useDocument } from '../../documents/useDocument.ts';
import { parseReview } from './review.ts';

/** A review is shown to this many characters; the whole of it can be downloaded. */
const MOST = 1_500;

function Review({ sha256 }: { sha256: string }): ReactNode {
  const { data } = useDocument(sha256);
  if (data === undefined) return <Text c="dimmed">Reading the review …</Text>;
  if (data.kind !== 'found') {
    return (
      <Text size="sm" c="dimmed">
        {data.kind === 'missing'
          ? 'The written review was not found.'
          : 'What was found in its place is not the review that the chain has.'}{' '}
        Its SHA-256 is <code>{sha256}</code>.
      </Text>
    );
  }
  return (
    <Group gap="xs" align="flex-start" wrap="nowrap" justify="space-between">
      <Text>
        <OutsideText max={MOST}>{parseReview(data.text)}</OutsideText>
      </Text>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconDownload size={14} aria-hidden />}
        onClick={() => downloadText(`review-${sha256.slice(0, 8)}.md`, data.text, 'text/markdown')}
        aria-label="Save this review"
        style={{ flexShrink: 0 }}
      >
        Save
      </Button>
    </Group>
  );
}

/** Who vouched for the dataset, and in what words. */
export function EndorsementsPanel(props: { dataset: Dataset; times: ReadonlyMap<number, number> }): ReactNode {
  const { endorsements } = props.dataset;
  const { people, rules } = useCommons();
  return (
    <Panel title="Endorsements">
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {endorsements.length} of the {rules.endorsementsRequired} that it takes to be put to a vote. Each was given by
          somebody with a seat, who wrote a review; the chain has its hash.
        </Text>
        <List listStyleType="none" spacing="md">
          {endorsements.map(({ personId, reviewSha256, inBlock }) => {
            const account = people.get(personId)?.account;
            const at = props.times.get(inBlock);
            return (
              <List.Item key={personId} styles={{ itemWrapper: { display: 'block' }, itemLabel: { display: 'block' } }}>
                <Text size="sm" fw={600}>
                  {account === undefined ? `Person ${personId}` : <Account address={account} />}
                  {at !== undefined && (
                    <Text span size="sm" c="dimmed" fw={400}>
                      , <Moment at={at} />
                    </Text>
                  )}
                </Text>
                <Review sha256={reviewSha256} />
              </List.Item>
            );
          })}
        </List>
      </Stack>
    </Panel>
  );
}
