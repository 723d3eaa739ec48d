import { Group, Radio, Stack, TagsInput, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';

import { languageName } from '../datasets/words.ts';
import { useContributeForm } from './form.ts';

const LANGUAGE_HINT = 'Tags such as en, pt-BR or yo (BCP 47). Press Enter after each.';

/** What people will read about the dataset. */
export function AboutStep(): ReactNode {
  const form = useContributeForm();
  const { languages } = form.getValues();
  return (
    <Stack gap="md" maw={640}>
      <TextInput label="Name" required maxLength={200} {...form.getInputProps('name')} />
      <Textarea
        label="Description"
        description="What is in it, how it came about, who is in it, and what it is not good for."
        required
        autosize
        minRows={3}
        maxRows={12}
        {...form.getInputProps('description')}
      />
      <Group align="flex-start" grow preventGrowOverflow={false}>
        <TextInput label="Made by" required {...form.getInputProps('creator')} />
        <Radio.Group label="That is" {...form.getInputProps('creatorKind')}>
          <Group mt={8}>
            <Radio value="sc:Person" label="a person" />
            <Radio value="sc:Organization" label="an organisation" />
          </Group>
        </Radio.Group>
      </Group>
      <TagsInput
        label="Languages"
        description={languages.length === 0 ? LANGUAGE_HINT : languages.map(languageName).join(', ')}
        splitChars={[',', ' ']}
        acceptValueOnBlur
        clearable
        clearButtonProps={{ 'aria-label': 'Clear the languages' }}
        {...form.getInputProps('languages')}
        // what was pasted may be several
        onChange={(tags) => form.setFieldValue('languages', tags.flatMap((tag) => tag.split(/[,\s]+/)).filter(Boolean))}
      />
      <TagsInput
        label="Keywords"
        description="Press Enter after each."
        splitChars={[',']}
        acceptValueOnBlur
        clearable
        clearButtonProps={{ 'aria-label': 'Clear the keywords' }}
        {...form.getInputProps('keywords')}
      />
      <Group align="flex-start" grow>
        <TextInput label="Published" type="date" required {...form.getInputProps('datePublished')} />
        <TextInput label="Version" {...form.getInputProps('version')} />
      </Group>
      <TextInput
        label="Where the files will be had"
        description="An address to which each file’s name is added, such as https://data.example/songs/. Leave it empty if they lie beside the card."
        placeholder="https://…"
        {...form.getInputProps('filesUrl')}
      />
      <TextInput
        label="Where it is described"
        description="A page for people. Empty for the address above."
        placeholder="https://…"
        {...form.getInputProps('home')}
      />
    </Stack>
  );
}
