import { CommonweightError } from '../errors.ts';
import { cardSchema, type Card } from './cardSchema.ts';
import { fileNameProblem } from './fileNameProblem.ts';

/** Room for about 50,000 files. Up to 1 MiB a card is one IPFS block, whose content id is its SHA-256. */
export const MAX_CARD_BYTES = 16_777_216;

/** Reads a card; one that is too large, cut off, says too little, or names files that cannot be, is refused with the reason. */
export function parseCard(bytes: Uint8Array): Card {
  if (bytes.length > MAX_CARD_BYTES) {
    throw new CommonweightError(`The card has ${bytes.length} bytes; at most ${MAX_CARD_BYTES} are allowed.`);
  }
  let data: unknown;
  try {
    data = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new CommonweightError('The card is truncated or damaged: it is no complete JSON.', { cause });
  }
  const parsed = cardSchema.safeParse(data);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new CommonweightError(`The card is malformed: ${issue?.path.join('.') || 'the file'}: ${issue?.message}.`);
  }
  checkNames(parsed.data);
  return parsed.data;
}

/** Every file has a name of its own, on systems too that do not tell capitals apart, and none is a folder of another. */
function checkNames({ distribution }: Card): void {
  const ids = new Set<string>();
  const names = new Map<string, string>();
  const folders = new Map<string, string>();
  for (const { '@id': id, name } of distribution) {
    const problem = fileNameProblem(name);
    if (problem !== undefined) {
      throw new CommonweightError(`The card is malformed: the file name ${JSON.stringify(name)} ${problem}.`);
    }
    if (ids.has(id)) throw new CommonweightError(`The card is malformed: it lists ${id} twice.`);
    ids.add(id);

    const folded = fold(name);
    const same = names.get(folded);
    if (same !== undefined) {
      throw new CommonweightError(
        same === name
          ? `The card is malformed: it lists ${name} twice.`
          : `The card is malformed: ${same} and ${name} are one file where capitals do not count.`,
      );
    }
    names.set(folded, name);
    for (let end = folded.indexOf('/'); end !== -1; end = folded.indexOf('/', end + 1)) {
      folders.set(folded.slice(0, end), name);
    }
  }
  for (const [folded, name] of names) {
    const inside = folders.get(folded);
    if (inside !== undefined) {
      throw new CommonweightError(`The card is malformed: ${name} is a file, and the folder of ${inside}.`);
    }
  }
}

const fold = (name: string): string => name.normalize('NFKC').toLowerCase().toUpperCase().toLowerCase();
