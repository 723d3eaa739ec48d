import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TestServer {
  url: string;
  /** What was asked for, in order: path and range. */
  asked: { path: string; range: string | undefined }[];
  /** Bytes of bodies that were handed to connections, by path. */
  sent: Map<string, number>;
  close(): Promise<void>;
}

export type Answer = (request: IncomingMessage, response: ServerResponse, path: string) => void;

/** A server for one test, on a port that the system chooses. */
export async function startServer(answer: Answer): Promise<TestServer> {
  const asked: TestServer['asked'] = [];
  const sent = new Map<string, number>();
  const server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? '/').replace(/\?.*/, ''));
    asked.push({ path, range: request.headers.range });
    answer(request, response, path);
  });
  // a connection that is closed while it is used again would count as a fault
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    sent,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Sends a file as servers do, from the byte that was asked for on. */
export function sendFile(request: IncomingMessage, response: ServerResponse, content: string | Uint8Array): void {
  const bytes = Buffer.from(content);
  const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
  if (from >= bytes.length && from > 0) {
    response.writeHead(416, { 'content-range': `bytes */${bytes.length}` }).end();
    return;
  }
  const rest = bytes.subarray(from);
  response.writeHead(from > 0 ? 206 : 200, {
    'content-length': rest.length,
    ...(from > 0 ? { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` } : {}),
  });
  response.end(rest);
}
