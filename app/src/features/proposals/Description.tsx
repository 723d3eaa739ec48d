import { Title } from '@mantine/core';
import type { ReactNode } from 'react';

import { RESERVATION } from '../../commons/foldProposalList.ts';
import { joinWrapped } from '../../components/joinWrapped.ts';
import { OutsideLines } from '../../components/OutsideLines.tsx';

/** So many characters of a description are shown; all of it is in the event. */
const MOST = 50_000;

/** What the proposer says, without its first line, which is the title, and shown as the text that it is. */
export function Description({ description }: { description: string }): ReactNode {
  const [, ...lines] = description.slice(0, MOST).replace(RESERVATION, '').trim().split('\n');
  const text = lines.join('\n').trim();
  if (text === '') return null;
  return (
    <section aria-labelledby="says">
      <Title order={2} id="says" mb="sm">
        What the proposer says
      </Title>
      <OutsideLines text={joinWrapped(text)} />
    </section>
  );
}
