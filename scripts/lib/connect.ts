import type { HardhatRuntimeEnvironment } from 'hardhat/types/hre';
import type { NetworkConnection } from 'hardhat/types/network';

import { chainIdOf } from './deploy/chain.ts';
import { DeployError } from './deploy/DeployError.ts';
import { LOCAL_CHAIN_ID } from './localAccounts.ts';

/** Opens a network of the configuration, at another node than its own where one is named, and asks it which chain it is on. */
export async function connect(
  hre: HardhatRuntimeEnvironment,
  network: string,
  rpc?: string,
): Promise<{ connection: NetworkConnection<'l1'>; chainId: number }> {
  const override = rpc === undefined ? {} : { override: { url: rpc } };
  const connection = await hre.network.create({ network, chainType: 'l1', ...override });
  try {
    return { connection, chainId: await chainIdOf(connection.provider) };
  } catch (error) {
    throw new DeployError(`No node answers at ${rpc ?? `the network ${network}`}. Is it running?`, error);
  }
}

/** Opens a development node, and no other: what follows moves its clock and hands out money. */
export async function connectToLocal(hre: HardhatRuntimeEnvironment, rpc: string): Promise<NetworkConnection<'l1'>> {
  const { connection, chainId } = await connect(hre, 'localhost', rpc);
  if (chainId !== LOCAL_CHAIN_ID) {
    throw new DeployError(
      `The node is on chain ${chainId}: this is for chain ${LOCAL_CHAIN_ID}, a development node, only.`,
    );
  }
  return connection;
}
