import type { Dataset } from '@commonweight/manifest';
import { Stack, Text, Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useConnection } from 'wagmi';

import { useChain } from '../../chain/ChainContext.ts';
import { KeptDocument } from '../../components/KeptDocument.tsx';
import { keepDocument } from '../../documents/readDocument.ts';
import { makeCall, type Call } from '../../transactions/call.ts';
import { TransactionButton } from '../../transactions/TransactionButton.tsx';
import { makeReview } from './review.ts';

/** Vouching for a dataset in one's own words; what was written stays at hand when it is done. */
export function EndorseAction(props: {
  dataset: Dataset;
  /** Why whoever is connected cannot endorse it, in a sentence. */
  cannot: string | undefined;
}): ReactNode {
  const { dataset, cannot } = props;
  const { contracts } = useChain();
  const { address } = useConnection();
  const [text, setText] = useState('');
  const [kept, setKept] = useState<{ hash: string; document: string }>();
  const { datasetId, cardSha256 } = dataset;

  async function calls(): Promise<Call[]> {
    if (address === undefined) throw new Error('No wallet is connected.');
    const document = makeReview({ text, cardSha256, reviewer: address });
    const hash = await keepDocument(document);
    setKept({ hash, document });
    return [makeCall(contracts.datasets, 'endorse', [datasetId, `0x${hash}`], `Endorse dataset ${datasetId}`)];
  }
  if (cannot !== undefined) {
    return (
      <Stack gap="sm">
        <Text size="sm">{cannot}</Text>
        {kept !== undefined && <KeptDocument what="review" {...kept} />}
      </Stack>
    );
  }
  return (
    <Stack gap="sm">
      <Textarea
        label="Your review"
        description="What did you look at, and why do you vouch for it? The chain keeps the hash of what you write; everybody may read it."
        autosize
        minRows={4}
        maxRows={14}
        value={text}
        onChange={({ currentTarget: { value } }) => setText(value)}
      />
      <TransactionButton calls={calls} done="You have endorsed it.">
        Endorse
      </TransactionButton>
    </Stack>
  );
}
