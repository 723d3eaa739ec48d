import type { Commons } from '../../commons/useCommons.ts';

/** Something that was decided for good. */
export interface Decision {
  key: string;
  inBlock: number;
  what: string;
  how: string;
  to: string;
}

/** The governor's states by number, of those that do not change any more. */
const ENDED: Partial<Record<number, string>> = { 2: 'cancelled', 3: 'defeated', 6: 'expired', 7: 'carried out' };

/**
 * The latest decisions, the newest first.
 * @param states The governor's state of each proposal, by its number.
 */
export function lastDecisions(
  { proposals, rounds }: Pick<Commons, 'proposals' | 'rounds'>,
  states: ReadonlyMap<number, number>,
  limit: number,
): Decision[] {
  const ofProposals = proposals.flatMap(
    ({ number, title, executed, cancelled, vetoed, createdInBlock }): Decision[] => {
      const how = vetoed === true ? 'vetoed by the ethics board' : ENDED[states.get(number) ?? -1];
      if (how === undefined) return [];
      const inBlock = (executed ?? cancelled)?.inBlock ?? createdInBlock;
      return [{ key: `proposal ${number}`, inBlock, what: title, how, to: `/proposals/${number}` }];
    },
  );
  const ofRounds = rounds.flatMap(({ id, sealed, lapsed }): Decision[] => {
    const end = sealed ?? lapsed;
    if (end === undefined) return [];
    const how = sealed === undefined ? 'lapsed' : `sealed with ${sealed.datasetCount} datasets`;
    return [{ key: `round ${id}`, inBlock: end.inBlock, what: `Round ${id}`, how, to: `/manifests/${id}` }];
  });
  return [...ofProposals, ...ofRounds].sort((a, b) => b.inBlock - a.inBlock).slice(0, limit);
}
