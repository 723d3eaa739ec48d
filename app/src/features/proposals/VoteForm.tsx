import { Checkbox, Radio, Stack, Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useConnection } from 'wagmi';

import { useChain } from '../../chain/ChainContext.ts';
import type { ProposalText } from '../../commons/foldProposalList.ts';
import { VoteSwatch } from '../../components/VoteSwatch.tsx';
import { makeCall } from '../../transactions/call.ts';
import { TransactionButton } from '../../transactions/TransactionButton.tsx';
import { SUPPORT_TITLES, SUPPORTS, type Support } from './foldVotes.ts';
import { SignVote } from './SignVote.tsx';
import classes from './VoteForm.module.css';

/** The longest reason that this page sends: each character of it costs gas. */
const MAX_REASON = 1_000;

const CHOICES: readonly Support[] = ['for', 'against', 'abstain'];

/** Takes a vote and its reason; casts it, or has it signed for somebody else to send. */
export function VoteForm({
  proposal,
  canWake,
}: {
  proposal: ProposalText;
  /** Whether the voter holds tokens with which nobody votes. */
  canWake: boolean;
}): ReactNode {
  const { governor, token } = useChain().contracts;
  const { address } = useConnection();
  const [choice, setChoice] = useState<Support>();
  const [reason, setReason] = useState('');
  const [isWaking, setWaking] = useState(true);
  const why = reason.trim();
  const unavailable =
    (why.length > MAX_REASON ? `The reason is longer than ${MAX_REASON} characters.` : undefined) ??
    (choice === undefined ? 'Choose For, Against or Abstain first.' : undefined);

  function calls() {
    if (choice === undefined || address === undefined) throw new Error('Choose For, Against or Abstain first.');
    const support = SUPPORTS.indexOf(choice);
    const title = `Vote ${SUPPORT_TITLES[choice]} on proposal ${proposal.number}`;
    const vote =
      why === ''
        ? makeCall(governor, 'castVote', [proposal.id, support], title)
        : makeCall(governor, 'castVoteWithReason', [proposal.id, support, why], title);
    const wake = makeCall(token, 'delegate', [address], 'Let your tokens vote through you');
    return canWake && isWaking ? [wake, vote] : [vote];
  }
  return (
    <Stack gap="sm">
      <Radio.Group label="How do you vote?" value={choice ?? null} onChange={(value) => setChoice(value)}>
        <Stack gap={6} mt={6}>
          {CHOICES.map((support) => (
            <Radio
              key={support}
              value={support}
              label={
                <>
                  <VoteSwatch support={support} /> {SUPPORT_TITLES[support]}
                </>
              }
              className={classes.choice ?? ''}
            />
          ))}
        </Stack>
      </Radio.Group>
      <Textarea
        label="Why?"
        description={`For everybody to read, and on the chain for good. ${why.length} of ${MAX_REASON.toLocaleString('en-GB')} characters.`}
        autosize
        minRows={2}
        maxRows={8}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={why.length > MAX_REASON ? `At most ${MAX_REASON} characters.` : undefined}
      />
      {canWake && (
        <Checkbox
          checked={isWaking}
          onChange={(event) => setWaking(event.currentTarget.checked)}
          label="Also delegate my tokens to myself"
          description="They count in proposals whose vote opens from then on. In this vote your seat alone counts."
        />
      )}
      <TransactionButton calls={calls} unavailable={unavailable} done="Your vote is counted.">
        {choice === undefined ? 'Vote' : `Vote ${SUPPORT_TITLES[choice]}`}
      </TransactionButton>
      <SignVote proposal={proposal} support={choice} reason={why} unavailable={unavailable} />
    </Stack>
  );
}
