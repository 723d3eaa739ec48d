import { Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { useMemo, type ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { useConnection } from 'wagmi';

import { useBlockTimes } from '../../chain/blockTimes.ts';
import { useChain } from '../../chain/ChainContext.ts';
import { useNow } from '../../chain/useNow.ts';
import type { ProposalText } from '../../commons/foldProposalList.ts';
import { KIND_TITLES, proposalKinds } from '../../commons/proposalKinds.ts';
import { isOver, proposalStatus } from '../../commons/proposalStatus.ts';
import { useCommons } from '../../commons/useCommons.ts';
import { Account } from '../../components/Account.tsx';
import { HousesBar } from '../../components/HousesBar.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { StatusBadge } from '../../components/StatusBadge.tsx';
import { tameText } from '../../components/tameText.ts';
import { explainError } from '../../transactions/explainError.ts';
import { VetoPanel } from '../board/VetoPanel.tsx';
import { Loading } from '../shell/Loading.tsx';
import { Actions } from './Actions.tsx';
import { Description } from './Description.tsx';
import { MixPreview } from './MixPreview.tsx';
import { NextStep } from './NextStep.tsx';
import classes from './ProposalPage.module.css';
import { useMix, useProposal } from './queries.ts';
import { removedBy } from './removedBy.ts';
import { blocksOf, Timeline } from './Timeline.tsx';
import { useSimulation } from './useSimulation.ts';
import { Voters } from './Voters.tsx';
import { YourVote } from './YourVote.tsx';

function Proposal({ proposal }: { proposal: ProposalText }): ReactNode {
  const { contracts } = useChain();
  const { address } = useConnection();
  const now = useNow(5_000);
  const { data, error } = useProposal(proposal, address);
  const { number, targets, values, calldatas, proposer, datasetIds, description } = proposal;
  const actions = useMemo(
    () => targets.map((target, index) => ({ target, value: values[index] ?? 0n, calldata: calldatas[index] ?? '0x' })),
    [targets, values, calldatas],
  );
  const status = data && proposalStatus(data.standing, now);
  const isOpen = status !== undefined && !isOver(status);
  // what the events do not tell over is taken to be open, so that everything is asked for at once
  const mayBeOpen = status === undefined ? proposal.executed === undefined && proposal.cancelled === undefined : isOpen;
  const times = useBlockTimes(blocksOf(proposal));
  const outcomes = useSimulation(actions, mayBeOpen);
  const removed = useMemo(() => removedBy(actions, contracts), [actions, contracts]);
  const { data: shares } = useMix(mayBeOpen && datasetIds.length + removed.length > 0);
  const title = tameText(proposal.title, 160);
  return (
    <>
      <PageTitle title={title}>
        <Group gap="sm">
          {status !== undefined && <StatusBadge status={status} />}
          <span>
            Proposal {number} ·{' '}
            {proposalKinds(proposal, contracts)
              .map((kind) => KIND_TITLES[kind])
              .join(', ')}{' '}
            · by <Account address={proposer} />
          </span>
        </Group>
      </PageTitle>
      {error !== null && <Problem title={explainError(error).sentence} />}
      <div className={classes.page}>
        <Stack gap="xl">
          <Actions actions={actions} isOpen={isOpen} outcomes={outcomes} />
          {data !== undefined && status !== 'cancelled' && (
            <section aria-labelledby="votes">
              <Title order={2} id="votes" mb="sm">
                How both houses stand
              </Title>
              {data.isOpened && (
                <Text size="sm" c="dimmed" mb="sm">
                  Power and quorum are those of the snapshot. For and Abstain count towards the quorum.
                </Text>
              )}
              {data.standing.needsTwoThirds && (
                <Text size="sm" fw={600} mb="sm">
                  What it does was vetoed before: it takes two thirds in both houses, and cannot be vetoed again.
                </Text>
              )}
              <HousesBar {...data.standing} isOpened={data.isOpened} supplies={data.supplies} />
            </section>
          )}
          <Description description={description} />
        </Stack>
        <Stack gap="md" className={classes.side ?? ''}>
          {data === undefined || status === undefined ? (
            <Loading lines={4} />
          ) : (
            <>
              <YourVote proposal={proposal} data={data} status={status} />
              <NextStep proposal={proposal} standing={data.standing} status={status} />
            </>
          )}
          <VetoPanel proposal={proposal} />
          {data !== undefined && status !== undefined && (
            <Timeline proposal={proposal} eta={Number(data.standing.eta)} status={status} times={times} />
          )}
        </Stack>
        <Stack gap="xl">
          {isOpen && <MixPreview added={datasetIds} removed={removed} shares={shares} />}
          {data !== undefined && <Voters votes={data.votes} number={number} status={status} />}
        </Stack>
      </div>
    </>
  );
}

/** One proposal: what it does, how both houses stand to it, and what the visitor can do. */
export function ProposalPage(): ReactNode {
  const { number = '' } = useParams();
  const { proposals } = useCommons();
  const proposal = proposals.find((one) => String(one.number) === number);
  if (proposal !== undefined) return <Proposal key={proposal.number} proposal={proposal} />;
  return (
    <PageTitle title="There is no such proposal">
      The commons has {proposals.length} proposals.{' '}
      <Anchor component={Link} to="/proposals" inherit underline="always">
        Look at them all
      </Anchor>
    </PageTitle>
  );
}
