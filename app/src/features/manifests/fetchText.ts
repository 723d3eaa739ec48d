/** A manifest of tens of thousands of datasets; what is larger is not read. */
const MAX_BYTES = 32 * 1_048_576;

const TIMEOUT = 30_000;

/** Fetches a text from somewhere that is not trusted: of bounded size, in bounded time. Throws in one sentence why it could not. */
export async function fetchText(url: string): Promise<string> {
  const response = await fetch(url, {
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
    signal: AbortSignal.timeout(TIMEOUT),
  }).catch(() => {
    throw new Error('It does not answer, or does not let this page read it.');
  });
  if (!response.ok) throw new Error(`It answers with the status ${response.status}.`);
  const reader = response.body?.getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done) break;
    length += value.length;
    if (length > MAX_BYTES) {
      await reader?.cancel();
      throw new Error('It sends more than any manifest has.');
    }
    parts.push(value);
  }
  return new Blob(parts).text();
}
