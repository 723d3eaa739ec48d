import { Select, Stack, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';

import { useCommons } from '../../commons/useCommons.ts';
import { Panel } from '../../components/Panel.tsx';
import { tameText } from '../../components/tameText.ts';
import { useDatasetNames } from '../../documents/useDatasetNames.ts';
import type { ActionStanding } from './actionStanding.ts';
import { findAction } from './approvalState.ts';
import { ReportApproval } from './ReportApproval.tsx';
import { Resign } from './Resign.tsx';
import { SuspensionApproval } from './SuspensionApproval.tsx';
import type { BoardView } from './useBoard.ts';
import { VetoApproval } from './VetoApproval.tsx';
import { whyNotMember, whyNotSuspendable } from './whyNot.ts';

const POWERS = [
  { value: 'veto', label: 'Veto a queued proposal' },
  { value: 'suspension', label: 'Suspend a dataset' },
  { value: 'report', label: 'Report on a round' },
  { value: 'resign', label: 'Give up your seat' },
];

interface Choice {
  value: string;
  label: string;
}

function ChooseOne(props: {
  label: string;
  choices: Choice[];
  none: string;
  children: (chosen: string) => ReactNode;
}): ReactNode {
  const { label, choices, none, children } = props;
  const [chosen, setChosen] = useState<string | null>(null);
  if (choices.length === 0) return <Text>{none}</Text>;
  return (
    <>
      <Select
        label={label}
        placeholder="Choose one"
        data={choices}
        value={chosen}
        onChange={setChosen}
        searchable
        maw={520}
      />
      {chosen !== null && children(chosen)}
    </>
  );
}

function Suspend({ board, standings }: Props): ReactNode {
  const { datasets } = useCommons();
  const possible = [...datasets.values()].filter((dataset) => whyNotSuspendable(dataset) === undefined);
  const names = useDatasetNames(possible.map(({ datasetId }) => datasetId));
  return (
    <ChooseOne
      label="Dataset"
      choices={possible.map(({ datasetId }) => ({
        value: String(datasetId),
        label: `${names.get(datasetId) ?? 'Dataset'} (${datasetId})`,
      }))}
      none="No dataset can be suspended: each one that is included was suspended before."
    >
      {(chosen) => {
        const dataset = datasets.get(Number(chosen));
        const action = findAction(board, 'suspension', BigInt(chosen));
        return (
          dataset && <SuspensionApproval key={chosen} dataset={dataset} standing={standings.get(action?.number ?? 0)} />
        );
      }}
    </ChooseOne>
  );
}

interface Props {
  board: BoardView;
  standings: ReadonlyMap<number, ActionStanding>;
}

/** For members: something that nobody has approved yet. For others, why they cannot. */
export function NewAction({ board, standings }: Props): ReactNode {
  const { proposals, rounds } = useCommons();
  const [power, setPower] = useState<string | null>(null);
  const why = whyNotMember(board);
  const queued = proposals.filter(({ queued, executed, cancelled }) => queued && !executed && !cancelled);
  return (
    <Panel title="Act as a member">
      {board.me === undefined || why !== undefined ? (
        <Text>{board.me === undefined && why === undefined ? 'Connect the wallet of a member.' : why}</Text>
      ) : (
        <Stack gap="sm" align="stretch">
          <Select
            label="What to do"
            placeholder="Choose one"
            data={POWERS}
            value={power}
            onChange={setPower}
            maw={520}
          />
          {power === 'veto' && (
            <ChooseOne
              label="Proposal"
              choices={queued.map(({ number, title }) => ({
                value: String(number),
                label: `${number}. ${tameText(title, 80)}`,
              }))}
              none="No proposal is queued, so there is nothing to stop."
            >
              {(chosen) => {
                const proposal = queued.find(({ number }) => String(number) === chosen);
                const action = proposal && findAction(board, 'veto', proposal.id);
                return (
                  proposal && (
                    <VetoApproval key={chosen} proposal={proposal} standing={standings.get(action?.number ?? 0)} />
                  )
                );
              }}
            </ChooseOne>
          )}
          {power === 'suspension' && <Suspend board={board} standings={standings} />}
          {power === 'resign' && <Resign />}
          {power === 'report' && (
            <ChooseOne
              label="Round"
              choices={rounds.map(({ id, outcome }) => ({ value: String(id), label: `Round ${id} (${outcome})` }))}
              none="No round has opened."
            >
              {(chosen) => <ReportApproval key={chosen} roundId={Number(chosen)} />}
            </ChooseOne>
          )}
        </Stack>
      )}
    </Panel>
  );
}
