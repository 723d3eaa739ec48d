/** Fewer letters are no review and no reason for what others have to bear. */
const LEAST = 20;
const MOST = 20_000;

/**
 * What was written, without blanks around it; throws what is wrong with it.
 * @param what What it is, such as "reason".
 * @param least How many letters it has to have.
 */
export function checkWords(text: string, what: string, least = LEAST): string {
  const words = text.trim();
  if (words.length < least) throw new Error(`Write a few words more: a ${what} has at least ${least} letters.`);
  if (words.length > MOST) throw new Error(`Write less: a ${what} has at most ${MOST} letters.`);
  return words;
}
