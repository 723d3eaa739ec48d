import { Box, Checkbox, ScrollArea, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';

import { useCommons } from '../../commons/useCommons.ts';
import { useDocument } from '../../documents/useDocument.ts';
import { Problem } from '../../components/Problem.tsx';
import { Loading } from '../shell/Loading.tsx';

/** Longer terms are read elsewhere. */
const SHOWN = 50_000;

/** The terms of the commons, which whoever submits states to accept by their hash. */
export function ContributorTerms(props: { isAccepted: boolean; onAccept: (isAccepted: boolean) => void }): ReactNode {
  const { contributorTermsSha256: hash } = useCommons().rules;
  const { data } = useDocument(hash);
  return (
    <Stack gap="sm">
      {data === undefined ? (
        <Loading lines={2} />
      ) : data.kind === 'found' ? (
        <ScrollArea.Autosize
          mah={260}
          type="auto"
          offsetScrollbars
          viewportProps={{ tabIndex: 0, 'aria-label': 'Terms for contributors', role: 'region' }}
        >
          <Box p="sm" style={{ border: '1px solid var(--mantine-color-default-border)', borderRadius: 8 }}>
            <Text size="sm" component="div" style={{ whiteSpace: 'pre-wrap' }}>
              <bdi>{data.text.slice(0, SHOWN)}</bdi>
            </Text>
          </Box>
        </ScrollArea.Autosize>
      ) : (
        <Problem title="The terms for contributors were not found.">
          <Text size="sm">
            Accept them only if you have read them elsewhere. Their SHA-256 is <code>{hash}</code>.
          </Text>
        </Problem>
      )}
      <Checkbox
        checked={props.isAccepted}
        onChange={({ currentTarget: { checked } }) => props.onAccept(checked)}
        label="I accept these terms"
        description={`The chain records that you did, by their hash ${hash.slice(0, 12)}…`}
      />
    </Stack>
  );
}
