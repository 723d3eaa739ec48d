import { Anchor, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Address } from 'viem';

import { useChain } from '../../chain/ChainContext.ts';
import { useNow } from '../../chain/useNow.ts';
import { packLines, type BallotLine } from '../../commons/ballotLines.ts';
import { useCommons } from '../../commons/useCommons.ts';
import { SignedMessagePanel } from '../../components/SignedMessagePanel.tsx';
import { makeCall } from '../../transactions/call.ts';
import { TransactionButton } from '../../transactions/TransactionButton.tsx';
import { ballotRequest } from './ballotRequest.ts';

/** Sends the ballot, or signs it for somebody else to send. */
export function CastBallot(props: {
  account: Address | undefined;
  lines: readonly BallotLine[];
  cast: readonly BallotLine[] | undefined;
  /** Why it cannot be cast as it is. */
  problem: string | undefined;
}): ReactNode {
  const { account, cast, problem } = props;
  const { client, contracts, config } = useChain();
  const { currentRound } = useCommons();
  const now = useNow(10_000);
  const lines = packLines(props.lines);
  const previousLines = packLines(cast ?? []);
  const doing = cast === undefined ? 'Cast your ballot' : 'Replace your ballot';
  return (
    <Stack gap="md">
      <TransactionButton
        calls={() => [
          makeCall(contracts.ballots, 'castBallot', [lines, previousLines], `${doing} in round ${currentRound.id}`),
        ]}
        unavailable={problem}
        done="Your ballot is cast. You can replace it until the round closes."
      >
        {doing}
      </TransactionButton>
      <details>
        <Anchor component="summary" size="sm">
          Sign it, and let somebody else send it
        </Anchor>
        <Stack gap="sm" mt="sm">
          <Text size="sm" c="dimmed" maw={560}>
            A signature costs nothing. Whoever sends it pays, and can change nothing of it. It counts for this round,
            and only if you have not cast another ballot meanwhile.
          </Text>
          <SignedMessagePanel
            key={`${account} ${lines} ${previousLines}`}
            prepare={async () => {
              if (account === undefined) throw new Error('No wallet is connected.');
              const nonce = await client.readContract({
                ...contracts.ballots,
                functionName: 'nonces',
                args: [account],
              });
              const { chainId } = config;
              const round = currentRound;
              return ballotRequest({ contracts, chainId, voter: account, round, lines, previousLines, nonce, now });
            }}
            unavailable={problem}
            fileName={`ballot-round-${currentRound.id}`}
          >
            Sign the ballot
          </SignedMessagePanel>
        </Stack>
      </details>
    </Stack>
  );
}
