import { Progress, Stack, Text } from '@mantine/core';
import { useMemo, type ReactNode } from 'react';
import { useNavigate } from 'react-router';

import { useChain } from '../../chain/ChainContext.ts';
import { useCommons } from '../../commons/useCommons.ts';
import { formatPercent } from '../../components/format.ts';
import { Panel } from '../../components/Panel.tsx';
import { makeCall, type Call } from '../../transactions/call.ts';
import { TransactionButton } from '../../transactions/TransactionButton.tsx';
import { Loading } from '../shell/Loading.tsx';
import { mixOf } from './previewMix.ts';
import { useSealable, useSealing, type RoundData } from './queries.ts';
import { SEAL_PAGE, sealPlan, type SealPlan } from './sealPlan.ts';

const counted = (pages: number): string => `${pages} ${pages === 1 ? 'transaction' : 'transactions'}`;

function planText(plan: SealPlan, total: number, turnoutBps: number): string {
  if (plan.kind === 'seal') {
    const { numerator, denominator } = plan.slope;
    return `${total} datasets, sealed at λ = 100 · ${numerator} / ${denominator}, in ${counted(plan.pages)}.`;
  }
  return plan.why === 'turnout'
    ? `Fewer than ${formatPercent(turnoutBps / 10_000, 0)} of the power have voted, so the round lapses: the manifest of the last sealed round stands.`
    : 'Nothing that is still included has any support, so the round lapses: the last manifest stands.';
}

/** Ends a round that is over: anybody may, and nobody can falsify it, because the chain checks the slope. */
export function SealPanel({ data }: { data: RoundData }): ReactNode {
  const { contracts } = useChain();
  const { currentRound } = useCommons();
  const navigate = useNavigate();
  const { id, turnoutBps } = currentRound;
  const total = useSealable().length;
  const { slope } = useMemo(() => mixOf(data.supports), [data.supports]);
  const { data: sealing } = useSealing(slope, true);
  if (sealing === undefined) {
    return (
      <Panel title="The round is over">
        <Loading lines={2} />
      </Panel>
    );
  }
  const { done, isRestarted } = sealing;
  const plan = sealPlan({ isReached: sealing.isReached, slope, total, done });
  const isLapse = plan.kind === 'lapse';
  const call = (): Call =>
    isLapse
      ? makeCall(contracts.manifest, 'lapse', [id, BigInt(SEAL_PAGE)], `Let round ${id} lapse`)
      : makeCall(
          contracts.manifest,
          'seal',
          [id, plan.slope.numerator, Number(plan.slope.denominator), BigInt(SEAL_PAGE)],
          `Seal round ${id}`,
        );
  return (
    <Panel
      title="The round is over"
      explanation={
        isLapse
          ? 'Anybody can end it now. The next round opens at once.'
          : 'Anybody can seal it now: your browser works out the slope, and the chain checks it. The next round opens at once.'
      }
    >
      <Stack gap="sm">
        <Text>{planText(plan, total, turnoutBps)}</Text>
        {done > 0 && (
          <div>
            <Text size="sm">
              {done} of {total} datasets are done. You can go on from there.
            </Text>
            <Progress value={(done / total) * 100} aria-label={`${done} of ${total} datasets`} mt={4} />
          </div>
        )}
        {isRestarted && (
          <Text size="sm" c="dimmed">
            A dataset came or left after sealing had begun, so it begins again.
          </Text>
        )}
        <TransactionButton
          calls={() => Array.from({ length: plan.pages }, () => ({ ...call(), isSeparate: true }))}
          // here the next round has begun; what became of this one is there
          onDone={() => void navigate(`/manifests/${id}`)}
        >
          {isLapse ? 'Let it lapse' : done > 0 ? 'Go on sealing' : 'Seal the round'}
        </TransactionButton>
      </Stack>
    </Panel>
  );
}
