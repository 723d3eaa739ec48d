import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { NetworkConnection } from 'hardhat/types/network';

/** A chain of the test's own process, as a node on the network. */
export interface ServedChain {
  url: string;
  /** How often it was asked. */
  requests: number;
  /** Bends its answers, where a test wants a node that lies. */
  bend: ((method: string, result: unknown) => unknown) | undefined;
  close(): void;
}

interface Request {
  id: number;
  method: string;
  params: unknown[];
}

export async function serveChain({ provider }: Pick<NetworkConnection, 'provider'>): Promise<ServedChain> {
  async function answer({ id, method, params }: Request): Promise<object> {
    served.requests++;
    try {
      const result: unknown = await provider.request({ method, params });
      return { jsonrpc: '2.0', id, result: served.bend === undefined ? result : served.bend(method, result) };
    } catch (error) {
      const { code, message, data } = error as { code?: number; message: string; data?: unknown };
      return { jsonrpc: '2.0', id, error: { code: code ?? -32_000, message, data } };
    }
  }
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      void answer(JSON.parse(body) as Request).then((answered) => {
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(answered));
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const served: ServedChain = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: 0,
    bend: undefined,
    close: () => server.close(),
  };
  return served;
}
