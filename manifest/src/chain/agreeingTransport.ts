import { custom, http, type CustomTransport, type HttpTransport } from 'viem';

import { CommonweightError } from '../errors.ts';

/** What of an answer has to be the same; nodes may differ in what they say besides. */
const COMPARED: Record<string, (answer: unknown) => unknown> = {
  eth_chainId: (answer) => answer,
  eth_call: (answer) => answer,
  eth_getCode: (answer) => answer,
  eth_getBlockByNumber: (answer) => pick(answer, ['number', 'hash', 'timestamp']),
  eth_getBlockByHash: (answer) => pick(answer, ['number', 'hash', 'timestamp']),
  eth_getLogs: (answer) =>
    Array.isArray(answer)
      ? answer
          .map((log) =>
            pick(log, ['address', 'topics', 'data', 'blockNumber', 'blockHash', 'transactionHash', 'logIndex']),
          )
          .sort((a, b) => Number(a?.blockNumber) - Number(b?.blockNumber) || Number(a?.logIndex) - Number(b?.logIndex))
      : answer,
};
const SHOWN_CHARACTERS = 120;

/**
 * Asks several nodes the same, and takes no answer on which they disagree: the error names who said what. What is asked of the newest
 * block is asked of the newest that all of them have. With one node, this is that node.
 */
export function agreeingTransport(urls: readonly string[]): HttpTransport | CustomTransport {
  const nodes = urls.map((url) => ({ url, transport: http(url, { retryCount: 1, timeout: 120_000 }) }));
  const [first] = nodes;
  if (first === undefined) throw new CommonweightError('No node was named.');
  if (nodes.length === 1) return first.transport;

  const asked = nodes.map(({ url, transport }) => ({ url, request: transport({}).request }));
  const askAll = (request: { method: string; params?: unknown }) =>
    Promise.all(
      asked.map(async (node) => ({
        url: node.url,
        answer: await node.request(request).catch((cause: unknown) => {
          if (isConnection(cause)) throw new CommonweightError(`No node answers at ${node.url}.`, { cause });
          throw cause;
        }),
      })),
    );

  async function newestOfAll(): Promise<string> {
    const heads = await askAll({ method: 'eth_blockNumber' });
    const lowest = heads.map(({ answer }) => BigInt(String(answer))).reduce((a, b) => (a < b ? a : b));
    return `0x${lowest.toString(16)}`;
  }

  return custom(
    {
      async request({ method, params }: { method: string; params?: unknown }) {
        if (method === 'eth_blockNumber') return newestOfAll();
        const compared = COMPARED[method];
        // to send is one node's business
        if (compared === undefined) return asked[0]?.request({ method, params });
        const pinned =
          Array.isArray(params) && params.includes('latest')
            ? await newestOfAll().then((block) => params.map((one: unknown) => (one === 'latest' ? block : one)))
            : params;
        const answers = await askAll({ method, params: pinned });
        const said = answers.map(({ url, answer }) => ({
          url,
          said: JSON.stringify(compared(answer))?.toLowerCase() ?? 'nothing',
        }));
        if (new Set(said.map((one) => one.said)).size > 1) {
          throw new CommonweightError(
            `The nodes disagree on ${method}: ${difference(said)
              .map((one) => `${one.url} says ${one.said}`)
              .join('; ')}.`,
          );
        }
        return answers[0]?.answer;
      },
    },
    { retryCount: 0 },
  );
}

/** Long answers are cut down to where they begin to differ. */
function difference(said: readonly { url: string; said: string }[]): { url: string; said: string }[] {
  const [first = ''] = said.map((one) => one.said);
  let at = 0;
  while (said.every((one) => one.said[at] === first[at])) at += 1;
  const from = Math.max(0, at - SHOWN_CHARACTERS / 2);
  return said.map(({ url, said: text }) => ({
    url,
    said: `${from > 0 ? '…' : ''}${text.slice(from, from + SHOWN_CHARACTERS)}${from + SHOWN_CHARACTERS < text.length ? '…' : ''}`,
  }));
}

function pick(value: unknown, keys: readonly string[]): Record<string, unknown> | null {
  if (typeof value !== 'object' || value === null) return null;
  const from = value as Record<string, unknown>;
  return Object.fromEntries(keys.map((key) => [key, from[key]]));
}

function isConnection(error: unknown): boolean {
  return error instanceof Error && /^(HttpRequestError|TimeoutError)$/.test(error.name);
}
