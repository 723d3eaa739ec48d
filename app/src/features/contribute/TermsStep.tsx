import { Box, Checkbox, Radio, Select, Stack, Text, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useConnection } from 'wagmi';

import { useCommons } from '../../commons/useCommons.ts';
import { usePersonNumbers } from '../../commons/usePersonNumbers.ts';
import { LicenceText } from '../../components/LicenceText.tsx';
import { licenceSummary, licenceTextUrl } from '../../components/licences.ts';
import { useDatasetNames } from '../../documents/useDatasetNames.ts';
import { ACCESSES, PURPOSES } from '../datasets/filters.ts';
import { ACCESS_WORDS, PURPOSE_WORDS } from '../datasets/words.ts';
import { useContributeForm } from './form.ts';

/** Which of her datasets the new one replaces. */
function SupersedesSelect(): ReactNode {
  const form = useContributeForm();
  const { address } = useConnection();
  const { datasets } = useCommons();
  const numberOf = usePersonNumbers();
  const personId = address === undefined ? undefined : numberOf(address);
  const mine = [...datasets.values()].filter(
    ({ contributor, status }) => contributor.personId === personId && (status === 'submitted' || status === 'included'),
  );
  const names = useDatasetNames(mine.map(({ datasetId }) => datasetId));
  if (mine.length === 0) return null;
  return (
    <Select
      label="A new version of"
      description="The old one is superseded on the day that this one is included, and not before."
      placeholder="Nothing: it is new"
      clearable
      clearButtonProps={{ 'aria-label': 'It is new' }}
      data={mine.map(({ datasetId }) => ({
        value: String(datasetId),
        label: `#${datasetId} ${names.get(datasetId) ?? ''}`,
      }))}
      value={form.getValues().supersedes || null}
      onChange={(value) => form.setFieldValue('supersedes', value ?? '')}
    />
  );
}

/** On what terms the dataset is given. These go on chain. */
export function TermsStep({ isOwnCard }: { isOwnCard: boolean }): ReactNode {
  const form = useContributeForm();
  const { rules } = useCommons();
  const { address } = useConnection();
  const { licence, hasEnd } = form.getValues();
  return (
    <Stack gap="lg" maw={640}>
      <Stack gap="xs">
        <Select
          label="Licence"
          description="Those that this commons allows. Another one takes a vote first."
          required
          searchable
          nothingFoundMessage="This commons does not allow it"
          data={rules.licences.map((id) => {
            const title = licenceSummary(id)?.title;
            return { value: id, label: title === undefined ? id : `${id}: ${title}` };
          })}
          {...form.getInputProps('licence')}
        />
        {licence !== '' && (
          <Box pl="sm" style={{ borderLeft: '3px solid var(--mantine-color-commons-6)' }}>
            <LicenceText spdxId={licence} />
          </Box>
        )}
        {licence !== '' && licenceTextUrl(licence) === undefined && !isOwnCard && (
          <TextInput
            label="Where the licence’s text is"
            placeholder="https://…"
            {...form.getInputProps('licenceUrl')}
          />
        )}
      </Stack>
      <Checkbox.Group
        label="What it may be used for"
        description="Nobody gets it from this commons for anything else."
        required
        {...form.getInputProps('purposes')}
      >
        <Stack gap={8} mt="xs">
          {PURPOSES.map((purpose) => (
            <Checkbox
              key={purpose}
              value={purpose}
              label={`${PURPOSE_WORDS[purpose].label}: ${PURPOSE_WORDS[purpose].meaning}`}
            />
          ))}
        </Stack>
      </Checkbox.Group>
      <Radio.Group
        label="How long you consent"
        description="You can withdraw it at any time, whatever you choose here."
        value={hasEnd ? 'end' : 'open'}
        onChange={(value) => form.setFieldValue('hasEnd', value === 'end')}
      >
        <Stack gap={8} mt="xs">
          <Radio value="open" label="Without an end" />
          <Radio value="end" label="Until a day" />
        </Stack>
      </Radio.Group>
      {hasEnd && (
        <TextInput
          label="The last day"
          description="A round that closes later leaves it out."
          type="date"
          required
          {...form.getInputProps('endsOn')}
        />
      )}
      <Radio.Group label="How the files are had" {...form.getInputProps('access')}>
        <Stack gap={8} mt="xs">
          {ACCESSES.map((access) => (
            <Radio
              key={access}
              value={access}
              label={ACCESS_WORDS[access].label}
              description={ACCESS_WORDS[access].meaning}
            />
          ))}
        </Stack>
      </Radio.Group>
      <TextInput
        label="Who is paid for it"
        description={
          <>
            An account. Empty for your own
            {address === undefined ? '' : `, ${address}`}.
          </>
        }
        placeholder="0x…"
        {...form.getInputProps('payee')}
      />
      <SupersedesSelect />
      {isOwnCard && (
        <Text size="sm" c="dimmed">
          Your card names a licence too. Choose the same one: readers are shown both.
        </Text>
      )}
    </Stack>
  );
}
