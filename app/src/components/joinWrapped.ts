/** A line that begins something of its own in Markdown: a heading, a point of a list, a quotation, a table. */
const BEGINS = /^\s*(#{1,6}\s|[-*+>|]|\d+[.)]\s|```)/;

/** Text in Markdown with the lines of each paragraph put together, as its rules have it, and its marks left as they are. */
export function joinWrapped(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .reduce<string[]>((lines, line) => {
      const before = lines.at(-1);
      const goesOn = before !== undefined && before.trim() !== '' && line.trim() !== '' && !BEGINS.test(line);
      // two spaces at the end of a line are a break that somebody wants
      if (goesOn && !before.endsWith('  ') && !/^#{1,6}\s/.test(before)) {
        lines[lines.length - 1] = `${before} ${line.trimStart()}`;
        return lines;
      }
      return [...lines, line];
    }, [])
    .join('\n');
}
