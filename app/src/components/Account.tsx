import { Anchor, Code } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Address } from 'viem';

import { usePersonNames } from '../commons/usePersonNames.ts';
import { shortHex } from './format.ts';

/** An account by the name of its person where there is one, else by its address. */
export function Account({ address }: { address: Address }): ReactNode {
  const { nameOf, personOf } = usePersonNames();
  const personId = personOf(address);
  const name = nameOf(address);
  const text = name ?? <Code title={address}>{shortHex(address)}</Code>;
  if (personId === undefined) return <span title={address}>{text}</span>;
  return (
    <Anchor component={Link} to={`/people/${personId}`} title={address}>
      {text}
    </Anchor>
  );
}
