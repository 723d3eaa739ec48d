import { Alert, Code, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';

import { Facts } from '../../components/Facts.tsx';
import { formatDateTime, formatNumber, formatPercent, formatTokens } from '../../components/format.ts';
import { MixChart } from '../../components/MixChart.tsx';
import { Panel } from '../../components/Panel.tsx';
import { TransactionLink } from '../../components/TransactionLink.tsx';
import { EntriesTable } from './EntriesTable.tsx';
import type { PartProps } from './partProps.ts';
import { RevokedNote } from './RevokedNote.tsx';
import { RulesTable } from './RulesTable.tsx';
import { useRevoked } from './useRevoked.ts';
import { VotesTable } from './VotesTable.tsx';

/** A manifest for people to read. */
export function Contents({ round, built }: PartProps): ReactNode {
  const { manifest, sha256 } = built;
  const revoked = useRevoked(manifest);
  const { ballotCount, castPower, tokenSupplyWei, seatCount } = manifest.round;
  const houses = (BigInt(tokenSupplyWei) > 0n ? 1 : 0) + (seatCount > 0 ? 1 : 0);
  return (
    <Stack gap="lg">
      {revoked.size > 0 && (
        <Alert
          color="yellow"
          icon={<IconAlertTriangle aria-hidden />}
          title="Not all of it may be trained on any more."
          styles={{ title: { color: 'var(--mantine-color-text)' } }}
        >
          {revoked.size === 1 ? 'One entry was' : `${revoked.size} entries were`} revoked after the round had been
          sealed. The manifest stays what it is; trainers leave these out and scale the others up.
        </Alert>
      )}
      <Panel title="The mix" explanation="The part of the training data that each dataset is to have.">
        <MixChart
          label={`Shares in round ${round.id}`}
          parts={manifest.entries.map(({ datasetId, sharePpbDown }) => ({ datasetId, ppb: sharePpbDown }))}
          note={(datasetId) => {
            const entry = revoked.get(datasetId);
            return entry !== undefined && <RevokedNote entry={entry} />;
          }}
        />
      </Panel>
      <Panel title="How it came about">
        <Facts
          facts={{
            Sealed: (
              <>
                {formatDateTime(manifest.block.timestampSeconds)}, block {manifest.block.number}{' '}
                {round.sealed !== undefined && <TransactionLink hash={round.sealed.transactionHash} />}
              </>
            ),
            Ballots: `${formatNumber(ballotCount)}, with ${formatPercent(houses === 0 ? 0 : castPower / (houses * 5e11), 1)} of all the power`,
            'Token house': `${formatTokens(BigInt(tokenSupplyWei))} tokens when the round opened`,
            'Members’ house': `${formatNumber(seatCount)} seats when the round opened`,
            Digest: <Code>{manifest.digest}</Code>,
            'SHA-256': <Code>{sha256}</Code>,
          }}
        />
        <Text size="sm" c="dimmed" mt="sm">
          The digest is what the contract keeps; the SHA-256 is that of the canonical document.
        </Text>
      </Panel>
      <Panel title="Datasets, and what each allows">
        <EntriesTable entries={manifest.entries} revoked={revoked} />
      </Panel>
      <Panel
        title="The votes behind it"
        explanation="By which proposal the datasets were included, and what each house said."
      >
        <VotesTable manifest={manifest} />
      </Panel>
      <Panel title="Rules in force when it was sealed">
        <RulesTable rules={manifest.rules} />
      </Panel>
    </Stack>
  );
}
