import { useBlockTimes } from '../../chain/blockTimes.ts';
import type { BoardAction } from '../../commons/foldBoard.ts';
import { actionStanding, type ActionStanding } from './actionStanding.ts';
import type { BoardView } from './useBoard.ts';

/** How actions stand, by their numbers; asks the node for the times of the blocks in which they were approved. */
export function useStandings(board: BoardView, actions: readonly BoardAction[]): ReadonlyMap<number, ActionStanding> {
  const times = useBlockTimes(actions.flatMap(({ approvals }) => approvals.map(({ inBlock }) => inBlock)));
  return new Map(actions.map((action) => [action.number, actionStanding(action, board.board, times, board.now)]));
}
