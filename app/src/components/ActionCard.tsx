import { Alert, Anchor, Card, Code, Stack, Table, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { getAddress } from 'viem';

import type { ActionParameter } from '../commons/actions/Phrase.ts';
import type { Action, DescribedAction } from '../commons/describeAction.ts';
import { useCommons } from '../commons/useCommons.ts';
import { useDocument } from '../documents/useDocument.ts';
import { Account } from './Account.tsx';
import { DatasetLink } from './DatasetLink.tsx';
import { joinWrapped } from './joinWrapped.ts';
import { OutsideLines } from './OutsideLines.tsx';
import { OutsideText } from './OutsideText.tsx';

/** So many characters of a text named by its hash are shown. */
const MOST_TEXT = 20_000;

/** So much of a call's bytes is shown. */
const MOST_HEX = 20_000;

/** A text that a call names by its hash: the text itself where it can be had. */
function NamedDocument({ hash }: { hash: string }): ReactNode {
  const { data } = useDocument(hash);
  return (
    <Stack gap={4}>
      <Code style={{ overflowWrap: 'anywhere' }}>{hash}</Code>
      {data?.kind === 'found' && <OutsideLines text={joinWrapped(data.text.slice(0, MOST_TEXT))} maxLines={80} />}
      {data !== undefined && data.kind !== 'found' && (
        <Text size="sm" c="dimmed">
          The text is not in any place that this page knows. Ask the proposer for it: it has to hash to this.
        </Text>
      )}
    </Stack>
  );
}

/** What one wants to know of a dataset before voting on it, and the way to the rest. */
function DatasetInShort({ id }: { id: number }): ReactNode {
  const { datasets } = useCommons();
  const dataset = datasets.get(id);
  return (
    <>
      <DatasetLink id={id} />
      {dataset !== undefined && (
        <Text size="sm" c="dimmed">
          {dataset.licence}, {dataset.access} access, brought by <PersonLink id={dataset.contributor.personId} />,{' '}
          {dataset.endorsements.length} {dataset.endorsements.length === 1 ? 'endorsement' : 'endorsements'}
        </Text>
      )}
    </>
  );
}

function PersonLink({ id }: { id: number }): ReactNode {
  const { people } = useCommons();
  const person = people.get(id);
  if (person !== undefined) return <Account address={person.account} />;
  return (
    <Anchor component={Link} to={`/people/${id}`} inherit>
      Person {id}
    </Anchor>
  );
}

function Value({ parameter: { kind, text, now } }: { parameter: ActionParameter }): ReactNode {
  if (kind === 'dataset') return <DatasetInShort id={Number(text)} />;
  if (kind === 'person') return <PersonLink id={Number(text)} />;
  if (kind === 'document') return <NamedDocument hash={text} />;
  if (kind === 'account') {
    return (
      <>
        <Account address={getAddress(text)} /> <Code style={{ overflowWrap: 'anywhere' }}>{text}</Code>
      </>
    );
  }
  if (now === undefined) return <OutsideText max={600}>{text}</OutsideText>;
  return now === text ? (
    <>
      {text}{' '}
      <Text span inherit c="dimmed">
        (as it is now)
      </Text>
    </>
  ) : (
    <>
      <b>{text}</b>{' '}
      <Text span inherit c="dimmed">
        instead of {now}
      </Text>
    </>
  );
}

/** One call of a proposal: what it does, in words; the bytes behind Details. */
export function ActionCard(props: {
  action: Action;
  described: DescribedAction;
  /** From 1; undefined where it is the only one. */
  number: number | undefined;
  children?: ReactNode;
}): ReactNode {
  const { action, described, number, children } = props;
  const { title, sentence, parameters, warning, contractTitle, signature, understood } = described;
  return (
    <Card withBorder padding="md" component="li">
      <Stack gap="xs">
        <Title order={3}>
          {number !== undefined && `${number}. `}
          {title}
        </Title>
        <Text>{sentence}</Text>
        {warning !== undefined && (
          <Alert color="orange" variant="light" icon={<IconAlertTriangle aria-hidden />} p="xs">
            {warning}
          </Alert>
        )}
        {parameters.length > 0 && (
          <Table horizontalSpacing={0}>
            <Table.Tbody>
              {parameters.map((parameter, index) => (
                <Table.Tr key={index}>
                  <Table.Th scope="row" w="35%" fw={500} pe="md" style={{ verticalAlign: 'top' }}>
                    {parameter.label}
                  </Table.Th>
                  <Table.Td>
                    <Value parameter={parameter} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
        {children}
        <details>
          <Anchor component="summary" size="sm" display="list-item">
            Details
          </Anchor>
          <Stack gap={4} mt="xs">
            <Text size="sm">
              {contractTitle ?? 'An account that is not of the commons'} <Code>{action.target}</Code>
            </Text>
            <Text size="sm">
              Function: {signature === undefined ? 'not known' : <Code>{signature}</Code>}
              {understood === 'partly' && ' (read off the bytes)'}
            </Text>
            <Text size="sm">
              Ether: <Code>{String(action.value)}</Code> wei
            </Text>
            <Text size="sm">Data, {(action.calldata.length - 2) / 2} bytes:</Text>
            <Code
              block
              style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap', maxHeight: 240, overflowY: 'auto' }}
              tabIndex={0}
              aria-label="Data of the call"
            >
              {action.calldata.slice(0, MOST_HEX)}
              {action.calldata.length > MOST_HEX && '…'}
            </Code>
          </Stack>
        </details>
      </Stack>
    </Card>
  );
}
