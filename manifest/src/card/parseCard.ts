import { CommonweightError } from '../errors.ts';
import { cardSchema, type Card } from './cardSchema.ts';

/** Up to this size a card is one block, whose content id is its SHA-256. */
const MAX_BYTES = 1_048_576;

/** Reads a card; one that is too large, cut off, or says too little is refused with the reason. */
export function parseCard(bytes: Uint8Array): Card {
  if (bytes.length > MAX_BYTES) {
    throw new CommonweightError(`The card has ${bytes.length} bytes; at most ${MAX_BYTES} are allowed.`);
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
  const names = new Set<string>();
  for (const { '@id': id } of parsed.data.distribution) {
    if (names.has(id)) throw new CommonweightError(`The card is malformed: it lists ${id} twice.`);
    names.add(id);
  }
  return parsed.data;
}
