import { Button, Card, List, Stack, Text, Title } from '@mantine/core';
import { useState, type ReactNode } from 'react';

import { useChain } from '../../chain/ChainContext.ts';
import type { Person } from '../../commons/foldPeople.ts';
import type { Profile } from '../../commons/profile.ts';
import { OutsideLink } from '../../components/OutsideLink.tsx';
import { OutsideText } from '../../components/OutsideText.tsx';
import { makeCall } from '../../transactions/call.ts';
import { ProfileForm } from './ProfileForm.tsx';

/** What a person says of herself. */
export function ProfileCard(props: { person: Person; profile: Profile | undefined; isMe: boolean }): ReactNode {
  const { person, profile, isMe } = props;
  const { contributors } = useChain().contracts;
  const [isEditing, setEditing] = useState(false);
  return (
    <Card withBorder padding="lg" component="section" aria-labelledby="profile">
      <Title order={2} id="profile" mb="sm">
        Profile
      </Title>
      <Stack gap="sm" align="flex-start">
        {profile === undefined ? (
          <Text c="dimmed">The profile document cannot be had, or there is none.</Text>
        ) : (
          <>
            {profile.about !== '' && (
              <Text>
                <OutsideText>{profile.about}</OutsideText>
              </Text>
            )}
            {profile.links.length > 0 && (
              <List listStyleType="none">
                {profile.links.map((link) => (
                  <List.Item key={link}>
                    <OutsideLink href={link} />
                  </List.Item>
                ))}
              </List>
            )}
          </>
        )}
        <Text size="sm" c="dimmed" title={person.account} style={{ overflowWrap: 'anywhere' }}>
          Account {person.account}
        </Text>
        {isMe && !isEditing && (
          <Button variant="default" onClick={() => setEditing(true)}>
            Change your profile
          </Button>
        )}
        {isMe && isEditing && (
          <>
            <ProfileForm
              initial={{ profile, uri: person.profileUri }}
              label="Put it on chain"
              done="Your profile is changed."
              call={(hash, uri) => makeCall(contributors, 'updateProfile', [hash, uri], 'Change your profile')}
            />
            <Button variant="subtle" onClick={() => setEditing(false)}>
              Close the form
            </Button>
          </>
        )}
      </Stack>
    </Card>
  );
}
