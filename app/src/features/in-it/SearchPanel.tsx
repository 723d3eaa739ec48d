import { Button, Group, Progress, Stack, Text, TextInput } from '@mantine/core';
import { useEffect, useRef, type FormEvent, type ReactNode } from 'react';

import { formatBytes } from '../../components/format.ts';
import { Panel } from '../../components/Panel.tsx';
import { Problem } from '../../components/Problem.tsx';
import { DropArea } from '../contribute/DropArea.tsx';
import { useHashing } from '../contribute/useHashing.ts';

/** A file of the visitor's own. */
export interface OwnFile {
  name: string;
  sha256: string;
}

/** Takes what is looked for: typed, or as files, of which only the hashes are made. */
export function SearchPanel(props: {
  typed: string;
  /** Why what was typed cannot be looked for. */
  problem: string | undefined;
  onTyped: (typed: string) => void;
  onFiles: (files: readonly OwnFile[]) => void;
}): ReactNode {
  const { typed, problem, onTyped, onFiles } = props;
  const input = useRef<HTMLInputElement>(null);
  const { underway, error, hash, stop } = useHashing();
  useEffect(() => {
    // whoever goes back or forward finds what she had looked for
    if (input.current !== null) input.current.value = typed;
  }, [typed]);

  function submit(event: FormEvent): void {
    event.preventDefault();
    onTyped(input.current?.value.trim() ?? '');
  }
  return (
    <Panel
      title="What to look for"
      explanation="What you look for stays on this device: the search runs in this page, over what the chain and the cards of the datasets say."
    >
      <Stack gap="md">
        <form onSubmit={submit} role="search">
          <Stack gap="sm">
            <TextInput
              ref={input}
              label="A hash, an address, a number, or a name"
              description="The SHA-256 of a file or of a card; the address of who brought a dataset or is paid for it; a dataset’s number; or words of its name."
              defaultValue={typed}
              error={problem}
              autoComplete="off"
              spellCheck={false}
            />
            <Button type="submit" style={{ alignSelf: 'flex-start' }}>
              Look it up
            </Button>
          </Stack>
        </form>
        <DropArea onChosen={(chosen) => void hash(chosen, []).then((hashed) => hashed && onFiles(hashed.files))} />
        <div aria-live="polite">
          {underway !== undefined && (
            <Stack gap="xs">
              <Progress
                value={underway.bytes === 0 ? 100 : (underway.bytesDone / underway.bytes) * 100}
                aria-label="Hashing"
              />
              <Group justify="space-between">
                <Text size="sm">
                  Hashing: {formatBytes(underway.bytesDone)} of {formatBytes(underway.bytes)}
                </Text>
                <Button variant="default" size="compact-sm" onClick={stop}>
                  Stop
                </Button>
              </Group>
            </Stack>
          )}
          {error !== undefined && <Problem title={error} />}
        </div>
      </Stack>
    </Panel>
  );
}
