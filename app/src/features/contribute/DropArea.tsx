import { Button, FileButton, Group, Text } from '@mantine/core';
import { useState, type DragEvent, type ReactNode } from 'react';

import { fromDrop, fromInput, type ChosenFile } from './collectFiles.ts';
import classes from './DropArea.module.css';

/** Every browser has this, and React's types do not. */
const OF_A_FOLDER: object = { webkitdirectory: '' };

/** Takes files and folders: dropped, or chosen in a dialog. */
export function DropArea({ onChosen }: { onChosen: (chosen: Promise<ChosenFile[]>) => void }): ReactNode {
  const [isOver, setOver] = useState(false);

  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    onChosen(fromDrop(event.dataTransfer));
  }
  const choose = (files: File[]): void => onChosen(Promise.resolve(fromInput(files)));
  return (
    <div
      className={isOver ? `${classes.area} ${classes.over}` : classes.area}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Text mb="sm">Drop files or a folder here, or</Text>
      <Group justify="center">
        <FileButton multiple onChange={choose} inputProps={{ 'aria-label': 'Files' }}>
          {(props) => (
            <Button variant="default" {...props}>
              Choose files
            </Button>
          )}
        </FileButton>
        <FileButton multiple onChange={choose} inputProps={{ 'aria-label': 'A folder', ...OF_A_FOLDER }}>
          {(props) => (
            <Button variant="default" {...props}>
              Choose a folder
            </Button>
          )}
        </FileButton>
      </Group>
      <Text size="sm" c="dimmed" mt="sm">
        They are hashed here, on your device. Nothing is uploaded.
      </Text>
    </div>
  );
}
