import { Anchor, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useConnection } from 'wagmi';

import { useChain } from '../../chain/ChainContext.ts';
import type { ProposalText } from '../../commons/foldProposalList.ts';
import { SignedMessagePanel } from '../../components/SignedMessagePanel.tsx';
import type { SignRequest } from '../../transactions/signRequest.ts';
import { SUPPORTS, type Support } from './foldVotes.ts';
import { voteRequest } from './signedVote.ts';

/** Has the vote signed, which costs nothing, and gives the ways to have it sent. */
export function SignVote(props: {
  proposal: ProposalText;
  support: Support | undefined;
  reason: string;
  /** Why there is nothing to sign, in a sentence. */
  unavailable: string | undefined;
}): ReactNode {
  const { proposal, support, reason, unavailable } = props;
  const { client, config, contracts } = useChain();
  const { address: voter } = useConnection();

  async function prepare(): Promise<SignRequest> {
    if (voter === undefined || support === undefined) throw new Error('Choose For, Against or Abstain first.');
    const { governor } = contracts;
    const [[, name, version], nonce] = await Promise.all([
      client.readContract({ ...governor, functionName: 'eip712Domain' }),
      client.readContract({ ...governor, functionName: 'nonces', args: [voter] }),
    ]);
    return voteRequest({
      governor,
      domain: { name, version, chainId: config.chainId },
      nonce,
      vote: { proposalId: proposal.id, support: SUPPORTS.indexOf(support), voter, reason },
      title: `Send your signed vote on proposal ${proposal.number}`,
    });
  }
  return (
    <details>
      <Anchor component="summary" size="sm" display="list-item">
        Sign it without sending it
      </Anchor>
      <Stack gap="sm" mt="sm">
        <Text size="sm" c="dimmed">
          Signing costs nothing. Whoever you hand the signed vote to can send it and pay for it, and cannot alter it. It
          can be pasted{' '}
          <Anchor component={Link} to="/proposals" inherit underline="always">
            below the list of proposals
          </Anchor>
          , alone or with others.
        </Text>
        <SignedMessagePanel
          key={`${support} ${reason}`}
          prepare={prepare}
          unavailable={unavailable}
          fileName={`vote-on-${proposal.number}-${voter?.slice(2, 8) ?? ''}`}
        >
          Sign the vote
        </SignedMessagePanel>
      </Stack>
    </details>
  );
}
