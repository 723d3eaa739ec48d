import type { HardhatRuntimeEnvironment } from 'hardhat/types/hre';

/** A development chain to play on. */
export interface Chain {
  url: string;
  name: string;
  close(): Promise<void>;
}

/** Starts a chain of its own in this process, on a port that the system chooses, or takes the one that was named. */
export async function openChain(hre: HardhatRuntimeEnvironment, rpc: string | undefined): Promise<Chain> {
  if (rpc !== undefined) return { url: rpc, name: rpc, close: () => Promise.resolve() };

  const server = await hre.network.createServer('default', '127.0.0.1', 0);
  const { address, port } = await server.listen();
  return { url: `http://${address}:${port}`, name: 'a chain of its own', close: () => server.close() };
}
