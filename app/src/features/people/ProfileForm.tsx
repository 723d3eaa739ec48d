import { canonical } from '@commonweight/manifest';
import { Stack, Textarea, TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import type { ReactNode } from 'react';
import type { Hex } from 'viem';
import { z } from 'zod';

import { profileSchema, type Profile } from '../../commons/profile.ts';
import { keepDocument } from '../../documents/readDocument.ts';
import type { Call } from '../../transactions/call.ts';
import { TransactionButton } from '../../transactions/TransactionButton.tsx';

const linksOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const formSchema = z.object({
  name: profileSchema.shape.name,
  about: z.string().max(2_000, 'At most 2,000 characters.'),
  links: z
    .string()
    .refine((text) => linksOf(text).length <= 10, 'At most 10 links.')
    .refine((text) => linksOf(text).every((link) => link.length <= 300), 'At most 300 characters a link.'),
  uri: z.union([
    z.literal(''),
    z.string().regex(/^(https?|ipfs):\/\//i, 'An address that begins with https:// or ipfs://, or nothing.'),
  ]),
});

/** Makes a profile document, keeps it on this device, and puts its hash on chain by the call that is given. */
export function ProfileForm(props: {
  initial?: { profile: Profile | undefined; uri: string };
  label: string;
  done: ReactNode;
  call: (profileSha256: Hex, uri: string) => Call;
  unavailable?: string | undefined;
}): ReactNode {
  const { profile, uri = '' } = props.initial ?? {};
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: {
      name: profile?.name ?? '',
      about: profile?.about ?? '',
      links: profile?.links.join('\n') ?? '',
      uri,
    },
    validate: schemaResolver(formSchema, { sync: true }),
  });
  async function calls(): Promise<Call[]> {
    if (form.validate().hasErrors) throw new Error('Something above is not right yet. Nothing was sent.');
    const { name, about, links, uri: at } = form.getValues();
    const document = canonical(profileSchema.parse({ name, about, links: linksOf(links) }));
    return [props.call(`0x${await keepDocument(document)}`, at)];
  }
  return (
    <Stack gap="sm" maw={560}>
      <TextInput
        label="Name"
        description="Yours, or one that you are known by. It is public."
        required
        {...form.getInputProps('name')}
        key={form.key('name')}
      />
      <Textarea
        label="About you"
        autosize
        minRows={3}
        maxRows={10}
        {...form.getInputProps('about')}
        key={form.key('about')}
      />
      <Textarea
        label="Links"
        description="One a line."
        autosize
        minRows={2}
        maxRows={6}
        {...form.getInputProps('links')}
        key={form.key('links')}
      />
      <TextInput
        label="Where the document can be had"
        description="The chain keeps its hash; the document itself lies where you put it. Leave this empty and it stays on this device."
        placeholder="https://… or ipfs://…"
        {...form.getInputProps('uri')}
        key={form.key('uri')}
      />
      <TransactionButton calls={calls} done={props.done} unavailable={props.unavailable}>
        {props.label}
      </TransactionButton>
    </Stack>
  );
}
