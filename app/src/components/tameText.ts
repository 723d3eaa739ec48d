/** Characters that steer how the text around them is shown, or that cannot be seen: controls, marks of direction, invisible spaces. */
const STEERING =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;

/** More marks on one letter than any script needs: they would reach into other lines. */
const PILED_MARKS = /(\p{M}{4})\p{M}+/gu;

/**
 * Text from outside as one line of bounded length that cannot disturb what is around it.
 * @param max The most characters, the sign that something was left out included.
 */
export function tameText(text: string, max: number): string {
  // what is left out is not looked at: the text may be as long as a document
  const begun = text.slice(0, max * 8);
  const line = begun.replaceAll(/\s+/gu, ' ').replaceAll(STEERING, '').replaceAll(PILED_MARKS, '$1').trim();
  const letters = [...line];
  if (letters.length <= max && begun.length === text.length) return line;
  return `${letters
    .slice(0, max - 1)
    .join('')
    .trimEnd()}…`;
}
