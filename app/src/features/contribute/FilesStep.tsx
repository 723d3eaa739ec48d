import { Button, Group, List, Progress, Stack, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';

import { formatBytes, formatNumber, formatPercent } from '../../components/format.ts';
import { OutsideText } from '../../components/OutsideText.tsx';
import { Problem } from '../../components/Problem.tsx';
import type { ChosenFile } from './collectFiles.ts';
import type { DraftFile } from './draft.ts';
import { DropArea } from './DropArea.tsx';
import { FileTable } from './FileTable.tsx';
import { useHashing, type HashedFiles, type Hashing } from './useHashing.ts';

/** Of the files whose names were changed, so many are listed. */
const LISTED = 8;

function Underway({ underway, onStop }: { underway: Hashing; onStop: () => void }): ReactNode {
  const { bytesDone, bytes, filesDone, files } = underway;
  const part = bytes === 0 ? 1 : bytesDone / bytes;
  return (
    <Stack gap={6}>
      <Progress value={part * 100} size="lg" aria-label="Hashing" transitionDuration={0} />
      <Group justify="space-between">
        <Text size="sm">
          {formatPercent(part, 0)}: {formatBytes(bytesDone)} of {formatBytes(bytes)}, {formatNumber(filesDone)} of{' '}
          {formatNumber(files)} files
        </Text>
        <Button size="compact-sm" variant="default" onClick={onStop}>
          Stop
        </Button>
      </Group>
    </Stack>
  );
}

function Notes({ renamed, skipped }: Pick<HashedFiles, 'renamed' | 'skipped'>): ReactNode {
  return (
    <>
      {skipped > 0 && (
        <Text size="sm" c="dimmed">
          {skipped === 1 ? 'One file was' : `${skipped} files were`} left out: what systems leave in folders is no data.
        </Text>
      )}
      {renamed.length > 0 && (
        <div>
          <Text size="sm">
            Some names do not work on every system, so they are changed in the card. Rename the files where others get
            them:
          </Text>
          <List size="sm">
            {renamed.slice(0, LISTED).map(({ path, name }) => (
              <List.Item key={name}>
                <OutsideText max={120}>{path}</OutsideText> becomes <OutsideText max={120}>{name}</OutsideText>
              </List.Item>
            ))}
          </List>
          {renamed.length > LISTED && <Text size="sm">and {renamed.length - LISTED} more.</Text>}
        </div>
      )}
    </>
  );
}

/** Which files the dataset consists of. */
export function FilesStep(props: {
  files: readonly DraftFile[];
  onFiles: (files: readonly DraftFile[]) => void;
}): ReactNode {
  const { files, onFiles } = props;
  const { underway, error, hash, stop } = useHashing();
  const [notes, setNotes] = useState<Pick<HashedFiles, 'renamed' | 'skipped'>>();

  async function take(chosen: Promise<ChosenFile[]>): Promise<void> {
    const hashed = await hash(
      chosen,
      files.map(({ name }) => name),
    );
    if (hashed === undefined) return;
    setNotes(hashed);
    onFiles([...files, ...hashed.files]);
  }
  return (
    <Stack gap="md">
      <DropArea onChosen={(chosen) => void take(chosen)} />
      <div aria-live="polite">
        {underway !== undefined && <Underway underway={underway} onStop={stop} />}
        {error !== undefined && <Problem title={error} />}
        {underway === undefined && notes !== undefined && <Notes {...notes} />}
      </div>
      <FileTable files={files} onFiles={onFiles} />
    </Stack>
  );
}
