import type { Dataset } from '@commonweight/manifest';
import { Anchor, Button, Divider, Stack, Text, Title } from '@mantine/core';
import { Fragment, useMemo, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { Address } from 'viem';
import { useConnection } from 'wagmi';

import { useChain } from '../../chain/ChainContext.ts';
import { useNow } from '../../chain/useNow.ts';
import { foldPayees } from '../../commons/foldPayees.ts';
import { useCommons } from '../../commons/useCommons.ts';
import { usePersonNumbers } from '../../commons/usePersonNumbers.ts';
import { Account } from '../../components/Account.tsx';
import { Panel } from '../../components/Panel.tsx';
import { useWalletDialog } from '../wallet/WalletDialogContext.ts';
import { ContributorActions } from './ContributorActions.tsx';
import { DeclinePayment } from './DeclinePayment.tsx';
import { EndorseAction } from './EndorseAction.tsx';
import { ProposeAction } from './ProposeAction.tsx';
import { isContributor, whyNotEndorse, whyNotPropose, type Situation } from './whoMay.ts';

/** What whoever is connected can do, and for what she cannot, why not. */
export function ActionsPanel(props: { dataset: Dataset; lastInclusion: Situation['lastInclusion'] }): ReactNode {
  const { dataset, lastInclusion } = props;
  const { address, isConnected } = useConnection();
  const { open } = useWalletDialog();
  const { people, rules } = useCommons();
  const numberOf = usePersonNumbers();
  const now = useNow(15_000);
  const me = address === undefined ? undefined : people.get(numberOf(address) ?? 0);
  const situation = { dataset, me, lastInclusion, now, endorsementsRequired: rules.endorsementsRequired };
  const { events } = useChain();
  const payees = useMemo(() => foldPayees(events), [events]);
  const payee = payees.get(dataset.datasetId)?.at(-1);
  const isPaid = me !== undefined && payee !== undefined && numberOf(payee) === me.personId;
  const isSubmitted = dataset.status === 'submitted';
  const cannotEndorse = whyNotEndorse(situation);
  const cannotPropose = whyNotPropose(situation);

  if (!isConnected) {
    return (
      <Panel title="What you can do">
        <Stack align="flex-start" gap="sm">
          <Text>
            Connect a wallet to see whether you can endorse this dataset or put it to a vote. Reading needs none.
          </Text>
          <Button variant="light" onClick={open}>
            Connect a wallet
          </Button>
        </Stack>
      </Panel>
    );
  }
  const parts = [
    isSubmitted && (
      <Stack gap="xs">
        <Title order={3}>Endorse</Title>
        <EndorseAction key={address} dataset={dataset} cannot={cannotEndorse} />
      </Stack>
    ),
    isSubmitted && (
      <Stack gap="xs">
        <Title order={3}>Put it to a vote</Title>
        {cannotPropose === undefined ? (
          <ProposeAction datasetId={dataset.datasetId} />
        ) : (
          <Text size="sm">{cannotPropose}</Text>
        )}
        {lastInclusion?.number !== undefined && (
          <Anchor component={Link} to={`/proposals/${lastInclusion.number}`} size="sm">
            Go to proposal {lastInclusion.number}
          </Anchor>
        )}
      </Stack>
    ),
    isPaid && !isContributor(situation) && <DeclinePayment datasetId={dataset.datasetId} />,
    isContributor(situation) ? (
      <ContributorActions dataset={dataset} />
    ) : (
      <Text size="sm" c="dimmed">
        Only its contributor, <Account address={dataset.contributor.account as Address} />, can withdraw it, replace it
        by a new version, or say who is paid for it.
      </Text>
    ),
  ]
    .map((part, place) => ({ part, place }))
    .filter(({ part }) => part);
  return (
    <Panel title="What you can do">
      <Stack gap="md">
        {parts.map(({ part, place }, index) => (
          // by its place, so that a part keeps what was written in it when one before it goes
          <Fragment key={place}>
            {index > 0 && <Divider />}
            {part}
          </Fragment>
        ))}
      </Stack>
    </Panel>
  );
}
