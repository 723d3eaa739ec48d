import { oneLine } from './oneLine.ts';

/** Text from outside for Markdown: on one line, and nothing in it is markup. */
export function markdownText(text: string): string {
  return oneLine(text).replace(/[\\`*_{}[\]<>|#&!~]/g, '\\$&');
}
