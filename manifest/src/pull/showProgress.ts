const EVERY_MS = 2_000;
const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];

/** Bytes as people read them: 1.2 GB. */
export function showBytes(bytes: number): string {
  let [amount, unit] = [bytes, 0];
  while (amount >= 1_000 && unit < UNITS.length - 1) [amount, unit] = [amount / 1_000, unit + 1];
  return `${unit === 0 || amount >= 100 ? Math.round(amount) : amount.toFixed(1)} ${UNITS[unit]}`;
}

/** Says every two seconds how far a pull has come. */
export function showProgress(options: { files: number; bytes: number; say: (line: string) => void }) {
  const begun = Date.now();
  let last = begun;
  let files = 0;
  let bytes = 0;
  let fetched = 0;
  const line = (): string => {
    const seconds = (Date.now() - begun) / 1_000;
    return `${files} of ${options.files} files, ${showBytes(bytes)} of ${showBytes(options.bytes)}, ${showBytes(fetched / Math.max(seconds, 0.001))}/s`;
  };
  const tick = (): void => {
    if (Date.now() - last < EVERY_MS) return;
    last = Date.now();
    options.say(line());
  };
  return {
    /** More bytes are there, or fewer. */
    bytes(count: number): void {
      bytes += count;
      if (count > 0) fetched += count;
      tick();
    },
    /** A file is there. */
    file(): void {
      files += 1;
      tick();
    },
  };
}
