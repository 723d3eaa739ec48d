import { Anchor, Stack, Tabs, Text } from '@mantine/core';
import { lazy, Suspense, type ReactNode } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';

import type { Round } from '../../commons/foldRounds.ts';
import { useCommons } from '../../commons/useCommons.ts';
import { formatDateTime, formatPercent } from '../../components/format.ts';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { explainError } from '../../transactions/explainError.ts';
import { ReportsPanel } from '../board/ReportsPanel.tsx';
import { Loading } from '../shell/Loading.tsx';
import { NotFoundPage } from '../shell/NotFoundPage.tsx';
import { RoundLinks } from './RoundLinks.tsx';
import { useManifest } from './queries.ts';

const Contents = lazy(async () => ({ default: (await import('./Contents.tsx')).Contents }));
const Changes = lazy(async () => ({ default: (await import('./Changes.tsx')).Changes }));
const Verify = lazy(async () => ({ default: (await import('./Verify.tsx')).Verify }));
const Downloads = lazy(async () => ({ default: (await import('./Downloads.tsx')).Downloads }));
const Places = lazy(async () => ({ default: (await import('./Places.tsx')).Places }));
const Raw = lazy(async () => ({ default: (await import('./Raw.tsx')).Raw }));

const TABS = [
  { id: 'contents', label: 'What it says', Part: Contents },
  { id: 'changes', label: 'What changed', Part: Changes },
  { id: 'verify', label: 'Verify', Part: Verify },
  { id: 'downloads', label: 'Downloads', Part: Downloads },
  { id: 'places', label: 'Where it is', Part: Places },
  { id: 'raw', label: 'Raw', Part: Raw },
] as const;

function Sealed({ round }: { round: Round }): ReactNode {
  const [parameters, setParameters] = useSearchParams();
  const { data: built, error } = useManifest(round);
  const wanted = parameters.get('tab');
  const current = TABS.find(({ id }) => id === wanted) ?? TABS[0];
  if (error !== null) {
    return (
      <Problem title={explainError(error).sentence}>
        The manifest could not be rebuilt from what this node says. Try another one in the settings.
      </Problem>
    );
  }
  if (built === undefined) return <Loading />;
  return (
    <Tabs
      value={current.id}
      onChange={(id) => setParameters(id === null || id === TABS[0].id ? {} : { tab: id }, { replace: true })}
      keepMounted={false}
    >
      <Tabs.List mb="lg">
        {TABS.map(({ id, label }) => (
          <Tabs.Tab key={id} value={id}>
            {label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {TABS.map(({ id, Part }) => (
        <Tabs.Panel key={id} value={id}>
          <Suspense fallback={<Loading />}>
            <Part round={round} built={built} />
          </Suspense>
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

function Lapsed({ round }: { round: Round }): ReactNode {
  return (
    <Text>
      {round.lapsed?.turnoutReached === true
        ? 'Enough power voted, but nothing that was still included had any support, so the round lapsed.'
        : `Fewer than ${formatPercent(round.turnoutBps / 10_000, 0)} of the power voted, so the round lapsed.`}{' '}
      It has no manifest: the one before it stands.
    </Text>
  );
}

/** What became of one round: its manifest, what it changed, how to check it, and where to have it. */
export function ManifestPage(): ReactNode {
  const { rounds } = useCommons();
  const { round: id } = useParams();
  const round = rounds.find((one) => String(one.id) === id);
  if (round === undefined) return <NotFoundPage />;
  return (
    <Stack gap="lg">
      <PageTitle
        title={round.outcome === 'sealed' ? `Manifest of round ${round.id}` : `Round ${round.id}`}
        actions={<RoundLinks round={round} />}
      >
        Ballots were cast from {formatDateTime(round.opensAt)} to {formatDateTime(round.closesAt)}.
      </PageTitle>
      {round.outcome === 'sealed' && <Sealed key={round.id} round={round} />}
      {round.outcome === 'lapsed' && <Lapsed round={round} />}
      {round.outcome === 'open' && (
        <Text>
          This round has not ended yet.{' '}
          <Anchor component={Link} to="/round" inherit>
            Go to it
          </Anchor>
        </Text>
      )}
      <ReportsPanel roundId={round.id} />
    </Stack>
  );
}
