import type { Card, Dataset } from '@commonweight/manifest';
import { sizesOf } from '@commonweight/manifest';
import { Button, Group, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { ReactNode } from 'react';

import { downloadText } from '../../components/downloadText.ts';
import { Facts } from '../../components/Facts.tsx';
import { formatBytes, formatNumber } from '../../components/format.ts';
import { OutsideLink } from '../../components/OutsideLink.tsx';
import { OutsideText } from '../../components/OutsideText.tsx';
import { Panel } from '../../components/Panel.tsx';
import { useCard } from '../../documents/useCard.ts';
import { Loading } from '../shell/Loading.tsx';
import { NoCardNotice } from './NoCardNotice.tsx';
import { languageName } from './words.ts';

/** Lists in a card may be of any length. */
const MOST = 20;

const listOf = <T,>(given: T | readonly T[] | undefined): T[] => ([given ?? []].flat() as T[]).slice(0, MOST);

function CardFacts({ card }: { card: Card }): ReactNode {
  const { bytes, records, tokens } = sizesOf(card);
  const languages = listOf(card.inLanguage);
  const keywords = listOf(card.keywords);
  const count = card.distribution.length;
  return (
    <Facts
      facts={{
        'Made by': (
          <OutsideText>
            {listOf(card.creator)
              .map(({ name }) => name)
              .join(', ')}
          </OutsideText>
        ),
        Language:
          languages.length === 0 ? undefined : <OutsideText>{languages.map(languageName).join(', ')}</OutsideText>,
        Published: <OutsideText max={10}>{card.datePublished}</OutsideText>,
        Version: card.version === undefined ? undefined : <OutsideText max={40}>{card.version}</OutsideText>,
        Size: `${formatBytes(bytes)} in ${count === 1 ? '1 file' : `${formatNumber(count)} files`}`,
        Records: records === undefined ? undefined : formatNumber(records),
        Tokens: tokens === undefined ? undefined : formatNumber(tokens),
        Keywords: keywords.length === 0 ? undefined : <OutsideText>{keywords.join(', ')}</OutsideText>,
        Home: <OutsideLink href={card.url} />,
        'Licence in the card': listOf(card.license).map((licence) => (
          <div key={licence}>
            <OutsideLink href={licence} />
          </div>
        )),
      }}
    />
  );
}

/** What the card says; or why there is none to show. */
export function CardPanel({ dataset }: { dataset: Dataset }): ReactNode {
  const { data } = useCard(dataset);
  const { cardSha256, cardCid, mirrorUri, datasetId } = dataset;
  return (
    <Panel title="What the card says">
      <Stack gap="md">
        {data === undefined ? (
          <Loading lines={3} />
        ) : data.kind === 'found' ? (
          <>
            <Text>
              <OutsideText max={2_000}>{data.card.description}</OutsideText>
            </Text>
            <CardFacts card={data.card} />
          </>
        ) : (
          <NoCardNotice result={data} />
        )}
        <details>
          <Text component="summary" size="sm" c="dimmed">
            The card’s hash, and where it is
          </Text>
          <Stack gap="sm" mt="sm">
            <Text size="sm">
              The chain keeps the SHA-256 of the card, and the card that of every file. So nobody can change a byte of
              the dataset without its showing.
            </Text>
            <Facts
              facts={{
                'SHA-256': <code>{cardSha256}</code>,
                'Content id': <code>{cardCid}</code>,
                'Said to be at': mirrorUri === '' ? 'nowhere' : <OutsideLink href={mirrorUri} />,
                'Read from': data?.kind === 'found' ? <OutsideText>{data.source}</OutsideText> : undefined,
              }}
            />
            {data !== undefined && 'text' in data && (
              <Group>
                <Button
                  variant="default"
                  leftSection={<IconDownload size={16} aria-hidden />}
                  onClick={() => downloadText(`card-${datasetId}.json`, data.text, 'application/json')}
                >
                  Download the card
                </Button>
              </Group>
            )}
          </Stack>
        </details>
      </Stack>
    </Panel>
  );
}
