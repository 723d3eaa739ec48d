import type { Address } from 'viem';

import { checkWords } from '../../documents/checkWords.ts';

/** A contributor's reason as a document: the words, what she withdraws, and whose they are. She owes none, so one word will do. */
export const makeWithdrawalReason = (reason: { text: string; datasetId: number; contributor: Address }): string =>
  `# Why I withdraw dataset ${reason.datasetId}\n\n${checkWords(reason.text, 'reason', 1)}\n\nContributor: ${reason.contributor}\n`;
