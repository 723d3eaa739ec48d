import { sizesOf, type Card } from '@commonweight/manifest';
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';

import { formatBytes, formatNumber } from '../../components/format.ts';
import { OutsideText } from '../../components/OutsideText.tsx';

/** What a card is about, in a sentence. */
export function CardSummaryText({ card }: { card: Card }): ReactNode {
  const { bytes } = sizesOf(card);
  const count = card.distribution.length;
  const creators = [card.creator].flat().slice(0, 5);
  return (
    <Text>
      <b>
        <OutsideText max={120}>{card.name}</OutsideText>
      </b>{' '}
      by <OutsideText max={200}>{creators.map(({ name }) => name).join(', ')}</OutsideText>:{' '}
      {count === 1 ? '1 file' : `${formatNumber(count)} files`}, {formatBytes(bytes)}.
    </Text>
  );
}
