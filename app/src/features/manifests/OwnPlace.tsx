import { Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';

import { useChain } from '../../chain/ChainContext.ts';
import { downloadText } from '../../components/downloadText.ts';
import { outsideUrl } from '../../components/outsideUrl.ts';
import { checkCopy } from './checkCopy.ts';
import { CopyBadge } from './CopyBadge.tsx';
import type { PartProps } from './partProps.ts';

/** The visitor puts the document on the web herself, and says where. */
export function OwnPlace({
  round,
  built,
  onReady,
}: PartProps & { onReady: (uri: string | undefined) => void }): ReactNode {
  const { config } = useChain();
  const [address, setAddress] = useState('');
  const uri = address.trim();
  const isAddress = outsideUrl(uri, config.ipfsGateways) !== undefined || /^ipfs:\/\/\S+$/.test(uri);
  const checking = useMutation({
    mutationFn: () => checkCopy(uri, built, config.ipfsGateways),
    onSuccess: ({ kind }) => onReady(kind === 'same' ? uri : undefined),
  });
  const canInsist = checking.data?.kind === 'unread' && isAddress;
  return (
    <Stack gap="sm" w="100%" maw={640}>
      <div>
        <Text size="sm" mb={4}>
          1. Download the document, and put it on your web space as it is.
        </Text>
        <Button
          variant="default"
          size="xs"
          onClick={() => downloadText(`manifest-round-${round.id}.json`, built.text, 'application/json')}
        >
          Download the manifest
        </Button>
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          checking.mutate();
        }}
      >
        <Group align="flex-end" gap="xs">
          <TextInput
            label="2. Its address"
            placeholder="https://"
            value={address}
            onChange={(event) => {
              setAddress(event.currentTarget.value);
              checking.reset();
              onReady(undefined);
            }}
            error={uri !== '' && !isAddress ? 'An address begins with https://, http:// or ipfs://.' : undefined}
            flex={1}
            miw={220}
          />
          <Button type="submit" variant="default" loading={checking.isPending} disabled={!isAddress}>
            Check it
          </Button>
        </Group>
      </form>
      <div aria-live="polite">{checking.data !== undefined && <CopyBadge copy={checking.data} />}</div>
      {canInsist && (
        <Checkbox
          label="Announce it all the same: programs may be able to read it where a page cannot."
          onChange={(event) => onReady(event.currentTarget.checked ? uri : undefined)}
        />
      )}
    </Stack>
  );
}
