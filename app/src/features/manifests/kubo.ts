import { z } from 'zod';

import { tameText } from '../../components/tameText.ts';
import type { Car } from './makeCar.ts';

/** How long a node may take, in milliseconds. */
const TIMEOUT = 60_000;

const line = z.object({
  Root: z.object({ Cid: z.object({ '/': z.string() }), PinErrorMsg: z.string().optional() }).optional(),
});

/** Throws unless an address is one that a page may send something to. */
export function checkedBase(address: string): string {
  const text = address.trim().replace(/\/+$/, '');
  if (!URL.canParse(text) || !/^https?:\/\//i.test(text))
    throw new Error('The address has to begin with https:// or http://.');
  return text;
}

/**
 * Hands a content archive to a Kubo node, which keeps (pins) it. Throws in one sentence why that failed, also where the node answers
 * without having kept just this.
 * @param api Such as http://127.0.0.1:5001.
 */
export async function importToKubo(api: string, car: Car): Promise<void> {
  const form = new FormData();
  form.append('file', new Blob([car.bytes], { type: 'application/vnd.ipld.car' }), 'manifest.car');
  const response = await fetch(`${checkedBase(api)}/api/v0/dag/import?pin-roots=true`, {
    method: 'POST',
    body: form,
    credentials: 'omit',
    signal: AbortSignal.timeout(TIMEOUT),
  }).catch(() => {
    throw new Error(
      'The Kubo node does not answer, or does not let this page talk to it: allow its address in the node’s API.HTTPHeaders, then try again.',
    );
  });
  const text = await response.text().catch(() => '');
  if (response.status === 403) {
    throw new Error(
      'The Kubo node does not let this page talk to it: allow its address in the node’s API.HTTPHeaders.',
    );
  }
  if (!response.ok) throw new Error(`The Kubo node refused (${response.status}): ${tameText(text, 200)}`);

  const roots = text.split('\n').flatMap((each) => {
    if (each.trim() === '') return [];
    try {
      return line.parse(JSON.parse(each)).Root ?? [];
    } catch {
      throw new Error('This does not answer as a Kubo node does.');
    }
  });
  const root = roots.find(({ Cid }) => Cid['/'] === car.cid);
  if (root === undefined) throw new Error('The Kubo node did not say that it has the document: ask it again.');
  if (root.PinErrorMsg !== undefined && root.PinErrorMsg !== '') {
    throw new Error(`The Kubo node has the document, but could not pin it: ${tameText(root.PinErrorMsg, 200)}`);
  }
}
