import { Radio, Stack, Text, Title } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { parseEventLogs, type TransactionReceipt } from 'viem';

import { useChain } from '../../chain/ChainContext.ts';
import { formatTokens } from '../../components/format.ts';
import { PageTitle } from '../../components/PageTitle.tsx';
import { TransactionButton } from '../../transactions/TransactionButton.tsx';
import { MixPreview } from '../proposals/MixPreview.tsx';
import { useMix } from '../proposals/queries.ts';
import { removedBy } from '../proposals/removedBy.ts';
import { ActionBuilder } from './ActionBuilder.tsx';
import { useDraft, type ChangeDraft, type Draft } from './draft.ts';
import { InclusionPicker } from './InclusionPicker.tsx';
import { MadeProposal } from './MadeProposal.tsx';
import { Preview } from './Preview.tsx';
import { ProposalTextForm } from './ProposalTextForm.tsx';
import { useGivenDatasets } from './useGivenDatasets.ts';
import { usePrepared } from './usePrepared.ts';

function What({ draft, change }: { draft: Draft; change: ChangeDraft }): ReactNode {
  return (
    <section aria-labelledby="what">
      <Title order={2} id="what" mb="sm">
        What should it do?
      </Title>
      <Stack gap="md">
        <Radio.Group
          aria-labelledby="what"
          value={draft.kind}
          onChange={(kind) => change({ kind: kind === 'other' ? 'other' : 'inclusion' })}
        >
          <Stack gap="xs">
            <Radio
              value="inclusion"
              label="Include datasets"
              description="Those that enough seats have vouched for, one or several."
            />
            <Radio
              value="other"
              label="Something else"
              description="Rules, removals, grants, seats, the ethics board, or any call; several in one."
            />
          </Stack>
        </Radio.Group>
        {draft.kind === 'inclusion' ? (
          <InclusionPicker chosen={draft.datasetIds} onChange={(datasetIds) => change({ datasetIds })} />
        ) : (
          <ActionBuilder onAdd={(action) => change({ actions: [...draft.actions, action] })} />
        )}
      </Stack>
    </section>
  );
}

/** Making a proposal: what it does, what is said about it, and exactly what will be signed. */
export function ProposePage(): ReactNode {
  const { contracts, config } = useChain();
  const [draft, change, clear] = useDraft(config.deployment.contracts.CommonsGovernor.address);
  useGivenDatasets(change);
  const [made, setMade] = useState<bigint>();
  const { actions, description, needsTwoThirds, unavailable, calls, power } = usePrepared(draft);
  const isInclusion = draft.kind === 'inclusion';
  const added = isInclusion ? draft.datasetIds : [];
  const removed = removedBy(actions, contracts);
  const { data: shares } = useMix(added.length + removed.length > 0);

  function onDone(receipts: readonly TransactionReceipt[]): void {
    const logs = receipts.flatMap((receipt) => receipt.logs);
    const [created] = parseEventLogs({ abi: contracts.governor.abi, eventName: 'ProposalCreated', logs });
    setMade(created?.args.proposalId);
    clear();
  }
  return (
    <>
      <PageTitle title="New proposal">
        Anybody can put endorsed datasets to a vote. Anything else takes some votes in the token house. Your draft stays
        on this device until you send it.
      </PageTitle>
      <Stack gap="xl" maw={820}>
        <What draft={draft} change={change} />
        <ProposalTextForm draft={draft} change={change} />
        <Preview
          actions={actions}
          description={description}
          hasText={`${draft.title}${draft.body}`.trim() !== ''}
          needsTwoThirds={needsTwoThirds}
          onRemove={
            isInclusion
              ? undefined
              : (index) => change({ actions: draft.actions.filter((_, other) => other !== index) })
          }
        />
        <MixPreview added={added} removed={removed} shares={shares} />
        <div>
          {power !== undefined && (
            <Text size="sm" c="dimmed" mb="xs">
              You have {formatTokens(power.votes)} votes in the token house; a proposal of this kind takes{' '}
              {formatTokens(power.threshold)}.
            </Text>
          )}
          <TransactionButton
            calls={calls}
            unavailable={unavailable}
            done={made === undefined ? 'Proposed.' : <MadeProposal id={made} />}
            onDone={onDone}
            buttonProps={{ size: 'md' }}
          >
            Propose it
          </TransactionButton>
        </div>
      </Stack>
    </>
  );
}
