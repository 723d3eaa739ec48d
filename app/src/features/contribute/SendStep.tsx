import { canonical } from '@commonweight/manifest';
import { List, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useConnection } from 'wagmi';

import { useChain } from '../../chain/ChainContext.ts';
import { profileSchema } from '../../commons/profile.ts';
import { useCommons } from '../../commons/useCommons.ts';
import { usePersonNumbers } from '../../commons/usePersonNumbers.ts';
import { DatasetLink } from '../../components/DatasetLink.tsx';
import { formatDate } from '../../components/format.ts';
import { Problem } from '../../components/Problem.tsx';
import { keepDocument } from '../../documents/readDocument.ts';
import { makeCall, type Call } from '../../transactions/call.ts';
import { TransactionButton } from '../../transactions/TransactionButton.tsx';
import { ACCESS_WORDS, PURPOSE_WORDS } from '../datasets/words.ts';
import { PURPOSES } from '../datasets/filters.ts';
import { CardSummaryText } from './CardSummaryText.tsx';
import { ContributorTerms } from './ContributorTerms.tsx';
import { useContributeForm } from './form.ts';
import { endOfDay } from './formSchema.ts';
import type { CardState } from './queries.ts';
import { submission } from './submission.ts';

/** What goes on chain, in words. */
function Overview(): ReactNode {
  const values = useContributeForm().getValues();
  const purposes = PURPOSES.filter((purpose) => values.purposes.includes(purpose));
  return (
    <List size="sm">
      <List.Item>Licence: {values.licence}</List.Item>
      <List.Item>For: {purposes.map((purpose) => PURPOSE_WORDS[purpose].label.toLowerCase()).join(', ')}</List.Item>
      <List.Item>
        Consent: {values.hasEnd ? `until ${formatDate(endOfDay(values.endsOn))}` : 'without an end'}
      </List.Item>
      <List.Item>Access: {ACCESS_WORDS[values.access].label.toLowerCase()}</List.Item>
      <List.Item>Paid: {values.payee.trim() === '' ? 'your account' : values.payee}</List.Item>
      {values.supersedes !== '' && (
        <List.Item>
          To replace <DatasetLink id={Number(values.supersedes)} />
        </List.Item>
      )}
      <List.Item>
        Card: {values.cardUrl.trim() === '' ? 'no address yet; it stays on this device' : values.cardUrl}
      </List.Item>
    </List>
  );
}

/** Accepts the terms, registers whoever is not registered yet, and sends. */
export function SendStep({
  card,
  isReady,
  onSent,
}: {
  card: CardState | undefined;
  /** Whether all is right that was asked for on the way here; marks what is not. */
  isReady: () => boolean;
  onSent: (sha256: string) => void;
}): ReactNode {
  const { contracts } = useChain();
  const { address } = useConnection();
  const { rules, datasets } = useCommons();
  const numberOf = usePersonNumbers();
  const form = useContributeForm();
  const [isAccepted, setAccepted] = useState(false);
  const made = card?.made;
  const isStranger = address !== undefined && numberOf(address) === undefined;
  const same = [...datasets.values()].find(({ cardSha256 }) => cardSha256 === made?.sha256);

  async function calls(): Promise<Call[]> {
    if (made === undefined) throw new Error(card?.problem ?? 'The card is not ready yet.');
    if (address === undefined) throw new Error('No wallet is connected.');
    if (!isReady()) throw new Error('Something on an earlier step is not right yet. Nothing was sent.');
    const values = form.getValues();
    await keepDocument(made.text);
    const submit = makeCall(
      contracts.datasets,
      'submit',
      [
        submission({
          values,
          cardSha256: made.sha256,
          account: address,
          contributorTermsSha256: rules.contributorTermsSha256,
        }),
      ],
      `Submit “${made.card.name.slice(0, 60)}”`,
    );
    if (!isStranger) return [submit];
    const named = profileSchema.safeParse({ name: values.personName });
    if (!named.success) throw new Error('You are not registered yet: give the name that you want to be known by.');
    const hash = await keepDocument(canonical(named.data));
    return [makeCall(contracts.contributors, 'register', [`0x${hash}`, ''], 'Register'), submit];
  }

  const unavailable =
    card?.problem ?? (isAccepted ? undefined : 'Accept the terms for contributors first; they are above.');
  return (
    <Stack gap="lg" maw={720}>
      <Stack gap="xs">
        {made !== undefined && <CardSummaryText card={made.card} />}
        <Overview />
      </Stack>
      <Stack gap="xs">
        <Title order={3}>Terms for contributors</Title>
        <ContributorTerms isAccepted={isAccepted} onAccept={setAccepted} />
      </Stack>
      {isStranger && (
        <Stack gap="xs">
          <Title order={3}>Who you are</Title>
          <Text size="sm">
            Your account is not registered yet. That is done on the way, in the same step where your wallet can do two
            things at once. You can say more about yourself later.
          </Text>
          <TextInput
            label="Your name"
            description="Yours, or one that you are known by. It is public."
            required
            maw={360}
            {...form.getInputProps('personName')}
          />
        </Stack>
      )}
      {same === undefined ? (
        <TransactionButton
          calls={calls}
          unavailable={unavailable}
          onDone={() => made !== undefined && onSent(made.sha256)}
          buttonProps={{ size: 'md' }}
        >
          {isStranger ? 'Register and submit' : 'Submit the dataset'}
        </TransactionButton>
      ) : (
        <Problem title="This very card was submitted before.">
          It is <DatasetLink id={same.datasetId} />. A card can be submitted once.
        </Problem>
      )}
    </Stack>
  );
}
