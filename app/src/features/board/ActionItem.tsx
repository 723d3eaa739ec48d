import { Anchor, Card, Stack, Text, Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import { Link } from 'react-router';

import { useChain } from '../../chain/ChainContext.ts';
import { isSeated, type BoardAction } from '../../commons/foldBoard.ts';
import { useCommons } from '../../commons/useCommons.ts';
import { Account } from '../../components/Account.tsx';
import { DatasetLink } from '../../components/DatasetLink.tsx';
import { OutsideText } from '../../components/OutsideText.tsx';
import { PublishedReason } from '../../components/PublishedReason.tsx';
import { TransactionLink } from '../../components/TransactionLink.tsx';
import type { ActionStanding } from './actionStanding.ts';
import { Approvals } from './Approvals.tsx';
import { countWords } from './approvalState.ts';
import type { Outcome } from './outcome.ts';
import { ReportApproval } from './ReportApproval.tsx';
import { datasetsConcerned } from './stakes.ts';
import { SuspensionApproval } from './SuspensionApproval.tsx';
import type { BoardView } from './useBoard.ts';
import { VetoApproval } from './VetoApproval.tsx';

interface ItemProps {
  action: BoardAction;
  standing: ActionStanding;
  outcome: Outcome;
  board: BoardView;
}

function Name({ action }: { action: BoardAction }): ReactNode {
  const { proposals } = useCommons();
  const { power, subject } = action;
  if (power === 'suspension') {
    return (
      <>
        Suspension of <DatasetLink id={Number(subject)} />
      </>
    );
  }
  if (power === 'report') {
    return (
      <>
        Report on{' '}
        <Anchor underline="always" component={Link} to={`/manifests/${subject}`} inherit>
          round {String(subject)}
        </Anchor>
      </>
    );
  }
  const proposal = proposals.find(({ id }) => id === subject);
  if (proposal === undefined) return 'Veto of a proposal that is not known';
  return (
    <>
      Veto of{' '}
      <Anchor underline="always" component={Link} to={`/proposals/${proposal.number}`} inherit>
        proposal {proposal.number}
      </Anchor>
      : <OutsideText max={120}>{proposal.title}</OutsideText>
    </>
  );
}

/** Members who sit, and have no say in this. */
function Recused({ action, board }: Pick<ItemProps, 'action' | 'board'>): ReactNode {
  const { contracts } = useChain();
  const { proposals, people } = useCommons();
  const { power, subject } = action;
  const proposal = proposals.find(({ id }) => id === subject);
  const concerned =
    power === 'suspension'
      ? [Number(subject)]
      : power === 'veto' && proposal !== undefined
        ? datasetsConcerned(proposal, contracts.datasets.address)
        : [];
  const interested = new Set(board.stakesIn(concerned).flatMap(({ giverId, paidId }) => [giverId, paidId]));
  const recused = board.board.seats.filter((seat) => isSeated(seat, board.now) && interested.has(seat.personId));
  if (recused.length === 0) return null;
  return (
    <Text size="sm">
      Recused, because the data is theirs or they are paid for it:{' '}
      {recused.map(({ personId }, index) => {
        const account = people.get(personId)?.account;
        return (
          <span key={personId}>
            {index > 0 && ', '}
            {account === undefined ? `person ${personId}` : <Account address={account} />}
          </span>
        );
      })}
      .
    </Text>
  );
}

function Approve({ action, standing }: Pick<ItemProps, 'action' | 'standing'>): ReactNode {
  const { proposals, datasets } = useCommons();
  const { power, subject } = action;
  if (power === 'report') return <ReportApproval roundId={Number(subject)} begun={{ action, standing }} />;
  if (power === 'suspension') {
    const dataset = datasets.get(Number(subject));
    return dataset && <SuspensionApproval dataset={dataset} standing={standing} />;
  }
  const proposal = proposals.find(({ id }) => id === subject);
  return proposal && <VetoApproval proposal={proposal} standing={standing} />;
}

/** An action of the board: what it is about, who approved it and why, and what became of it or is missing. */
export function ActionItem(props: ItemProps): ReactNode {
  const { action, standing, outcome, board } = props;
  const id = useId();
  const isOpen = outcome.kind === 'open';
  return (
    <Card component="article" withBorder padding="md" aria-labelledby={id}>
      <Stack gap="sm">
        <Title order={3} id={id} fz="md">
          <Name action={action} />
        </Title>
        {isOpen ? (
          <Text>{countWords(standing, standing.needed)}</Text>
        ) : (
          <Text>
            {outcome.sentence}{' '}
            {outcome.again !== undefined && (
              <Anchor underline="always" component={Link} to={`/proposals/${outcome.again}`} inherit>
                See proposal {outcome.again}.
              </Anchor>
            )}{' '}
            {action.carriedOut !== undefined && <TransactionLink hash={action.carriedOut.transactionHash} />}
          </Text>
        )}
        {action.power === 'report' && (
          <PublishedReason sha256={action.reportSha256} uri={action.reportUri} what="report" />
        )}
        <Approvals members={standing.members} isOpen={action.carriedOut === undefined} />
        {isOpen && <Recused action={action} board={board} />}
        {isOpen && <Approve action={action} standing={standing} />}
      </Stack>
    </Card>
  );
}
