import { fileNameProblem } from '@commonweight/manifest';

/** What no system lets into a name, or what would steer how the name is shown. */
const FORBIDDEN = /[\\:*?"<>|\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

const MAX_PART_BYTES = 200;

const byteLength = (text: string): number => new TextEncoder().encode(text).length;

/** Cuts the stem, and keeps the ending, which tells the kind. */
function shorten(part: string): string {
  const ending = /\.[A-Za-z0-9]{1,10}$/.exec(part)?.[0] ?? '';
  let stem = [...part.slice(0, part.length - ending.length)];
  while (byteLength(stem.join('')) + ending.length > MAX_PART_BYTES) stem = stem.slice(0, -1);
  return `${stem.join('')}${ending}`;
}

function safePart(given: string): string {
  const part = given
    .normalize('NFC')
    .toWellFormed()
    .replace(FORBIDDEN, '_')
    .replace(/^ +/, '')
    .replace(/[. ]+$/, '');
  if (part === '') return '_';
  const short = byteLength(part) > MAX_PART_BYTES ? shorten(part) : part;
  return fileNameProblem(short) === undefined ? short : `_${short}`;
}

const fold = (name: string): string => name.normalize('NFKC').toLowerCase().toUpperCase().toLowerCase();

/** The same name with a number before its ending. */
const numbered = (name: string, number: number): string => name.replace(/((?:\.[^./]+)?)$/, `-${number}$1`);

/** Without the folder that all of them are in, which is how the files got here and not part of the dataset. */
function withoutRoot(paths: readonly string[]): readonly string[] {
  const root = /^[^/]+\//.exec(paths[0] ?? '')?.[0];
  return root !== undefined && paths.every((path) => path.startsWith(root))
    ? paths.map((path) => path.slice(root.length))
    : paths;
}

/**
 * Names under which files mean the same on every system: those of the paths, with what some system does not allow replaced, and
 * a number where two would be one.
 * @param paths Relative, parts parted by `/`.
 * @param taken Names that are given already.
 */
export function safeNames(paths: readonly string[], taken: readonly string[] = []): string[] {
  const used = new Set(taken.map(fold));
  return withoutRoot(paths).map((path) => {
    const name = path.split('/').filter(Boolean).map(safePart).join('/') || '_';
    let free = name;
    for (let number = 2; used.has(fold(free)); number++) free = numbered(name, number);
    used.add(fold(free));
    return free;
  });
}
