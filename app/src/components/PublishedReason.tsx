import { Anchor, Code, Stack, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';

import { useDocument } from '../documents/useDocument.ts';
import { downloadText } from './downloadText.ts';
import { shortHex } from './format.ts';
import { joinWrapped } from './joinWrapped.ts';
import { OutsideLines } from './OutsideLines.tsx';
import { OutsideLink } from './OutsideLink.tsx';
import classes from './PublishedReason.module.css';

/** The words of a reason, without the heading and the last line that this page puts around them. */
const wordsOf = (document: string): string =>
  document
    .replace(/^# [^\n]*\n+/, '')
    .replace(/\n+(Board member|Contributor): 0x[0-9a-fA-F]{40}\s*$/, '')
    .trim();

/** A longer text begins with this many characters of it. */
const SHORT = 480;

function Words({ text, what }: { text: string; what: string }): ReactNode {
  const [isWhole, setWhole] = useState(false);
  const isLong = text.length > SHORT * 1.25;
  return (
    <div>
      <OutsideLines text={isWhole || !isLong ? text : `${text.slice(0, SHORT).trimEnd()} …`} />
      {isLong && (
        <Anchor component="button" type="button" size="sm" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? 'Show less' : `Show all of the ${what}`}
        </Anchor>
      )}
    </div>
  );
}

/** A text of which the chain has the hash, where it can be had; else the hash alone, and where it is said to be. */
export function PublishedReason(props: {
  /** 64 hexadecimal digits. */
  sha256: string;
  uri?: string | undefined;
  /** What it is, such as "reason". */
  what?: string;
}): ReactNode {
  const { sha256, uri = '', what = 'reason' } = props;
  const { data } = useDocument(sha256, uri);
  if (data === undefined) {
    return (
      <Text size="sm" c="dimmed" aria-busy="true">
        Reading the {what} …
      </Text>
    );
  }
  const place = uri === '' ? null : <OutsideLink href={uri} />;
  if (data.kind !== 'found') {
    return (
      <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        {data.kind === 'missing'
          ? `The written ${what} was not found.`
          : `What was found in its place is not the ${what} of which the chain has the hash.`}{' '}
        Its SHA-256 is <Code>{sha256}</Code>
        {place !== null && <>; it is said to be at {place}</>}.
      </Text>
    );
  }
  return (
    <Stack gap={2} className={classes.quote ?? ''}>
      <Words text={joinWrapped(wordsOf(data.text))} what={what} />
      <Text size="xs" c="dimmed">
        SHA-256 <Code title={sha256}>{shortHex(`0x${sha256}`, 6)}</Code>
        {place !== null && <>, at {place}</>}{' '}
        <Anchor
          component="button"
          type="button"
          fz="inherit"
          aria-label={`Save this ${what}`}
          onClick={() => downloadText(`${what}-${sha256.slice(0, 8)}.md`, data.text, 'text/markdown')}
        >
          Save
        </Anchor>
      </Text>
    </Stack>
  );
}
