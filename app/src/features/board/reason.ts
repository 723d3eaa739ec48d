import type { Address } from 'viem';

import { checkWords } from '../../documents/checkWords.ts';

/** A member's reason as a document: the words, what they approve, and whose they are. */
export const makeReason = (reason: { text: string; what: string; member: Address }): string =>
  `# Why I approve ${reason.what}\n\n${checkWords(reason.text, 'reason')}\n\nBoard member: ${reason.member}\n`;

/** A report on a round as a document. */
export const makeReport = ({ text, roundId }: { text: string; roundId: number }): string =>
  `# Report on round ${roundId}\n\n${checkWords(text, 'report')}\n`;
