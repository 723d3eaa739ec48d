import { Button, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { Problem } from '../../components/Problem.tsx';
import { checkCopy } from './checkCopy.ts';
import { CopyBadge } from './CopyBadge.tsx';
import type { PartProps } from './partProps.ts';
import { putDocument } from './putDocument.ts';

/** Puts the document into the store that this page was set up with. */
export function StoreForm(props: PartProps & { store: string; onReady: (uri: string | undefined) => void }): ReactNode {
  const { built, store, onReady } = props;
  const putting = useMutation({
    mutationFn: async () => {
      const uri = await putDocument(store, built.text);
      return { uri, copy: await checkCopy(uri, built, []) };
    },
    onSuccess: ({ uri, copy }) => onReady(copy.kind === 'same' ? uri : undefined),
  });
  return (
    <Stack gap="sm" align="flex-start" w="100%" maw={640}>
      <Text size="sm">This site keeps documents for its visitors. What it then serves is checked.</Text>
      <Button variant="default" loading={putting.isPending} onClick={() => putting.mutate()}>
        Put it there
      </Button>
      <div aria-live="polite">
        {putting.isError && <Problem title={putting.error.message} onClose={putting.reset} />}
        {putting.data !== undefined && <CopyBadge copy={putting.data.copy} />}
      </div>
    </Stack>
  );
}
