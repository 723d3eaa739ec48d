import type { Address } from 'viem';

/** Fewer letters are no reason. */
const LEAST = 20;
const MOST = 20_000;

/** What was written, without blanks around it; throws what is wrong with it. */
export function checkWords(text: string, what: string): string {
  const words = text.trim();
  if (words.length < LEAST) throw new Error(`Write a few words more: a ${what} has at least ${LEAST} letters.`);
  if (words.length > MOST) throw new Error(`Write less: a ${what} has at most ${MOST} letters.`);
  return words;
}

/** A member's reason as a document: the words, what they approve, and whose they are. */
export const makeReason = (reason: { text: string; what: string; member: Address }): string =>
  `# Why I approve ${reason.what}\n\n${checkWords(reason.text, 'reason')}\n\nBoard member: ${reason.member}\n`;

/** A report on a round as a document. */
export const makeReport = ({ text, roundId }: { text: string; roundId: number }): string =>
  `# Report on round ${roundId}\n\n${checkWords(text, 'report')}\n`;
