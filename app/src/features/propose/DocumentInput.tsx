import { Button, Group, Textarea } from '@mantine/core';
import type { ReactNode } from 'react';

import { downloadText } from '../../components/downloadText.ts';

/** A text of which only the hash goes on the chain, and which others have to be able to get. */
export function DocumentInput(props: {
  label: string;
  fileName: string;
  value: string;
  onChange: (text: string) => void;
}): ReactNode {
  const { label, fileName, value, onChange } = props;
  return (
    <>
      <Textarea
        label={label}
        description="Its SHA-256 goes into the call, the text does not. This page keeps it on this device: download it, and publish it unchanged where voters find it."
        autosize
        minRows={4}
        maxRows={14}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <Group>
        <Button
          variant="default"
          size="xs"
          disabled={value.trim() === ''}
          onClick={() => downloadText(fileName, value, 'text/plain')}
        >
          Download the text
        </Button>
      </Group>
    </>
  );
}
