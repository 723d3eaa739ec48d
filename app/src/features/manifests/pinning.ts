import { z } from 'zod';

import { tameText } from '../../components/tameText.ts';
import { checkedBase } from './kubo.ts';

/** How long a service may take for one answer, and how often and how long it is asked how far it is; milliseconds. */
const TIMEOUT = 30_000;
const INTERVAL = 3_000;
const PATIENCE = 180_000;

const pinStatus = z.object({ requestid: z.string(), status: z.enum(['queued', 'pinning', 'pinned', 'failed']) });
const failure = z.object({ error: z.object({ reason: z.string(), details: z.string().optional() }) });

export type PinStatus = z.infer<typeof pinStatus>['status'];

export interface PinOptions {
  /** Of the service, by the IPFS Pinning Service API, such as https://api.example/psa. */
  endpoint: string;
  token: string;
  cid: string;
  name: string;
  /** Multiaddresses where the document can be fetched from; may be empty. */
  origins: readonly string[];
  onStatus: (status: PinStatus) => void;
  signal: AbortSignal;
  /** Between two questions, milliseconds. */
  interval?: number;
}

async function ask(options: PinOptions, path: string, init: RequestInit): Promise<z.infer<typeof pinStatus>> {
  const response = await fetch(`${serviceBase(options.endpoint)}${path}`, {
    ...init,
    headers: { authorization: `Bearer ${options.token.trim()}`, 'content-type': 'application/json' },
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    signal: AbortSignal.any([options.signal, AbortSignal.timeout(TIMEOUT)]),
  }).catch(() => {
    throw new Error('The pinning service does not answer, or does not let a page talk to it.');
  });
  const json: unknown = await response.json().catch(() => undefined);
  if (response.status === 401) throw new Error('The pinning service does not accept this token.');
  if (!response.ok) {
    const said = failure.safeParse(json);
    const reason = said.success ? `: ${tameText(said.data.error.details ?? said.data.error.reason, 200)}` : '';
    throw new Error(`The pinning service refused (${response.status})${reason}`);
  }
  const parsed = pinStatus.safeParse(json);
  if (!parsed.success) throw new Error('This does not answer as the IPFS Pinning Service API wants it.');
  return parsed.data;
}

/** A token is only sent where nobody on the way can read it, or to this machine. */
function serviceBase(endpoint: string): string {
  const base = checkedBase(endpoint);
  const { protocol, hostname } = new URL(base);
  if (protocol !== 'https:' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname)) {
    throw new Error('A pinning service needs an address that begins with https://, because the token is sent to it.');
  }
  return base;
}

/**
 * Has a document pinned by a service, by its content id: the service fetches it from the network, where it has to be. Waits until it
 * is pinned; throws in one sentence if it cannot be, or if it takes too long.
 */
export async function pinByService(options: PinOptions): Promise<void> {
  const { cid, name, origins, onStatus, signal, interval = INTERVAL } = options;
  let { requestid, status } = await ask(options, '/pins', {
    method: 'POST',
    body: JSON.stringify({ cid, name, ...(origins.length > 0 ? { origins } : {}) }),
  });
  const until = Date.now() + PATIENCE;
  for (;;) {
    onStatus(status);
    if (status === 'pinned') return;
    if (status === 'failed') {
      throw new Error('The pinning service could not find the document in the network. Put it on a Kubo node first.');
    }
    if (Date.now() > until) {
      throw new Error(
        'The pinning service is still looking for the document in the network. Announce it once it is there.',
      );
    }
    await new Promise((resolve) => setTimeout(resolve, interval));
    signal.throwIfAborted();
    ({ requestid, status } = await ask(options, `/pins/${encodeURIComponent(requestid)}`, { method: 'GET' }));
  }
}
