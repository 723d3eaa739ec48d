import { BOARD_SENTENCES } from './sentences/boardSentences.ts';
import { COMMON_SENTENCES } from './sentences/commonSentences.ts';
import { GOVERNOR_SENTENCES } from './sentences/governorSentences.ts';
import { REGISTRY_SENTENCES } from './sentences/registrySentences.ts';
import { ROUND_SENTENCES } from './sentences/roundSentences.ts';
import type { Say } from './sentences/say.ts';

/** By the name of the custom error; a test holds them against the ABIs. */
export const SENTENCES: Readonly<Record<string, Say>> = {
  ...GOVERNOR_SENTENCES,
  ...REGISTRY_SENTENCES,
  ...ROUND_SENTENCES,
  ...BOARD_SENTENCES,
  ...COMMON_SENTENCES,
};

/** A contract's custom error as one plain sentence that says what to do, where something can be done. */
export const sentenceOf = (name: string, args: readonly unknown[]): string =>
  SENTENCES[name]?.(args) ?? `The contract refused: ${name}(${args.map(String).join(', ')}).`;
