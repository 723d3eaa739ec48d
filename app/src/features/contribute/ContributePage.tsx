import { schemaResolver } from '@mantine/form';
import { useDebouncedCallback } from '@mantine/hooks';
import { Button, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';

import { useChain } from '../../chain/ChainContext.ts';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Loading } from '../shell/Loading.tsx';
import { dropDraft, emptyDraft, loadDraft, saveDraft, type Draft } from './draft.ts';
import { ContributeFormProvider, useNewContributeForm } from './form.ts';
import { formSchema } from './formSchema.ts';
import { Sent } from './Sent.tsx';
import { Steps } from './Steps.tsx';

const TYPING_PAUSE = 400;

/** The draft while it is worked on; every change of it is kept on this device. */
function Work(props: { initial: Draft; supersedes: string | null; onRestart: () => void }): ReactNode {
  const { initial, supersedes, onRestart } = props;
  const { head, contracts, config } = useChain();
  const [draft, setDraft] = useState<Draft>({
    ...initial,
    values: { ...initial.values, ...(supersedes === null ? {} : { supersedes }) },
  });
  const [isKept, setKept] = useState(true);
  const [sent, setSent] = useState<string>();
  const place = [config.chainId, contracts.datasets.address] as const;
  const keep = useDebouncedCallback(
    async (latest: Draft) => {
      setKept(await saveDraft(...place, latest));
    },
    { delay: TYPING_PAUSE, flushOnUnmount: true },
  );
  useEffect(() => keep(draft), [keep, draft]);
  const change = (changed: Partial<Draft>): void => setDraft((before) => ({ ...before, ...changed }));
  const form = useNewContributeForm({
    initialValues: draft.values,
    validate: schemaResolver(formSchema(head.timestamp), { sync: true }),
    validateInputOnBlur: true,
    onValuesChange: (values) => change({ values }),
  });

  if (sent !== undefined) return <Sent sha256={sent} onAnother={onRestart} />;
  return (
    <ContributeFormProvider form={form}>
      <PageTitle
        title="Bring a dataset"
        actions={
          <Button
            variant="subtle"
            onClick={() => {
              keep.cancel();
              onRestart();
            }}
          >
            Start over
          </Button>
        }
      >
        Your files stay with you: the chain keeps the hash of a card that lists them, and on what terms you give them.
        You can take them back at any time.
      </PageTitle>
      <Steps
        draft={draft}
        change={change}
        onSent={(sha256) => {
          keep.cancel();
          void dropDraft(...place);
          setSent(sha256);
        }}
      />
      <Text size="sm" c="dimmed" mt="sm" role="status">
        {isKept
          ? 'What you enter is kept on this device until you send it.'
          : 'This browser does not let the page keep your draft: do not leave the page before you have sent it.'}
      </Text>
    </ContributeFormProvider>
  );
}

export function ContributePage(): ReactNode {
  const { contracts, config, head } = useChain();
  const queries = useQueryClient();
  const [params, setParams] = useSearchParams();
  const [run, setRun] = useState(0);
  const place = [config.chainId, contracts.datasets.address] as const;
  const today = new Date(head.timestamp * 1_000).toISOString().slice(0, 10);
  const queryKey = ['draft', run];
  const { data: initial } = useQuery({
    queryKey,
    queryFn: async () => (await loadDraft(...place)) ?? emptyDraft(today),
    staleTime: Infinity,
    gcTime: 0,
  });

  async function restart(): Promise<void> {
    await dropDraft(...place);
    queries.removeQueries({ queryKey });
    setParams(new URLSearchParams());
    setRun(run + 1);
  }
  if (initial === undefined) return <Loading />;
  return <Work key={run} initial={initial} supersedes={params.get('supersedes')} onRestart={() => void restart()} />;
}
