import { defineChain, type Address, type Chain } from 'viem';
import { createConfig, createConnector, fallback, http, type Config, type CreateConnectorFn } from 'wagmi';

import { LOCAL_CHAIN_ID, type AppConfig } from './config.ts';

/** How long a node may take to answer, in milliseconds. */
const TIMEOUT = 20_000;

/** Calls that are made within this time, in milliseconds, go out as one request. */
const BATCH_WAIT = 8;

/** How often it is looked whether a transaction that was sent is in a block, in milliseconds. */
const POLL_MS = { local: 500, other: 4_000 };

const PERSON_PREFIX = 'local-';

/** The connector by which a person of the development chain acts. */
export const personConnectorId = (address: Address): string => `${PERSON_PREFIX}${address.toLowerCase()}`;
export const isPersonConnector = (id: string): boolean => id.startsWith(PERSON_PREFIX);

/** Connectors for the development node's own accounts, which it signs for. */
async function peopleConnectors({ chainId, people }: AppConfig): Promise<CreateConnectorFn[]> {
  if (chainId !== LOCAL_CHAIN_ID || people.length === 0) return [];
  const { mock } = await import('wagmi/connectors/mock');
  return people.map(({ name, address }) => {
    const connector = mock({ accounts: [address], features: { reconnect: true, defaultConnected: true } });
    const id = personConnectorId(address);
    return createConnector((config) => ({
      ...connector(config),
      id,
      name,
      // the node would sign for any of them: only the one that acted last comes back after a reload
      isAuthorized: async () => (await config.storage?.getItem('recentConnectorId')) === id,
    }));
  });
}

async function walletConnectConnectors({ walletConnectProjectId }: AppConfig): Promise<CreateConnectorFn[]> {
  if (walletConnectProjectId === undefined) return [];
  const { walletConnect } = await import('wagmi/connectors/walletConnect');
  // the wallet dialog shows the code
  return [walletConnect({ projectId: walletConnectProjectId, showQrModal: false })];
}

const chainOf = ({ chainId, rpcUrls, explorerUrl }: AppConfig): Chain =>
  defineChain({
    id: chainId,
    name: chainId === LOCAL_CHAIN_ID ? 'Local chain' : `Chain ${chainId}`,
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: rpcUrls } },
    ...(explorerUrl === undefined ? {} : { blockExplorers: { default: { name: 'Explorer', url: explorerUrl } } }),
  });

/** The chain, the nodes that are asked, and the wallets: those that announce themselves (EIP-6963) and the configured ones. */
export async function makeWagmiConfig(config: AppConfig): Promise<Config> {
  const chain = chainOf(config);
  const transports = config.rpcUrls.map((url) =>
    http(url, { batch: { wait: BATCH_WAIT, batchSize: 200 }, timeout: TIMEOUT, retryCount: 1 }),
  );
  return createConfig({
    chains: [chain],
    connectors: [...(await peopleConnectors(config)), ...(await walletConnectConnectors(config))],
    transports: { [chain.id]: fallback(transports) },
    multiInjectedProviderDiscovery: true,
    pollingInterval: POLL_MS[chain.id === LOCAL_CHAIN_ID ? 'local' : 'other'],
  });
}
