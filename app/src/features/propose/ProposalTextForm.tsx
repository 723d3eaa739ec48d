import { Stack, Textarea, TextInput, Title } from '@mantine/core';
import type { ReactNode } from 'react';

import type { ChangeDraft, Draft } from './draft.ts';
import { MAX_BODY, MAX_TITLE } from './usePrepared.ts';

/** What the proposer says about it. */
export function ProposalTextForm({ draft, change }: { draft: Draft; change: ChangeDraft }): ReactNode {
  return (
    <section aria-labelledby="why">
      <Title order={2} id="why" mb="sm">
        What do you say about it?
      </Title>
      <Stack gap="sm">
        <TextInput
          label="Title"
          value={draft.title}
          onChange={(event) => change({ title: event.currentTarget.value })}
          maxLength={MAX_TITLE}
          required
        />
        <Textarea
          label="Why"
          description="Markdown, shown as the text that it is. It goes on the chain for good; each character costs gas."
          autosize
          minRows={5}
          maxRows={20}
          value={draft.body}
          onChange={(event) => change({ body: event.currentTarget.value })}
          error={draft.body.length > MAX_BODY ? `At most ${MAX_BODY} characters.` : undefined}
        />
      </Stack>
    </section>
  );
}
