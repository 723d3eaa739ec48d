import { Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';

import { judgeHouse, type HouseTally } from '../commons/judgeHouse.ts';
import { formatPercent } from './format.ts';
import classes from './HousesBar.module.css';
import { VoteSwatch } from './VoteSwatch.tsx';

/** How far beyond the quorum the bar reaches where few have voted: the mark is seen, and how much is missing too. */
const ROOM = 1.25;

const VOTES = [
  { key: 'forVotes', label: 'For', support: 'for' },
  { key: 'abstainVotes', label: 'Abstain', support: 'abstain' },
  { key: 'againstVotes', label: 'Against', support: 'against' },
] as const;

const partOf = (part: bigint, whole: bigint): number => (whole === 0n ? 0 : Number((part * 1_000_000n) / whole) / 1e6);

/** Where a house stands, in a few words. */
export function standingOfHouse(tally: HouseTally, isOpened: boolean, needsTwoThirds = false): string {
  if (!isOpened) return 'not open yet';
  const { isEmpty, reachesQuorum, hasMajority } = judgeHouse(tally, needsTwoThirds);
  if (isEmpty) return 'empty at the snapshot, does not count';
  const enough = needsTwoThirds ? 'two thirds' : 'a majority';
  return `${reachesQuorum ? 'quorum reached' : 'quorum not reached'}, ${hasMajority ? enough : `not ${enough}`} for`;
}

/** One house's votes as a bar: For and Abstain from the left, the quorum that they have to reach as a mark, Against after them. */
export function HouseBar(props: {
  title: string;
  tally: HouseTally;
  /** Puts an amount into words, with its unit. */
  format: (amount: bigint) => string;
  /** Whether the snapshot is past. */
  isOpened: boolean;
  needsTwoThirds?: boolean;
  /** Everything that could vote at the snapshot, where it is known. */
  supply?: bigint | undefined;
  isSmall?: boolean;
}): ReactNode {
  const { title, tally, format, isOpened, needsTwoThirds = false, supply, isSmall = false } = props;
  const cast = tally.forVotes + tally.againstVotes + tally.abstainVotes;
  const end = Math.max(Number(cast), Number(tally.quorum) * ROOM, 1);
  const widthOf = (amount: bigint): string => `${(100 * Number(amount)) / end}%`;
  const standing = standingOfHouse(tally, isOpened, needsTwoThirds);
  const amounts = VOTES.map(({ key, label }) => `${label} ${format(tally[key])}`).join(', ');
  return (
    <div className={isSmall ? classes.small : undefined}>
      {isSmall ? (
        <Group justify="space-between" gap={0} style={{ columnGap: 8 }}>
          <Text size="sm" fw={600}>
            {title}
          </Text>
          <Text size="xs" c="dimmed">
            {isOpened && tally.quorum > 0n
              ? `${cast === 0n ? 'no votes' : `${formatPercent(partOf(tally.forVotes, cast), 0)} for`}, ${standing.split(',')[0]}`
              : standing}
          </Text>
        </Group>
      ) : (
        <>
          <Text fw={600}>{title}</Text>
          <Text size="sm">{standing.charAt(0).toUpperCase() + standing.slice(1)}</Text>
        </>
      )}
      <div
        className={classes.track}
        role="img"
        aria-label={`${title}: ${standing}. ${amounts}. Quorum ${format(tally.quorum)}.`}
      >
        <div className={classes.bar}>
          {VOTES.map(({ key, support }) => (
            <div key={key} className={`${classes.part} ${classes[support]}`} style={{ width: widthOf(tally[key]) }} />
          ))}
        </div>
        {tally.quorum > 0n && (
          <div className={classes.mark} style={{ insetInlineStart: widthOf(tally.quorum) }} title="Quorum" />
        )}
      </div>
      {!isSmall && isOpened && (
        <Stack gap={2}>
          {VOTES.map(({ key, label, support }) => (
            <Text key={key} size="sm">
              <VoteSwatch support={support} /> {label} {format(tally[key])} (
              {formatPercent(partOf(tally[key], cast), 1)})
            </Text>
          ))}
          <Text size="sm">
            <span className={classes.quorum} aria-hidden />
            Quorum {format(tally.quorum)}
          </Text>
          {supply !== undefined && supply > 0n && (
            <Text size="sm" c="dimmed">
              {formatPercent(partOf(cast, supply), 1)} of {format(supply)} voted
            </Text>
          )}
        </Stack>
      )}
    </div>
  );
}
