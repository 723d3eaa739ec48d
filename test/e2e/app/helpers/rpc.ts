import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { askNode } from '../../../helpers/anvil.ts';

const CORS = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*' };

interface Call {
  id?: unknown;
  method: string;
  params?: unknown[];
}

/** A node as a page sees it, which can be made to misbehave. */
export interface RpcProxy {
  url: string;
  /** The HTTP requests that came in, each with the methods that it asked for. */
  requests: string[][];
  /** Cuts every connection until `goUp`. */
  goDown(): void;
  goUp(): void;
  /** Answers everything with this HTTP status until `goUp`: 429, 503. */
  refuse(status: number): void;
  /** Lets every answer wait for so many milliseconds. */
  slowDown(delayMs: number): void;
  /** Answers a method itself from now on; gives way to the node again without an answer. */
  answer(method: string, result?: (params: unknown[]) => unknown): void;
  /** Waits until no request has come in for so many milliseconds, and returns how many there were since the last call. */
  settle(quietMs?: number): Promise<number>;
  close(): Promise<void>;
}

const readBody = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
};

/** Puts a proxy in front of a node, on a port that the system chooses. */
export async function openRpcProxy(upstream: string): Promise<RpcProxy> {
  const requests: string[][] = [];
  const answers = new Map<string, (params: unknown[]) => unknown>();
  let down = false;
  let status = 200;
  let delayMs = 0;
  let counted = 0;
  let lastAt = Date.now();

  async function ask(call: Call): Promise<unknown> {
    const own = answers.get(call.method);
    if (own !== undefined) return { jsonrpc: '2.0', id: call.id ?? null, result: own(call.params ?? []) };
    const response = await fetch(upstream, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(call),
    });
    return response.json();
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (down) return void request.socket.destroy();
    if (request.method === 'OPTIONS') return void response.writeHead(204, CORS).end();
    const body = JSON.parse(await readBody(request)) as Call | Call[];
    const calls = Array.isArray(body) ? body : [body];
    requests.push(calls.map(({ method }) => method));
    lastAt = Date.now();
    if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
    if (status !== 200) return void response.writeHead(status, CORS).end();

    const results = await Promise.all(calls.map(ask));
    response.writeHead(200, { ...CORS, 'Content-Type': 'application/json' });
    response.end(JSON.stringify(Array.isArray(body) ? results : results[0]));
  }

  const server = createServer((request, response) => {
    handle(request, response).catch(() => request.socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    goDown() {
      down = true;
      server.closeAllConnections();
    },
    goUp() {
      down = false;
      status = 200;
    },
    refuse(next) {
      status = next;
    },
    slowDown(next) {
      delayMs = next;
    },
    answer(method, result) {
      if (result === undefined) answers.delete(method);
      else answers.set(method, result);
    },
    async settle(quietMs = 500) {
      lastAt = Date.now();
      while (Date.now() - lastAt < quietMs) await new Promise((resolve) => setTimeout(resolve, quietMs / 10));
      const since = requests.length - counted;
      counted = requests.length;
      return since;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/**
 * Lets a node take blocks back, as a reorganisation does: everything after this call can be undone.
 * @returns What undoes it, putting other, empty blocks in the place of those that were made, and one more.
 */
export async function beginReorganisation(nodeUrl: string): Promise<() => Promise<void>> {
  const height = async (): Promise<number> => Number(await askNode<string>(nodeUrl, 'eth_blockNumber', []));
  const from = await height();
  const snapshot = await askNode<string>(nodeUrl, 'evm_snapshot', []);
  return async () => {
    const dropped = (await height()) - from;
    if (!(await askNode<boolean>(nodeUrl, 'evm_revert', [snapshot]))) throw new Error('the node forgot its snapshot');
    for (let made = 0; made <= dropped; made++) await askNode(nodeUrl, 'evm_mine', []);
  };
}
