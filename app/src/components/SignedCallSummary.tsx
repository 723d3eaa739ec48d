import { Code, List, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { isAddress, isHex } from 'viem';

import { unpackLines } from '../commons/ballotLines.ts';
import { useCommons } from '../commons/useCommons.ts';
import { CONTRACT_TITLES } from '../contracts.ts';
import type { ReadSignedCall } from '../transactions/signedCall.ts';
import { Account } from './Account.tsx';
import { DatasetLink } from './DatasetLink.tsx';
import { formatDateTime } from './format.ts';
import { OutsideText } from './OutsideText.tsx';

/** By the numbers of OpenZeppelin's governor. */
const SUPPORT = ['against', 'for', 'abstain'];

function Vote({ values }: { values: ReadSignedCall['values'] }): ReactNode {
  const { proposals } = useCommons();
  const proposal = proposals.find(({ id }) => id === values.proposalId);
  return (
    <Text>
      A vote{' '}
      {typeof values.voter === 'string' && isAddress(values.voter) && (
        <>
          of <Account address={values.voter} />{' '}
        </>
      )}
      on {proposal === undefined ? 'a proposal that is not known here' : `proposal ${proposal.number}`}
      {proposal !== undefined && (
        <>
          {' '}
          (“<OutsideText max={120}>{proposal.title}</OutsideText>”)
        </>
      )}
      : {SUPPORT[Number(values.support)] ?? 'not valid'}
      {typeof values.reason === 'string' && values.reason !== '' && (
        <>
          , because: <OutsideText>{values.reason}</OutsideText>
        </>
      )}
      .
    </Text>
  );
}

function Ballot({ values }: { values: ReadSignedCall['values'] }): ReactNode {
  const lines = isHex(values.lines) ? unpackLines(values.lines).slice(0, 100) : [];
  return (
    <>
      <Text>
        A weight ballot{' '}
        {typeof values.voter === 'string' && isAddress(values.voter) && (
          <>
            of <Account address={values.voter} />
          </>
        )}
        {typeof values.deadline === 'bigint' && `, good until ${formatDateTime(Number(values.deadline))}`}:
      </Text>
      <List size="sm">
        {lines.map(({ datasetId, points }) => (
          <List.Item key={datasetId}>
            {points} {points === 1 ? 'point' : 'points'} for <DatasetLink id={datasetId} />
          </List.Item>
        ))}
      </List>
    </>
  );
}

/** What a signed call does, read from its bytes. */
export function SignedCallSummary({ call }: { call: ReadSignedCall }): ReactNode {
  if (call.functionName === 'castBallotBySig') return <Ballot values={call.values} />;
  if (call.functionName.startsWith('castVote') && 'proposalId' in call.values) return <Vote values={call.values} />;
  return (
    <Text>
      A call of <Code>{call.functionName}</Code> of the contract “{CONTRACT_TITLES[call.contract]}”.
    </Text>
  );
}
