import { z } from 'zod';

import { tameText } from '../components/tameText.ts';
import type { SignedCall } from './signedCall.ts';

/** How long a relayer may take to answer, in milliseconds. */
const TIMEOUT = 30_000;

const answer = z.object({
  transactionHash: z
    .string()
    .regex(/^0x[0-9a-f]{64}$/i)
    .optional(),
});

/**
 * Posts something signed to a relayer, as JSON. It answers with a status of 2xx, and may say `{"transactionHash": "0x…"}`; or with
 * another status and the reason as text. Throws in one sentence what went wrong.
 */
export async function giveToRelayer(
  url: string,
  signed: SignedCall,
): Promise<{ transactionHash?: string | undefined }> {
  const place = url.trim();
  if (!/^https?:\/\//i.test(place)) throw new Error('A relayer has an address that begins with https://.');
  const response = await fetch(place, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(signed),
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    signal: AbortSignal.timeout(TIMEOUT),
  }).catch(() => {
    throw new Error('The relayer does not answer. Nothing is lost: try again, or send it yourself.');
  });
  const text = await response.text().catch(() => '');
  if (!response.ok) {
    const reason = tameText(text, 200);
    throw new Error(`The relayer refused it (${response.status})${reason === '' ? '' : `: ${reason}`}`);
  }
  try {
    return answer.parse(JSON.parse(text));
  } catch {
    // it took it and says no more
    return {};
  }
}
