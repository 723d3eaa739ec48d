import { Button, Code, Group, ScrollArea, Stack, Text, TextInput } from '@mantine/core';
import { IconCircleCheck, IconDownload } from '@tabler/icons-react';
import type { ReactNode } from 'react';

import { downloadText } from '../../components/downloadText.ts';
import { Facts } from '../../components/Facts.tsx';
import { formatBytes } from '../../components/format.ts';
import { Problem } from '../../components/Problem.tsx';
import { Loading } from '../shell/Loading.tsx';
import { cardUrlBeside } from './cardOptions.ts';
import { CardSummaryText } from './CardSummaryText.tsx';
import { useContributeForm } from './form.ts';
import type { CardState } from './queries.ts';

/** So much of a long card is shown; all of it can be saved. */
const SHOWN = 20_000;

/** Shows the card, and asks where it will be. */
export function CardStep({ card }: { card: CardState | undefined }): ReactNode {
  const form = useContributeForm();
  if (card === undefined) return <Loading lines={3} />;
  if (card.made === undefined) return <Problem title={card.problem} />;
  const { text, sha256, cid } = card.made;
  const pretty = JSON.stringify(JSON.parse(text), null, 2);
  const beside = cardUrlBeside(form.getValues().filesUrl);
  return (
    <Stack gap="md">
      <CardSummaryText card={card.made.card} />
      <Group gap={6}>
        <IconCircleCheck size={20} aria-hidden color="var(--dataset-included)" />
        <Text>The card is valid: Croissant 1.1, every file with its size and SHA-256.</Text>
      </Group>
      <Facts
        facts={{
          'SHA-256': <code>{sha256}</code>,
          'Content id': <code>{cid}</code>,
          Size: formatBytes(new TextEncoder().encode(text).length),
        }}
      />
      <ScrollArea.Autosize
        mah={320}
        viewportProps={{ tabIndex: 0, 'aria-label': 'The card', role: 'region' }}
        type="auto"
        offsetScrollbars
      >
        <Code block>{pretty.slice(0, SHOWN)}</Code>
      </ScrollArea.Autosize>
      {pretty.length > SHOWN && (
        <Text size="sm" c="dimmed">
          This is the beginning. Save the card to see all of it.
        </Text>
      )}
      <Group>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={() => downloadText('croissant.json', text, 'application/json')}
        >
          Save the card
        </Button>
      </Group>
      <TextInput
        label="Where the card will be had"
        description="The chain keeps the card’s hash and this address. Put the saved file there as it is: until then nobody but you can see what your dataset is."
        placeholder="https://…"
        maw={640}
        {...form.getInputProps('cardUrl')}
      />
      {beside !== '' && form.getValues().cardUrl === '' && (
        <Group>
          <Button variant="subtle" size="compact-sm" onClick={() => form.setFieldValue('cardUrl', beside)}>
            Beside the files: {beside}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
