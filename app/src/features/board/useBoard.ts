import { useMemo } from 'react';
import { useConnection } from 'wagmi';

import { useChain } from '../../chain/ChainContext.ts';
import { useNow } from '../../chain/useNow.ts';
import { foldBoard, type Board } from '../../commons/foldBoard.ts';
import { foldPayees } from '../../commons/foldPayees.ts';
import { useCommons } from '../../commons/useCommons.ts';
import { usePersonNumbers } from '../../commons/usePersonNumbers.ts';
import { overriding } from './outcome.ts';
import { stakeOf } from './stakes.ts';
import type { Member, Stake } from './whyNot.ts';

/** The board, and what whoever is connected is to it. */
export interface BoardView extends Member {
  board: Board;
  /** Who has an interest in datasets; those that there are not are left out. */
  stakesIn: (datasetIds: readonly number[]) => Stake[];
  /** The proposals that do what was vetoed before, by their ids. */
  twoThirds: ReadonlySet<bigint>;
}

/** The ethics board as the events tell it; reads nothing. */
export function useBoard(): BoardView {
  const { events } = useChain();
  const { people, datasets, rules } = useCommons();
  const { address } = useConnection();
  const numberOf = usePersonNumbers();
  const now = useNow(15_000);
  const folded = useMemo(
    () => ({ board: foldBoard(events), payees: foldPayees(events), twoThirds: overriding(events) }),
    [events],
  );
  return {
    board: folded.board,
    twoThirds: folded.twoThirds,
    sunsetAt: rules.boardSunsetAtSeconds,
    me: address === undefined ? undefined : people.get(numberOf(address) ?? 0),
    now,
    stakesIn: (ids) =>
      ids.flatMap((id) => {
        const dataset = datasets.get(id);
        return dataset === undefined ? [] : [stakeOf(dataset, folded.payees.get(id) ?? [], numberOf)];
      }),
  };
}
