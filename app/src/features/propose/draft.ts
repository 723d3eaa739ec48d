import { useLocalStorage } from '@mantine/hooks';
import { useCallback } from 'react';
import { getAddress, isAddress, isHex, type Address, type Hex } from 'viem';
import { z } from 'zod';

import type { Action } from '../../commons/describeAction.ts';

/** More than can be proposed together, so that a draft that has grown too long is told so, and not forgotten. */
const MAX_KEPT = 1_000;

const schema = z.object({
  kind: z.enum(['inclusion', 'other']),
  datasetIds: z.array(z.int().min(1)).max(MAX_KEPT),
  actions: z
    .array(
      z.object({
        target: z
          .string()
          .refine((text) => isAddress(text, { strict: false }))
          .transform((text): Address => getAddress(text)),
        value: z
          .string()
          .regex(/^\d{1,78}$/)
          .transform((text) => BigInt(text)),
        calldata: z.string().refine((text): text is Hex => isHex(text)),
      }),
    )
    .max(MAX_KEPT),
  title: z.string(),
  body: z.string(),
});

/** A proposal in the making. */
export interface Draft {
  /** Datasets go by a call of their own, and together with nothing else. */
  kind: 'inclusion' | 'other';
  datasetIds: number[];
  actions: Action[];
  title: string;
  body: string;
}

/** Changes some of a draft; a function is given what it is by then. */
export type ChangeDraft = (changes: Partial<Draft> | ((before: Draft) => Partial<Draft>)) => void;

export const EMPTY: Draft = { kind: 'inclusion', datasetIds: [], actions: [], title: '', body: '' };

export const serialize = (draft: Draft): string =>
  JSON.stringify(draft, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));

export function deserialize(text: string | undefined): Draft {
  try {
    return schema.safeParse(JSON.parse(text ?? '')).data ?? EMPTY;
  } catch {
    // whatever is there was not written by this page
    return EMPTY;
  }
}

/** The proposal that the visitor is making, kept on this device until it is sent. */
export function useDraft(deployment: string): [Draft, ChangeDraft, () => void] {
  const [draft, setDraft] = useLocalStorage<Draft>({
    key: `commonweight.proposal-draft.${deployment}`,
    defaultValue: EMPTY,
    serialize,
    deserialize,
    // at once, so that nothing is added to an empty draft while the kept one is still being read
    getInitialValueInEffect: false,
  });
  const change: ChangeDraft = useCallback(
    (changes) => setDraft((before) => ({ ...before, ...(typeof changes === 'function' ? changes(before) : changes) })),
    [setDraft],
  );
  return [draft, change, () => setDraft(EMPTY)];
}

/** The text of a proposal as it goes on the chain: the title as a heading, then the rest. */
export const descriptionOf = ({ title, body }: Pick<Draft, 'title' | 'body'>): string =>
  `# ${title.trim()}${body.trim() === '' ? '' : `\n\n${body.trim()}`}`;
