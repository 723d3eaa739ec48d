import { Pagination, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useState, type ReactNode } from 'react';

import { useChain } from '../../chain/ChainContext.ts';
import { useCommons } from '../../commons/useCommons.ts';
import { pageControlProps } from '../../components/pageControls.ts';
import { PageTitle } from '../../components/PageTitle.tsx';
import { ActionItem } from './ActionItem.tsx';
import { NewAction } from './NewAction.tsx';
import { outcome } from './outcome.ts';
import { Powers } from './Powers.tsx';
import { Seats } from './Seats.tsx';
import { useBoard } from './useBoard.ts';
import { useStandings } from './useStandings.ts';

/** So many past actions are shown at a time. */
const PAGE = 10;

/** The ethics board: who sits on it, what it may do, what it is about to do and what it has done. */
export function BoardPage(): ReactNode {
  const { events } = useChain();
  const { proposals, datasets, rounds } = useCommons();
  const board = useBoard();
  const standings = useStandings(board, board.board.actions);
  const [page, setPage] = useState(1);
  const items = board.board.actions.toReversed().flatMap((action) => {
    const standing = standings.get(action.number);
    if (standing === undefined) return [];
    const context = { events, proposals, datasets, rounds, approvals: standing.approvals, now: board.now };
    return [{ action, standing, outcome: outcome(action, context) }];
  });
  const open = items.filter(({ outcome: { kind } }) => kind === 'open');
  const past = items.filter(({ outcome: { kind } }) => kind !== 'open');
  const pages = Math.ceil(past.length / PAGE);
  return (
    <Stack gap="lg">
      <PageTitle title="The ethics board">
        Both houses elect it. It can stop things and start nothing: what it stops, two thirds of both houses can insist
        on.
      </PageTitle>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <Powers board={board} />
        <Seats board={board} />
      </SimpleGrid>
      <section aria-labelledby="open">
        <Title order={2} id="open" mb="sm">
          Waiting for approvals
        </Title>
        <Stack gap="md">
          {open.length === 0 && <Text>Nothing waits for approvals.</Text>}
          {open.map((item) => (
            <ActionItem key={item.action.number} board={board} {...item} />
          ))}
        </Stack>
      </section>
      <NewAction board={board} standings={standings} />
      <section aria-labelledby="past">
        <Title order={2} id="past" mb="sm">
          What it has done
        </Title>
        <Stack gap="md">
          {past.length === 0 && <Text>Nothing yet.</Text>}
          {past.slice((page - 1) * PAGE, page * PAGE).map((item) => (
            <ActionItem key={item.action.number} board={board} {...item} />
          ))}
          {pages > 1 && <Pagination total={pages} value={page} onChange={setPage} {...pageControlProps} />}
        </Stack>
      </section>
    </Stack>
  );
}
