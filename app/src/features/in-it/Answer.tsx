import { Anchor, List, Pagination, Stack, Text, Title } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';

import { useChain } from '../../chain/ChainContext.ts';
import { foldPayees } from '../../commons/foldPayees.ts';
import { useSealedShares } from '../../commons/sealedShares.ts';
import { useCommons } from '../../commons/useCommons.ts';
import { OutsideText } from '../../components/OutsideText.tsx';
import { pageControlProps } from '../../components/pageControls.ts';
import { Problem } from '../../components/Problem.tsx';
import { useCardSummaries } from '../../documents/useCardSummaries.ts';
import { explainError } from '../../transactions/explainError.ts';
import { findDatasets, knownHashes } from './findDatasets.ts';
import { MatchCard } from './MatchCard.tsx';
import { NoMatch } from './NoMatch.tsx';
import { useFileSearch } from './queries.ts';
import type { SearchKey } from './searchKey.ts';

/** So many datasets are shown at a time. */
const PAGE = 10;

/** So many files without a match are named. */
const MOST_NAMED = 20;

/** Something that is looked for; with the name of the visitor's file, where it is the hash of one. */
export interface Searched {
  key: SearchKey;
  own?: string;
}

function Unmatched({ files }: { files: readonly Searched[] }): ReactNode {
  const names = files.flatMap(({ own }) => own ?? []);
  return (
    <div>
      <Text>
        {names.length === 1 ? 'One of your files fits nothing' : `${names.length} of your files fit nothing`}:
      </Text>
      <List size="sm">
        {names.slice(0, MOST_NAMED).map((name) => (
          <List.Item key={name}>
            <OutsideText max={120}>{name}</OutsideText>
          </List.Item>
        ))}
        {names.length > MOST_NAMED && <List.Item>and {names.length - MOST_NAMED} more</List.Item>}
      </List>
    </div>
  );
}

/** Which datasets fit, and what became of them. */
export function Answer({ searched }: { searched: readonly Searched[] }): ReactNode {
  const { events } = useChain();
  const { datasets, people } = useCommons();
  const { rounds: sealed, error } = useSealedShares();
  const [page, setPage] = useState(1);
  const hashes = searched.flatMap(({ key }) => (key.kind === 'hash' ? [key.sha256] : []));
  const files = useFileSearch(hashes);
  const cards = useCardSummaries(searched.some(({ key }) => key.kind === 'name'));
  const names = new Map([...cards.summaries].map(([id, { name }]) => [id, name]));
  const known = { datasets, people, payees: foldPayees(events), names, files: files.files };
  const matches = findDatasets(searched, known);
  const isReading = files.isReading || cards.isReading;
  const progress = files.isReading ? files : cards;
  const shown = matches.slice((page - 1) * PAGE, page * PAGE);
  const pages = Math.ceil(matches.length / PAGE);
  const hashesHere = knownHashes(known);
  const unmatched = searched.filter(
    ({ key, own }) => own !== undefined && key.kind === 'hash' && !hashesHere.has(key.sha256),
  );
  const [first] = searched;

  return (
    <Stack component="section" gap="md" aria-labelledby="answer">
      <div>
        <Title order={2} id="answer">
          The answer
        </Title>
        <Text c="dimmed" aria-live="polite" aria-busy={isReading}>
          {isReading
            ? `Looking through the cards: ${progress.read} of ${progress.total} …`
            : matches.length === 0
              ? 'No dataset fits.'
              : matches.length === 1
                ? 'One dataset fits.'
                : `${matches.length} datasets fit.`}
        </Text>
      </div>
      {error !== undefined && <Problem title={explainError(error).sentence} />}
      {shown.map((match) => {
        const dataset = datasets.get(match.datasetId);
        return dataset && <MatchCard key={match.datasetId} match={match} dataset={dataset} sealed={sealed} />;
      })}
      {pages > 1 && <Pagination total={pages} value={page} onChange={setPage} {...pageControlProps} />}
      {!isReading && matches.length > 0 && unmatched.length > 0 && <Unmatched files={unmatched} />}
      {!isReading && matches.length === 0 && first !== undefined && <NoMatch searched={first.key} files={files} />}
      {matches.length > 0 && (
        <Text size="sm" c="dimmed" maw={720}>
          Whoever brought a dataset can withdraw it on its page, at any time. Is it yours, and you never agreed? The{' '}
          <Anchor component={Link} to="/board" underline="always" inherit>
            ethics board
          </Anchor>{' '}
          can suspend a dataset, and a vote can remove it for good.
        </Text>
      )}
    </Stack>
  );
}
