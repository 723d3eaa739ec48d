import { readChunks } from '../local/readChunks.ts';

const MAX_LINE_CHARACTERS = 1_048_576;

/** A line of a text file, from 1; a very long one comes in pieces, the later ones marked. */
export interface Line {
  number: number;
  text: string;
  continued: boolean;
}

/** Reads a file line by line, whatever its size. What is no text, since it has a zero byte at its beginning, has no lines. */
export async function* readLines(path: string): AsyncGenerator<Line> {
  const decoder = new TextDecoder();
  let rest = '';
  let number = 1;
  let continued = false;
  let begun = false;
  for await (const chunk of readChunks(path)) {
    if (!begun && chunk.subarray(0, 8_192).includes(0)) return;
    begun = true;
    rest += decoder.decode(chunk, { stream: true });
    let from = 0;
    for (let end = rest.indexOf('\n'); end !== -1; end = rest.indexOf('\n', from)) {
      yield { number, text: rest.slice(from, end), continued };
      continued = false;
      number += 1;
      from = end + 1;
    }
    rest = rest.slice(from);
    if (rest.length > MAX_LINE_CHARACTERS) {
      // between two words, where there are any
      const blank = rest.lastIndexOf(' ');
      const end = blank > 0 ? blank : rest.length;
      yield { number, text: rest.slice(0, end), continued };
      continued = true;
      rest = rest.slice(end);
    }
  }
  rest += decoder.decode();
  if (rest !== '') yield { number, text: rest, continued };
}
