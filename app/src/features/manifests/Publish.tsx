import { SegmentedControl, Stack, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';

import { useChain } from '../../chain/ChainContext.ts';
import { Panel } from '../../components/Panel.tsx';
import { Announce } from './Announce.tsx';
import { KuboForm } from './KuboForm.tsx';
import { OwnPlace } from './OwnPlace.tsx';
import type { PartProps } from './partProps.ts';
import { PinningForm } from './PinningForm.tsx';
import { StoreForm } from './StoreForm.tsx';

const PLACES = [
  { value: 'store', label: 'This site' },
  { value: 'own', label: 'Own web space' },
  { value: 'kubo', label: 'Kubo node' },
  { value: 'pinning', label: 'Pinning service' },
] as const;

type Place = (typeof PLACES)[number]['value'];

/** Puts the manifest somewhere, and announces the place on the chain. */
export function Publish(props: PartProps): ReactNode {
  const { documentStore } = useChain().config;
  const [place, setPlace] = useState<Place>(documentStore === undefined ? 'own' : 'store');
  const [uri, setUri] = useState<string>();
  return (
    <Panel
      title="Publish"
      explanation="Put the document where others can have it, then announce the place on the chain. Anybody may."
    >
      <Stack gap="md" align="flex-start">
        <SegmentedControl
          aria-label="Where to"
          data={PLACES.filter(({ value }) => value !== 'store' || documentStore !== undefined)}
          value={place}
          onChange={(value) => {
            setPlace(value);
            setUri(undefined);
          }}
          orientation="horizontal"
          style={{ flexWrap: 'wrap' }}
        />
        {place === 'store' && documentStore !== undefined && (
          <StoreForm {...props} store={documentStore} onReady={setUri} />
        )}
        {place === 'own' && <OwnPlace {...props} onReady={setUri} />}
        {place === 'kubo' && <KuboForm {...props} onReady={setUri} />}
        {place === 'pinning' && <PinningForm {...props} onReady={setUri} />}
        {uri === undefined ? (
          <Text size="sm" c="dimmed">
            The place can be announced once the document is there.
          </Text>
        ) : (
          <Announce key={uri} round={props.round} uri={uri} />
        )}
      </Stack>
    </Panel>
  );
}
