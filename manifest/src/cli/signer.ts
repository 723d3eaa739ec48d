import {
  createWalletClient,
  defineChain,
  http,
  isHex,
  type WalletClient,
  type Account,
  type Chain,
  type Transport,
} from 'viem';
import { privateKeyToAccount } from 'viem/accounts';

import { CommonweightError } from '../errors.ts';
import { nodesOf, type CommonOptions, type Connection } from './connect.ts';

const DEVELOPMENT_CHAIN = 31337;

/** Who sends: the key in COMMONWEIGHT_KEY, or on a development chain, and there alone, the node's own first account. */
export async function signer(
  connection: Connection,
  options: Pick<CommonOptions, 'rpc'> & { key?: string | undefined },
): Promise<WalletClient<Transport, Chain, Account>> {
  const { chainId } = connection.deployment;
  const [rpc] = nodesOf(options);
  const chain = defineChain({
    id: chainId,
    name: `chain ${chainId}`,
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: rpc === undefined ? [] : [rpc] } },
  });
  const transport = http(rpc, { retryCount: 1, timeout: 120_000 });
  if (options.key !== undefined && options.key !== '') {
    if (!isHex(options.key) || options.key.length !== 66) {
      throw new CommonweightError('COMMONWEIGHT_KEY is not a private key: 0x and 64 hexadecimal digits.');
    }
    return createWalletClient({ chain, transport, account: privateKeyToAccount(options.key) });
  }
  if (chainId !== DEVELOPMENT_CHAIN) {
    throw new CommonweightError('Set COMMONWEIGHT_KEY to the private key of the account that sends.');
  }
  const [account] = await createWalletClient({ chain, transport }).getAddresses();
  if (account === undefined) throw new CommonweightError('The node has no account of its own; set COMMONWEIGHT_KEY.');
  return createWalletClient({ chain, transport, account: { type: 'json-rpc', address: account } });
}
