import { Button, Code, CopyButton, Group, ScrollArea, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';

import { downloadText } from '../../components/downloadText.ts';
import { formatBytes } from '../../components/format.ts';
import { Panel } from '../../components/Panel.tsx';
import type { PartProps } from './partProps.ts';

/** More is not shown, because it would only slow the page down. */
const MOST_SHOWN = 200_000;

/** The canonical document as it is. */
export function Raw({ round, built }: PartProps): ReactNode {
  const { text, manifest } = built;
  // for reading; what is copied and downloaded has no blanks
  const indented = JSON.stringify(manifest, null, 2);
  return (
    <Panel
      title="The document"
      explanation="Canonical JSON (RFC 8785): no blanks, keys in order. Shown here with line breaks, for reading; what you copy or download is the canonical text."
    >
      <Stack gap="sm">
        <Group gap="xs">
          <CopyButton value={text}>
            {({ copied, copy }) => (
              <Button variant="default" size="xs" onClick={copy}>
                {copied ? 'Copied' : 'Copy'}
              </Button>
            )}
          </CopyButton>
          <Button
            variant="default"
            size="xs"
            onClick={() => downloadText(`manifest-round-${round.id}.json`, text, 'application/json')}
          >
            Download ({formatBytes(new TextEncoder().encode(text).length)})
          </Button>
        </Group>
        <ScrollArea.Autosize mah={600} viewportProps={{ tabIndex: 0, 'aria-label': 'The document' }}>
          <Code block>{indented.slice(0, MOST_SHOWN)}</Code>
        </ScrollArea.Autosize>
        {indented.length > MOST_SHOWN && <Text size="sm">It goes on; download it to see the rest.</Text>}
      </Stack>
    </Panel>
  );
}
