import { Anchor, Card } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useConnection } from 'wagmi';

import { useChain } from '../../chain/ChainContext.ts';
import { usePersonNumbers } from '../../commons/usePersonNumbers.ts';
import { PageTitle } from '../../components/PageTitle.tsx';
import { makeCall } from '../../transactions/call.ts';
import { ProfileForm } from './ProfileForm.tsx';

/** Becoming a person of the commons. */
export function RegisterPage(): ReactNode {
  const { contributors } = useChain().contracts;
  const { address } = useConnection();
  const numberOf = usePersonNumbers();
  const personId = address === undefined ? undefined : numberOf(address);
  return (
    <>
      <PageTitle title="Register">
        Registering lets you bring datasets. It costs the transaction and nothing else, and gives no vote: that comes
        with a seat, or with tokens.
      </PageTitle>
      <Card withBorder padding="lg">
        <ProfileForm
          label="Register"
          unavailable={
            personId === undefined ? undefined : `Your account is registered already, as person ${personId}.`
          }
          done={
            <>
              You are registered. Next:{' '}
              <Anchor component={Link} to="/datasets/new" inherit>
                bring a dataset
              </Anchor>
              .
            </>
          }
          call={(hash, uri) => makeCall(contributors, 'register', [hash, uri], 'Register')}
        />
      </Card>
    </>
  );
}
