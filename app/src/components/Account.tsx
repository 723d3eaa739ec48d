import { Anchor, Code } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Address } from 'viem';

import { useName } from '../commons/useName.ts';
import { usePersonNumbers } from '../commons/usePersonNumbers.ts';
import { shortHex } from './format.ts';

/** An account by the name of its person where there is one, else by its address. */
export function Account({ address }: { address: Address }): ReactNode {
  const numberOf = usePersonNumbers();
  const name = useName(address);
  const personId = numberOf(address);
  const text = name === undefined ? <Code>{shortHex(address)}</Code> : <bdi>{name}</bdi>;
  if (personId === undefined) return <span title={address}>{text}</span>;
  return (
    <Anchor component={Link} to={`/people/${personId}`} title={address} inherit>
      {text}
    </Anchor>
  );
}
