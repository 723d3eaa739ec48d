import { Button, Checkbox, Code, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';

import { PasswordField } from './PasswordField.tsx';
import { Problem } from '../../components/Problem.tsx';
import { keptPinning } from './keptPinning.ts';
import type { PartProps } from './partProps.ts';
import { pinByService, type PinStatus } from './pinning.ts';

const STATUS_WORDS: Record<PinStatus, string> = {
  queued: 'The service has noted it.',
  pinning: 'The service is fetching it from the network.',
  pinned: 'The service keeps it.',
  failed: 'The service could not find it.',
};

/** Has the document pinned by a service, by its content id. */
export function PinningForm({
  round,
  built,
  onReady,
}: PartProps & { onReady: (uri: string | undefined) => void }): ReactNode {
  const [kept] = useState(keptPinning.get);
  const [endpoint, setEndpoint] = useState(kept?.endpoint ?? '');
  const [token, setToken] = useState(kept?.token ?? '');
  const [isKept, setKept] = useState(kept !== undefined);
  const [origins, setOrigins] = useState('');
  const [status, setStatus] = useState<PinStatus>();
  const [leaving] = useState(() => new AbortController());
  useEffect(() => () => leaving.abort(), [leaving]);

  const pinning = useMutation({
    mutationFn: async () => {
      setStatus(undefined);
      keptPinning.set(isKept ? { endpoint, token } : undefined);
      const { makeCar } = await import('./makeCar.ts');
      const { cid } = await makeCar(new TextEncoder().encode(built.text));
      await pinByService({
        endpoint,
        token,
        cid,
        name: `Commonweight manifest of round ${round.id}`,
        origins: origins.split(/\s+/).filter((each) => each !== ''),
        onStatus: setStatus,
        signal: leaving.signal,
      });
      return cid;
    },
    onSuccess: (cid) => onReady(`ipfs://${cid}`),
  });
  return (
    <form
      style={{ width: '100%', maxWidth: 640 }}
      onSubmit={(event) => {
        event.preventDefault();
        pinning.mutate();
      }}
    >
      <Stack gap="sm" align="stretch">
        <Text size="sm">
          A service pins what it finds in the network: the document has to be there already, for instance on your Kubo
          node.
        </Text>
        <TextInput
          label="Service"
          description="Any that speaks the IPFS Pinning Service API."
          placeholder="https://"
          type="url"
          value={endpoint}
          onChange={(event) => setEndpoint(event.currentTarget.value)}
        />
        <PasswordField label="Access token" value={token} onChange={setToken} />
        <Checkbox
          label="Keep the service and the token in this browser"
          description="Otherwise they are forgotten when you leave this page."
          checked={isKept}
          onChange={(event) => {
            setKept(event.currentTarget.checked);
            if (!event.currentTarget.checked) keptPinning.set(undefined);
          }}
        />
        <Textarea
          label="Where it can be fetched from, if you know it"
          description="Multiaddresses of nodes that have it, one a line."
          autosize
          minRows={1}
          maxRows={4}
          value={origins}
          onChange={(event) => setOrigins(event.currentTarget.value)}
        />
        <Button
          type="submit"
          variant="default"
          loading={pinning.isPending}
          disabled={endpoint.trim() === '' || token.trim() === ''}
          style={{ alignSelf: 'flex-start' }}
        >
          Have it pinned
        </Button>
        <div aria-live="polite">
          {status !== undefined && !pinning.isError && <Text size="sm">{STATUS_WORDS[status]}</Text>}
          {pinning.isError && <Problem title={pinning.error.message} onClose={pinning.reset} />}
          {pinning.data !== undefined && (
            <Text>
              It is pinned as <Code>{pinning.data}</Code>.
            </Text>
          )}
        </div>
      </Stack>
    </form>
  );
}
