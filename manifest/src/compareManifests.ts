/** Where two documents differ: the paths, with both values. */
export function compareManifests(given: unknown, expected: unknown, path = ''): string[] {
  if (Object.is(given, expected)) return [];
  if (typeof given === 'object' && typeof expected === 'object' && given !== null && expected !== null) {
    const [a, b] = [given as Record<string, unknown>, expected as Record<string, unknown>];
    const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
    return [...keys].flatMap((key) => compareManifests(a[key], b[key], path === '' ? key : `${path}.${key}`));
  }
  const show = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));
  return [`${path}: the file says ${show(given)}, the chain ${show(expected)}`];
}
