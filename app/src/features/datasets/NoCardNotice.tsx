import { List, Text } from '@mantine/core';
import type { ReactNode } from 'react';

import { OutsideText } from '../../components/OutsideText.tsx';
import { Problem } from '../../components/Problem.tsx';
import type { NoCard } from '../../documents/cardQuery.ts';

const places = (sources: readonly string[]): ReactNode => (
  <List size="sm" mt="xs">
    {sources.map((source) => (
      <List.Item key={source}>
        <OutsideText>{source}</OutsideText>
      </List.Item>
    ))}
  </List>
);

/** Why a dataset's card is not shown, and what that means for whoever has to decide on it. */
export function NoCardNotice({ result }: { result: NoCard }): ReactNode {
  switch (result.kind) {
    case 'mismatch':
      return (
        <Problem title="What was found is not this dataset’s card.">
          <Text size="sm">
            It does not hash to what the chain has, so somebody changed it or mistook it. Nothing of it is shown. It was
            found at:
          </Text>
          {places(result.sources)}
        </Problem>
      );
    case 'too large':
      return (
        <Problem title="The card is larger than 1 MiB.">
          <Text size="sm">This page reads no document of that size. The command line does. It was found at:</Text>
          {places(result.sources)}
        </Problem>
      );
    case 'malformed':
      return (
        <Problem title="The card is malformed.">
          <Text size="sm">
            It hashes to what the chain has, so this is what was submitted; but it is not a card that can be read.
          </Text>
          <Text size="sm" mt="xs">
            <OutsideText>{result.reason}</OutsideText>
          </Text>
        </Problem>
      );
    case 'missing':
      return (
        <Problem title="The card was not found.">
          <Text size="sm">
            {result.tried === 0
              ? 'Neither this page nor the chain knows of a place to look for it.'
              : `It was looked for in ${result.tried === 1 ? 'one place' : `${result.tried} places`}.`}{' '}
            Without the card nobody can tell what the dataset is: do not vote for it unread.
          </Text>
        </Problem>
      );
  }
}
