import { Anchor, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useConnection } from 'wagmi';

import { useCommons } from '../../commons/useCommons.ts';
import { OutsideText } from '../../components/OutsideText.tsx';
import { lastDecisions } from './lastDecisions.ts';
import classes from './LastDecisions.module.css';
import { useHome } from './queries.ts';

const SHOWN = 6;

/** What was decided last, by votes and by sealing. */
export function LastDecisions(): ReactNode {
  const { address } = useConnection();
  const commons = useCommons();
  const { data } = useHome(address);
  const states = new Map(data?.latest.map(({ number, state }) => [Number(number), state]));
  const decisions = lastDecisions(commons, states, SHOWN);
  if (decisions.length === 0) return <Text>Nothing has been decided yet.</Text>;
  return (
    <ul className={classes.list}>
      {decisions.map(({ key, what, how, to }) => (
        <li key={key}>
          <Anchor component={Link} to={to}>
            <OutsideText max={120}>{what}</OutsideText>
          </Anchor>
          <Text span size="sm" c="dimmed">
            {how}
          </Text>
        </li>
      ))}
    </ul>
  );
}
