import { Button, Card, Code, CopyButton, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useConnection, useSignTypedData } from 'wagmi';

import { useChain } from '../../chain/ChainContext.ts';
import { usePersonNumbers } from '../../commons/usePersonNumbers.ts';
import type { Person } from '../../commons/foldPeople.ts';
import { Problem } from '../../components/Problem.tsx';
import { makeCall } from '../../transactions/call.ts';
import { explainError } from '../../transactions/explainError.ts';
import { TransactionButton } from '../../transactions/TransactionButton.tsx';
import { moveTypedData, parseMoveConsent, type MoveConsent } from './moveConsent.ts';

const VALID_FOR = 7 * 86_400;

/** Signs, with the account that is connected now, that it takes over the person. */
function useConsent(person: Person) {
  const { client, contracts, config, head } = useChain();
  const { address } = useConnection();
  const { mutateAsync: sign } = useSignTypedData();
  const [consent, setConsent] = useState<MoveConsent>();
  const [problem, setProblem] = useState<string>();
  async function make(): Promise<void> {
    if (address === undefined) return;
    try {
      const { contributors } = contracts;
      const nonce = await client.readContract({ ...contributors, functionName: 'nonces', args: [address] });
      const deadline = head.timestamp + VALID_FOR;
      const move = { personId: person.personId, newAccount: address, deadline };
      const { chainId } = config;
      const signature = await sign(moveTypedData({ ...move, nonce, chainId, registry: contributors.address }));
      setConsent({ ...move, signature });
      setProblem(undefined);
    } catch (error) {
      setProblem(explainError(error).sentence);
    }
  }
  return { consent, problem, make };
}

function ForNewAccount({ person }: { person: Person }): ReactNode {
  const { consent, problem, make } = useConsent(person);
  const text = consent === undefined ? undefined : JSON.stringify(consent);
  return (
    <Stack gap="sm" align="flex-start">
      <Text>
        Is this you, with a new account? Sign that it takes over person {person.personId}, seat and all. Then give the
        text to yourself at the old account, whose transaction makes the move.
      </Text>
      <Button variant="light" onClick={() => void make()}>
        Sign with this account
      </Button>
      {problem !== undefined && <Problem title={problem} />}
      {text !== undefined && (
        <>
          <Code block>{text}</Code>
          <CopyButton value={text}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {copied ? 'Copied' : 'Copy it'}
              </Button>
            )}
          </CopyButton>
        </>
      )}
    </Stack>
  );
}

function ForOldAccount({ person }: { person: Person }): ReactNode {
  const { contributors } = useChain().contracts;
  const [text, setText] = useState('');
  function calls() {
    const { personId, newAccount, deadline, signature } = parseMoveConsent(text);
    if (personId !== person.personId) throw new Error(`This consent is for person ${personId}, not for you.`);
    return [makeCall(contributors, 'moveAccount', [newAccount, BigInt(deadline), signature], `Move to ${newAccount}`)];
  }
  return (
    <Stack gap="sm" align="flex-start">
      <Text>
        You can go on from a new account: your seat, your datasets and your endorsements go with you; tokens do not.
        Open this page with the new account, sign there, and paste the text that you get here.
      </Text>
      <Textarea
        label="The new account’s consent"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        autosize
        minRows={2}
        maxRows={6}
        w="100%"
        maw={560}
      />
      <Group>
        <TransactionButton
          calls={calls}
          unavailable={text.trim() === '' ? 'Paste the new account’s consent first.' : undefined}
          confirm="This account will never again be yours, or anybody’s, in this commons."
          done="Moved. Connect the new account to go on."
          buttonProps={{ variant: 'light' }}
        >
          Move to the new account
        </TransactionButton>
      </Group>
    </Stack>
  );
}

/** Moves a person to another account: the new one signs, the old one sends. */
export function MoveAccount({ person, isMe }: { person: Person; isMe: boolean }): ReactNode {
  const { address } = useConnection();
  const numberOf = usePersonNumbers();
  const isFormer = !isMe && address !== undefined && numberOf(address) === person.personId;
  if (!isMe && !isFormer && (address === undefined || numberOf(address) !== undefined)) return null;
  return (
    <Card withBorder padding="lg" component="section" aria-labelledby="move">
      <Title order={2} id="move" mb="sm">
        Another account
      </Title>
      {isMe ? (
        <ForOldAccount person={person} />
      ) : isFormer ? (
        <Text style={{ overflowWrap: 'anywhere' }}>
          This account was yours here; you have moved to {person.account}. Connect that one to go on.
        </Text>
      ) : (
        <ForNewAccount key={address} person={person} />
      )}
    </Card>
  );
}
