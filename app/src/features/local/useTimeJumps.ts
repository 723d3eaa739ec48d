import { useChain } from '../../chain/ChainContext.ts';
import { useLive } from '../../chain/useLive.ts';
import { useNow } from '../../chain/useNow.ts';
import { useCommons } from '../../commons/useCommons.ts';

/** How many of the newest proposals are looked at for moments to go to. */
const PROPOSALS = 10n;

export interface TimeJump {
  label: string;
  /** Unix seconds. */
  at: number;
}

const AHEAD: [label: string, seconds: number][] = [
  ['An hour on', 3_600],
  ['A day on', 86_400],
];

/** The coming moments that are worth going to, the soonest first; those of proposals are read while they are wanted. */
export function useTimeJumps(isWanted: boolean): TimeJump[] {
  const now = useNow(10_000);
  const { currentRound } = useCommons();
  const { contracts } = useChain();
  const { data: proposals = [] } = useLive(
    ['time jumps'],
    ({ client, at }) =>
      client.readContract({ ...contracts.lens, functionName: 'latest', args: [0n, PROPOSALS], ...at }),
    { enabled: isWanted },
  );
  const moments = proposals.flatMap(({ number, snapshot, deadline, eta }): TimeJump[] => [
    { label: `To the vote on proposal ${number}`, at: Number(snapshot) + 1 },
    { label: `To the end of the vote on proposal ${number}`, at: Number(deadline) + 1 },
    { label: `To the execution of proposal ${number}`, at: Number(eta) },
  ]);
  return [
    ...AHEAD.map(([label, seconds]) => ({ label, at: now + seconds })),
    ...moments,
    { label: `To the end of round ${currentRound.id}`, at: currentRound.closesAt },
  ]
    .filter(({ at }) => at > now)
    .sort((a, b) => a.at - b.at);
}
