import { Anchor, Button, Card, List, Stack, Table, Text, Textarea, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';

import { useChain } from '../../chain/ChainContext.ts';
import { useCommons } from '../../commons/useCommons.ts';
import { Account } from '../../components/Account.tsx';
import { OutsideText } from '../../components/OutsideText.tsx';
import { Problem } from '../../components/Problem.tsx';
import { makeCall } from '../../transactions/call.ts';
import { explainError } from '../../transactions/explainError.ts';
import { TransactionButton } from '../../transactions/TransactionButton.tsx';
import { checkVotes, refusedVotes, type CheckedVote } from './checkVotes.ts';
import { SUPPORT_TITLES, SUPPORTS } from './foldVotes.ts';
import { parseSignedVotes } from './signedVote.ts';

function CheckedRow({ checked: { vote, refusal } }: { checked: CheckedVote }): ReactNode {
  const { proposals } = useCommons();
  const proposal = proposals.find(({ id }) => id === vote.proposalId);
  const support = SUPPORTS[vote.support];
  return (
    <Table.Tr>
      <Table.Th scope="row">
        <Account address={vote.voter} />
      </Table.Th>
      <Table.Td>
        {proposal === undefined ? (
          'none of this commons'
        ) : (
          <Anchor component={Link} to={`/proposals/${proposal.number}`}>
            #{proposal.number}
          </Anchor>
        )}
      </Table.Td>
      <Table.Td>{support === undefined ? '' : SUPPORT_TITLES[support]}</Table.Td>
      <Table.Td>
        <OutsideText max={120}>{vote.reason}</OutsideText>
      </Table.Td>
      <Table.Td>{refusal ?? 'will count'}</Table.Td>
    </Table.Tr>
  );
}

function CheckedVotes({ votes, onSent }: { votes: readonly CheckedVote[]; onSent: () => void }): ReactNode {
  const { governor } = useChain().contracts;
  const [refused, setRefused] = useState<ReturnType<typeof refusedVotes>>([]);
  const good = votes.filter(({ refusal }) => refusal === undefined).map(({ vote }) => vote);
  const title = `Send ${good.length} signed ${good.length === 1 ? 'vote' : 'votes'}`;
  return (
    <Stack gap="sm">
      <Table.ScrollContainer
        minWidth={560}
        scrollAreaProps={{ viewportProps: { tabIndex: 0, 'aria-label': 'Signed votes' } }}
      >
        <Table withTableBorder>
          <Table.Thead>
            <Table.Tr>
              {['Voter', 'Proposal', 'Vote', 'Reason', 'Tried out'].map((name) => (
                <Table.Th key={name}>{name}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {votes.map((checked) => (
              <CheckedRow key={`${checked.vote.proposalId} ${checked.vote.voter}`} checked={checked} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <TransactionButton
        calls={() => [makeCall(governor, 'castVotesBySig', [good], title)]}
        unavailable={good.length === 0 ? 'None of these votes would count.' : undefined}
        done="Sent."
        onDone={(receipts) => {
          setRefused(refusedVotes(receipts));
          onSent();
        }}
      >
        {title}
      </TransactionButton>
      {refused.length > 0 && (
        <Problem title={`${refused.length} of the votes were passed over.`}>
          <List>
            {refused.map(({ voter, why }) => (
              <List.Item key={voter}>
                <Account address={voter} />: {why}.
              </List.Item>
            ))}
          </List>
        </Problem>
      )}
    </Stack>
  );
}

/** The place for votes that others have signed: one or many, checked, then sent as one batch by whoever pays for it. */
export function SendSignedVotes(): ReactNode {
  const chain = useChain();
  const [pasted, setPasted] = useState('');
  const { mutate, data, error, isPending, reset } = useMutation({
    mutationFn: async (text: string) =>
      checkVotes(parseSignedVotes(text, chain.contracts, chain.config.chainId), chain),
  });
  return (
    <Card withBorder padding="lg" mt="xl" component="section" aria-labelledby="signed" id="signed-votes">
      <Title order={2} id="signed" mb={4}>
        Send votes that others signed
      </Title>
      <Text size="sm" c="dimmed" mb="sm" maw={720}>
        Somebody without ether can sign a vote and hand it to you. Paste one or many; each is tried out, and those that
        count go out together at your cost. A vote cannot be altered on the way.
      </Text>
      <Stack gap="sm" align="stretch">
        <Textarea
          label="Signed votes"
          description="The JSON as it was handed over: one vote, a list, or one after the other."
          autosize
          minRows={3}
          maxRows={12}
          value={pasted}
          onChange={(event) => {
            setPasted(event.currentTarget.value);
            reset();
          }}
          styles={{ input: { fontFamily: 'monospace' } }}
        />
        <Button variant="light" loading={isPending} onClick={() => mutate(pasted)} style={{ alignSelf: 'flex-start' }}>
          Try them out
        </Button>
        <div aria-live="polite">
          {error !== null && <Problem title={explainError(error).sentence} />}
          {data !== undefined && <CheckedVotes votes={data} onSent={() => setPasted('')} />}
        </div>
      </Stack>
    </Card>
  );
}
