import type { Address } from 'viem';

import { checkWords } from '../../documents/checkWords.ts';

/** A review as a document: the words, and which card and whose they are. */
export const makeReview = (review: { text: string; cardSha256: string; reviewer: Address }): string =>
  `# Review\n\n${checkWords(review.text, 'review')}\n\nCard: ${review.cardSha256}\nReviewer: ${review.reviewer}\n`;

/** The words of a review, without what this page puts around them; the whole text where it was written elsewhere. */
export const parseReview = (document: string): string =>
  document
    .replace(/^# Review\s+/, '')
    .replace(/\s+Card: (0x)?[0-9a-f]{64}\s+Reviewer: 0x[0-9a-fA-F]{40}\s*$/, '')
    .trim();
