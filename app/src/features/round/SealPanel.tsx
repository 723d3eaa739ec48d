import { Progress, Stack, Text } from '@mantine/core';
import { useMemo, type ReactNode } from 'react';

import { useChain } from '../../chain/ChainContext.ts';
import { useCommons } from '../../commons/useCommons.ts';
import { formatPercent } from '../../components/format.ts';
import { makeCall } from '../../transactions/call.ts';
import { TransactionButton } from '../../transactions/TransactionButton.tsx';
import { Loading } from '../shell/Loading.tsx';
import { mixOf } from './previewMix.ts';
import { useSealable, useSealing, type RoundData } from './queries.ts';
import { Panel } from '../../components/Panel.tsx';

/** How many datasets one transaction takes: at some 50,000 gas each it stays well below what a transaction may use. */
const PAGE = 200;

/** Ends a round that is over: anybody may, and nobody can falsify it, because the chain checks the slope. */
export function SealPanel({ data }: { data: RoundData }): ReactNode {
  const { contracts } = useChain();
  const { currentRound } = useCommons();
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
  const { isReached, done, isRestarted } = sealing;
  const pages = Math.max(1, Math.ceil((total - done) / PAGE));
  const isLapse = !isReached || slope === undefined;
  const next = (): readonly ReturnType<typeof makeCall>[] => {
    const title = isLapse ? `Let round ${id} lapse` : `Seal round ${id}`;
    // turnout that was missed needs no look at the datasets
    const count = isReached ? pages : 1;
    return Array.from({ length: count }, () => ({
      ...(isLapse
        ? makeCall(contracts.manifest, 'lapse', [id, BigInt(PAGE)], title)
        : makeCall(contracts.manifest, 'seal', [id, slope.numerator, Number(slope.denominator), BigInt(PAGE)], title)),
      // each fills a block's share of its own
      isSeparate: true,
    }));
  };
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
        {!isReached && (
          <Text>
            Fewer than {formatPercent(turnoutBps / 10_000, 0)} of the power have voted, so the round lapses: the
            manifest of the last sealed round stands.
          </Text>
        )}
        {isReached && slope === undefined && (
          <Text>Nothing that is still included has any support, so the round lapses: the last manifest stands.</Text>
        )}
        {!isLapse && (
          <Text>
            {total} datasets, sealed at λ = 100 · {String(slope.numerator)} / {String(slope.denominator)}, in {pages}{' '}
            {pages === 1 ? 'transaction' : 'transactions'}.
          </Text>
        )}
        {isReached && done > 0 && (
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
        <TransactionButton calls={next}>
          {isLapse ? 'Let it lapse' : done > 0 ? 'Go on sealing' : 'Seal the round'}
        </TransactionButton>
      </Stack>
    </Panel>
  );
}
