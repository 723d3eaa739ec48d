import { once } from 'node:events';
import { createServer } from 'node:net';

/** The port that was wished for if nobody listens there, else one that the system chooses. */
export async function freePort(wished: number): Promise<number> {
  for (const port of [wished, 0]) {
    const probe = createServer();
    probe.listen(port, '127.0.0.1');
    const taken = await Promise.race([
      once(probe, 'listening').then(() => false),
      once(probe, 'error').then(([error]: unknown[]) => {
        if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return true;
        throw error;
      }),
    ]);
    if (taken) continue;
    const address = probe.address();
    probe.close();
    await once(probe, 'close');
    if (address !== null && typeof address === 'object') return address.port;
  }
  throw new Error('There is no free port.');
}
