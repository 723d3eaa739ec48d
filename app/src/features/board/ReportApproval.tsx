import { TextInput, Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';

import { useChain } from '../../chain/ChainContext.ts';
import type { BoardAction } from '../../commons/foldBoard.ts';
import { outsideUrl } from '../../components/outsideUrl.ts';
import { keepDocument } from '../../documents/readDocument.ts';
import { makeCall, type Call } from '../../transactions/call.ts';
import type { ActionStanding } from './actionStanding.ts';
import { ApproveForm, type Reason } from './ApproveForm.tsx';
import { isDecisive } from './approvalState.ts';
import { makeReport } from './reason.ts';
import { useBoard } from './useBoard.ts';
import { whyNotMember } from './whyNot.ts';

/** A member's approval of a report on a round: of one that another member has begun, or of her own. */
export function ReportApproval(props: {
  roundId: number;
  /** The report that was begun; undefined to write one. */
  begun?: { action: BoardAction; standing: ActionStanding };
}): ReactNode {
  const { roundId, begun } = props;
  const { contracts, config } = useChain();
  const board = useBoard();
  const [text, setText] = useState('');
  const [uri, setUri] = useState('');
  const published = begun?.action.carriedOut !== undefined;

  async function call(reason: Reason): Promise<Call> {
    const place = uri.trim();
    if (place !== '' && outsideUrl(place, config.ipfsGateways) === undefined) {
      throw new Error('The address of the report has to begin with https:// or ipfs://, or to be left empty.');
    }
    const sha256 = begun?.action.reportSha256 ?? (await keepDocument(makeReport({ text, roundId })));
    return makeCall(
      contracts.board,
      'approveReport',
      [roundId, `0x${sha256}`, place, reason],
      `Approve a report on round ${roundId}`,
    );
  }
  return (
    <ApproveForm
      what={`${begun === undefined ? 'a' : 'the'} report on round ${roundId}`}
      label={begun === undefined ? 'Write a report' : 'Approve the report'}
      unavailable={published ? 'This report is published.' : whyNotMember(board)}
      isDecisive={isDecisive(board, begun?.standing)}
      consequence="The report is published with the round. It binds nobody."
      call={call}
    >
      {begun === undefined && (
        <Textarea
          label="The report"
          description="The chain keeps the hash of it. Other members approve these very words."
          autosize
          minRows={4}
          maxRows={16}
          value={text}
          onChange={({ currentTarget: { value } }) => setText(value)}
        />
      )}
      <TextInput
        label="Where the report can be read"
        description="Optional: an address that begins with https:// or ipfs://."
        value={uri}
        onChange={({ currentTarget: { value } }) => setUri(value)}
        autoComplete="off"
      />
    </ApproveForm>
  );
}
