import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Request {
  method: string;
}

/** What becomes of a request: it passes, it never arrives, or it arrives and its answer is never heard. */
export type Fate = 'pass' | 'lose the request' | 'lose the answer';

export interface Chokepoint {
  url: string;
  stop(): Promise<void>;
}

/**
 * A place between a script and its node where a request can be stopped. Scripts write to disk before they ask, so what
 * `decide` finds on disk when it is called is exactly what is there when the script is killed in it.
 */
export async function openChokepoint(
  upstream: string,
  decide: (request: Request) => Fate,
  onLoss: () => void,
): Promise<Chokepoint> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => void pass(Buffer.concat(chunks).toString()));

    async function pass(body: string): Promise<void> {
      const asked = JSON.parse(body) as Request | Request[];
      const fates = [asked].flat().map(decide);
      if (fates.includes('lose the request')) return lose();

      const answer = await fetch(upstream, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      }).then((reply) => reply.text());
      if (fates.includes('lose the answer')) return lose();
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(answer);
    }

    function lose(): void {
      onLoss();
      request.socket.destroy();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
