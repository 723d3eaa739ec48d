const MAX_NAME_BYTES = 1_024;
const MAX_PART_BYTES = 255;
/** Names that Windows keeps for devices, whatever follows the dot. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * Why a name from a card may not become a file below a folder, or undefined if it may. Parts are parted by `/`. What only one
 * operating system minds is refused on all, so that a card means the same files everywhere.
 */
export function fileNameProblem(name: string): string | undefined {
  const bytes = (text: string): number => new TextEncoder().encode(text).length;
  if (!name.isWellFormed()) return 'is no well-formed text';
  if (name.startsWith('/') || /^[a-z]:/i.test(name)) return 'is absolute';
  if (/[\\:*?"<>|]/.test(name)) return 'has a character that not every system allows';
  if (/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(name)) return 'has a control character';
  if (bytes(name) > MAX_NAME_BYTES) return `is longer than ${MAX_NAME_BYTES} bytes`;
  for (const part of name.split('/')) {
    if (part === '..' || part === '.') return 'leaves its folder';
    if (part === '') return 'has an empty part';
    if (/[. ]$/.test(part) || part.startsWith(' '))
      return 'has a part that begins or ends with a blank or ends with a dot';
    if (bytes(part) > MAX_PART_BYTES) return `has a part of more than ${MAX_PART_BYTES} bytes`;
    if (DEVICE.test(part)) return 'is the name of a device';
  }
  return undefined;
}
