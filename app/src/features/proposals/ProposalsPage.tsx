import { Button, Pagination, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useConnection } from 'wagmi';

import { useChain } from '../../chain/ChainContext.ts';
import { useNow } from '../../chain/useNow.ts';
import { proposalStatus } from '../../commons/proposalStatus.ts';
import { useCommons } from '../../commons/useCommons.ts';
import { PageTitle } from '../../components/PageTitle.tsx';
import { pageControlProps } from '../../components/pageControls.ts';
import { Problem } from '../../components/Problem.tsx';
import { explainError } from '../../transactions/explainError.ts';
import { Loading } from '../shell/Loading.tsx';
import { Filters } from './Filters.tsx';
import { ProposalRow } from './ProposalRow.tsx';
import { useProposals } from './queries.ts';
import { SendSignedVotes } from './SendSignedVotes.tsx';
import { isWanted, listed, useFilter } from './useFilter.ts';

const PAGE = 20;

function ProposalList(): ReactNode {
  const { contracts } = useChain();
  const { proposals } = useCommons();
  const { address } = useConnection();
  const now = useNow(15_000);
  const { filter, change } = useFilter();
  const { data, error } = useProposals(address);
  if (error !== null) return <Problem title={explainError(error).sentence} />;
  if (data === undefined) return <Loading lines={6} />;

  const { standings, own } = data;
  const all = proposals.flatMap((text) => {
    const standing = standings.get(text.id);
    if (standing === undefined) return [];
    const ballot = own.get(text.id);
    const status = proposalStatus(standing, now);
    const hasPower = ballot !== undefined && (ballot.tokenVotes > 0n || ballot.seated);
    const awaitsVote = status === 'active' && hasPower && !ballot.voted;
    return [{ standing, hasVoted: ballot?.voted ?? false, listed: listed(text, contracts, { status, awaitsVote }) }];
  });
  const wanted = all.filter((one) => isWanted(one.listed, filter));
  const pages = Math.max(1, Math.ceil(wanted.length / PAGE));
  const page = Math.min(filter.page, pages);
  return (
    <>
      <Filters filter={filter} change={change} all={all.map((one) => one.listed)} isConnected={address !== undefined} />
      <Text size="sm" c="dimmed" mb="sm" role="status">
        {wanted.length === all.length
          ? `${all.length} proposals, the newest first`
          : `${wanted.length} of ${all.length} proposals, the newest first`}
      </Text>
      {wanted.length === 0 && (
        <Text>{all.length === 0 ? 'Nothing has been proposed yet.' : 'None is like that. Ask for less.'}</Text>
      )}
      <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
        {wanted.slice((page - 1) * PAGE, page * PAGE).map((one) => (
          <ProposalRow key={one.listed.text.number} {...one} />
        ))}
      </Stack>
      {pages > 1 && (
        <Pagination
          mt="md"
          total={pages}
          value={page}
          onChange={(next) => change({ page: next })}
          {...pageControlProps}
        />
      )}
    </>
  );
}

/** Every proposal, the newest first. */
export function ProposalsPage(): ReactNode {
  return (
    <>
      <PageTitle
        title="Proposals"
        actions={
          <Button component={Link} to="/proposals/new">
            Make a proposal
          </Button>
        }
      >
        What the commons decides by vote. One ballot counts in both houses, and both have to say yes.
      </PageTitle>
      <ProposalList />
      <SendSignedVotes />
    </>
  );
}
