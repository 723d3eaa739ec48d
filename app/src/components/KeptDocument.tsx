import { Button, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';

import { downloadText } from './downloadText.ts';

/** What somebody wrote is only on this device until somebody puts it where others find it. */
export function KeptDocument(props: {
  /** What it is, such as "reason". */
  what: string;
  /** 64 hexadecimal digits. */
  hash: string;
  document: string;
}): ReactNode {
  const { what, hash, document } = props;
  return (
    <Stack gap="xs" align="flex-start">
      <Text size="sm">
        Your {what} is kept on this device. Save it, and give it to whoever keeps the documents of this commons, so that
        others can read it.
      </Text>
      <Button
        variant="default"
        size="xs"
        onClick={() => downloadText(`${what}-${hash.slice(0, 8)}.md`, document, 'text/markdown')}
      >
        Save the {what}
      </Button>
    </Stack>
  );
}
