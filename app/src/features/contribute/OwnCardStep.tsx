import { Button, FileButton, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';

import { formatBytes } from '../../components/format.ts';
import { Problem } from '../../components/Problem.tsx';
import { MAX_DOCUMENT_BYTES } from '../../documents/readDocument.ts';
import { CardSummaryText } from './CardSummaryText.tsx';
import { useOwnCard } from './queries.ts';

/** A card that was made elsewhere, pasted or from a file. It is taken as it is, to the byte. */
export function OwnCardStep({ text, onText }: { text: string; onText: (text: string) => void }): ReactNode {
  const [error, setError] = useState<string>();
  const { data: read } = useOwnCard(text);

  async function take(file: File | null | undefined): Promise<void> {
    setError(undefined);
    if (file === null || file === undefined) return;
    if (file.size > MAX_DOCUMENT_BYTES) {
      setError(
        `That file has ${formatBytes(file.size)}. A card of more than 1 MiB can be submitted with the command line.`,
      );
      return;
    }
    onText(await file.text());
  }
  return (
    <Stack
      gap="md"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        void take(event.dataTransfer.files[0]);
      }}
    >
      <Text size="sm">
        A Croissant 1.1 card, such as <code>commonweight card</code> writes. Its hash goes on chain, so it is taken as
        it is, to the byte.
      </Text>
      <Group>
        <FileButton
          accept="application/json,.json,.jsonld"
          onChange={(file) => void take(file)}
          inputProps={{ 'aria-label': 'A card' }}
        >
          {(props) => (
            <Button variant="default" {...props}>
              Choose the card’s file
            </Button>
          )}
        </FileButton>
      </Group>
      <Textarea
        label="The card"
        description="Choose its file, drop it here, or paste its text."
        autosize
        minRows={6}
        maxRows={14}
        spellCheck={false}
        styles={{ input: { fontFamily: 'monospace' } }}
        value={text}
        onChange={({ currentTarget: { value } }) => onText(value)}
      />
      <div aria-live="polite">
        {error !== undefined && <Problem title={error} />}
        {text.trim() !== '' && read?.problem !== undefined && <Problem title={read.problem} />}
        {read?.made !== undefined && <CardSummaryText card={read.made.card} />}
      </div>
    </Stack>
  );
}
