import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

import { DeployError } from '../deploy/DeployError.ts';

/** The port that was wished for if nobody listens there, else one that the system chooses. */
export async function freePort(wished: number): Promise<number> {
  for (const port of [wished, 0]) {
    const probe = createServer();
    probe.listen(port, '127.0.0.1');
    try {
      await once(probe, 'listening');
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EADDRINUSE') continue;
      throw code === 'EACCES' ? new DeployError(`Port ${port} is not yours to use: choose one from 1024 on.`) : error;
    }
    const { port: free } = probe.address() as AddressInfo;
    probe.close();
    await once(probe, 'close');
    return free;
  }
  throw new Error('There is no free port.');
}
