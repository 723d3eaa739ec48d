import type { HardhatRuntimeEnvironment } from 'hardhat/types/hre';

import type { Chain } from '../demo/openChain.ts';
import { freePort } from './freePort.ts';

/** A node's sockets are given this long to close, milliseconds: a page that is still open must not hold up the end. */
const CLOSING_MS = 1_000;

/** Starts a development node in this process, on a port wished for or a free one, with its clock set to a moment in the past. */
export async function openNode(
  hre: HardhatRuntimeEnvironment,
  options: { port: number; beginsAt: Date },
): Promise<Chain> {
  const server = await hre.network.createServer(
    { network: 'default', override: { initialDate: options.beginsAt } },
    '127.0.0.1',
    await freePort(options.port),
  );
  const { address, port } = await server.listen();
  return {
    url: `http://${address}:${port}`,
    name: 'a chain of its own',
    async close() {
      await Promise.race([server.close(), new Promise((resolve) => setTimeout(resolve, CLOSING_MS).unref())]);
    },
  };
}
