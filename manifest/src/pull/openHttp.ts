import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';

import type { Opened } from './Opened.ts';
import { SourceError } from './SourceError.ts';

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** Too many requests, or trouble of the server's own that may pass. */
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504]);

/** Asks a server for a file from some byte on. Redirects are followed a few times, to http and https alone. */
export async function openHttp(options: {
  url: URL;
  offset: number;
  signal: AbortSignal;
  maxRedirects: number;
  accept?: string;
}): Promise<Opened> {
  const { offset, signal } = options;
  const seen = new Set<string>();
  let url = options.url;
  for (;;) {
    if (seen.has(url.href)) throw new SourceError('redirects in a circle', { final: true });
    if (seen.size > options.maxRedirects) {
      throw new SourceError(`redirects more than ${options.maxRedirects} times`, { final: true });
    }
    seen.add(url.href);
    const response = await ask(url, { offset, signal, accept: options.accept ?? '*/*' });
    const status = response.statusCode ?? 0;
    const { location } = response.headers;
    if (REDIRECTS.has(status) && location !== undefined) {
      response.destroy();
      const next = URL.parse(location, url);
      if (next === null || !/^https?:$/.test(next.protocol)) {
        throw new SourceError(`redirects to ${JSON.stringify(location)}, which cannot be followed`, { final: true });
      }
      url = next;
      continue;
    }
    if (status !== 200 && status !== 206) {
      response.destroy();
      throw refused(status, response);
    }
    const encoding = response.headers['content-encoding'];
    if (encoding !== undefined && encoding !== 'identity') {
      response.destroy();
      throw new SourceError(`answers in an encoding that was not asked for (${encoding})`, { final: true });
    }
    return { start: startOf(response, offset), body: read(response) };
  }
}

function ask(url: URL, options: { offset: number; signal: AbortSignal; accept: string }): Promise<IncomingMessage> {
  const { offset, signal, accept } = options;
  const headers = { accept, 'accept-encoding': 'identity', ...(offset > 0 ? { range: `bytes=${offset}-` } : {}) };
  return new Promise((resolve, reject) => {
    const request = url.protocol === 'https:' ? requestHttps : requestHttp;
    const asked = request(url, { headers, signal }, resolve);
    asked.once('error', (cause: NodeJS.ErrnoException) => {
      reject(new SourceError(`does not answer (${cause.code ?? cause.message})`, { cause }));
    });
    asked.end();
  });
}

function refused(status: number, response: IncomingMessage): SourceError {
  if (status === 404 || status === 410) return new SourceError(`has no such file (${status})`, { final: true });
  if (status === 401 || status === 403) return new SourceError(`gives no access (${status})`, { final: true });
  if (!PASSING.has(status)) return new SourceError(`answers ${status}`, { final: status !== 416 });
  const message = status === 429 ? 'is asked too often (429)' : `has trouble of its own (${status})`;
  return new SourceError(message, { retryAfterMs: retryAfter(response.headers['retry-after']) });
}

/** Seconds, or a date (RFC 9110, 10.2.3). */
function retryAfter(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d+$/.test(header)) return Number(header) * 1_000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}

function startOf(response: IncomingMessage, offset: number): number {
  if (response.statusCode === 200 || offset === 0) return 0;
  const start = /^bytes (\d+)-/.exec(response.headers['content-range'] ?? '')?.[1];
  if (Number(start) === offset) return offset;
  response.destroy();
  throw new SourceError('answers with another part than was asked for', { final: true });
}

async function* read(response: IncomingMessage): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of response) yield chunk as Uint8Array;
  } catch (cause) {
    throw new SourceError(`broke off (${(cause as NodeJS.ErrnoException).code ?? String(cause)})`, { cause });
  } finally {
    response.destroy();
  }
}
