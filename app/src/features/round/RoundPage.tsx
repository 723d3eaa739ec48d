import { SimpleGrid, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useConnection } from 'wagmi';

import { useNow } from '../../chain/useNow.ts';
import { useCommons } from '../../commons/useCommons.ts';
import { PageTitle } from '../../components/PageTitle.tsx';
import { SignedCallInput } from '../../components/SignedCallInput.tsx';
import { Problem } from '../../components/Problem.tsx';
import { explainError } from '../../transactions/explainError.ts';
import { Loading } from '../shell/Loading.tsx';
import { BallotEditor } from './BallotEditor.tsx';
import { BallotList } from './BallotList.tsx';
import { PowerCard } from './PowerCard.tsx';
import { useFormerBallot, useRound } from './queries.ts';
import { ResultSoFar } from './ResultSoFar.tsx';
import { RoundCalendar } from './RoundCalendar.tsx';
import { RoundClock } from './RoundClock.tsx';
import { RoundStatus } from './RoundStatus.tsx';
import { SealPanel } from './SealPanel.tsx';
import { Panel } from '../../components/Panel.tsx';

/** The round that is open, or over and not yet ended: what it weighs, one's own ballot, the result so far. */
export function RoundPage(): ReactNode {
  const { address } = useConnection();
  const { currentRound } = useCommons();
  const now = useNow();
  const { data, error } = useRound(address);
  // wanted by the editor below, and asked for here already, so that it goes out with the rest
  useFormerBallot(address);
  const isOver = now >= currentRound.closesAt;
  return (
    <Stack gap="lg">
      <PageTitle title={`Round ${currentRound.id}`} actions={!isOver && <RoundCalendar />}>
        <RoundClock />
      </PageTitle>
      {error !== null && data === undefined && <Problem title={explainError(error).sentence} />}
      {data === undefined ? (
        error === null && <Loading />
      ) : (
        <>
          <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
            <RoundStatus data={data} />
            <PowerCard data={data} />
          </SimpleGrid>
          {isOver ? <SealPanel data={data} /> : <BallotEditor key={address} account={address} data={data} />}
          <ResultSoFar data={data} isOver={isOver} />
          <BallotList data={data} />
          {!isOver && (
            <Panel
              title="Send what somebody else signed"
              explanation="A voter who does not want to pay, or cannot, signs her ballot and hands it to you."
            >
              <SignedCallInput label="Signed ballot" />
            </Panel>
          )}
        </>
      )}
    </Stack>
  );
}
