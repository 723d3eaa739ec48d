import { Button, Group, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { useChain } from '../../chain/ChainContext.ts';
import type { BallotLine } from '../../commons/ballotLines.ts';
import { useCommons } from '../../commons/useCommons.ts';
import { explainError } from '../../transactions/explainError.ts';
import type { BallotAction } from './ballotDraft.ts';
import { useFormerBallot } from './queries.ts';

/** Ways to begin a ballot. Each takes the place of what is there. */
export function StartFrom(props: {
  account: `0x${string}` | undefined;
  /** All that can be given points. */
  eligible: readonly number[];
  lines: readonly BallotLine[];
  cast: readonly BallotLine[] | undefined;
  change: (action: BallotAction) => void;
}): ReactNode {
  const { account, eligible, lines, cast, change } = props;
  const { client, contracts } = useChain();
  const { lastSealed } = useCommons();
  // somebody who has a ballot in this round starts from that one
  const former = useFormerBallot(account);
  const mix = useMutation({
    mutationFn: async () => {
      if (lastSealed?.sealed === undefined) return [];
      return client.readContract({
        ...contracts.manifest,
        functionName: 'sharesOf',
        args: [lastSealed.id, 0n, BigInt(lastSealed.sealed.datasetCount)],
      });
    },
    onSuccess: (shares) =>
      change({
        kind: 'spread',
        weights: shares.map(({ datasetId, sharePpbDown }) => ({ datasetId, weight: sharePpbDown })),
      }),
  });
  const equal = lines.length > 0 ? lines.map(({ datasetId }) => datasetId) : eligible;
  const last = cast ?? former.data?.lines;
  return (
    <div>
      <Group gap="xs" role="group" aria-label="Start from">
        <Text size="sm">Start from</Text>
        <Button
          variant="default"
          size="xs"
          onClick={() => change({ kind: 'spread', weights: equal.map((datasetId) => ({ datasetId, weight: 1 })) })}
        >
          Equal parts
        </Button>
        {lastSealed !== undefined && (
          <Button variant="default" size="xs" loading={mix.isPending} onClick={() => mix.mutate()}>
            The current mix
          </Button>
        )}
        {last !== undefined && (
          <Button variant="default" size="xs" onClick={() => change({ kind: 'load', lines: last })}>
            Your last ballot
          </Button>
        )}
      </Group>
      {mix.isError && (
        <Text size="sm" c="var(--vote-against)" role="alert">
          {explainError(mix.error).sentence}
        </Text>
      )}
    </div>
  );
}
