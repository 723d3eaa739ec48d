import { HDNodeWallet, Mnemonic } from 'ethers';

/** The phrase behind the accounts of every development node. Everybody knows these keys. */
const PHRASE = 'test test test test test test test test test test test junk';

/** The one chain on which keys that everybody knows may be used. */
export const LOCAL_CHAIN_ID = 31337;

const parent = HDNodeWallet.fromMnemonic(Mnemonic.fromPhrase(PHRASE), "m/44'/60'/0'/0");
const wallets = Array.from({ length: 20 }, (_, index) => parent.deriveChild(index));

/** The accounts of a development node, in its order. */
export const LOCAL_ACCOUNTS: readonly string[] = wallets.map((wallet) => wallet.address);

/** A development node's account by its place. */
export function localAccount(index: number): string {
  const account = LOCAL_ACCOUNTS[index];
  if (account === undefined) throw new RangeError(`A development node has ${LOCAL_ACCOUNTS.length} accounts.`);
  return account;
}

/** Its private key, to sign what the node would sign for anybody anyway. */
export function localKey(index: number): string {
  const wallet = wallets[index];
  if (wallet === undefined) throw new RangeError(`A development node has ${LOCAL_ACCOUNTS.length} accounts.`);
  return wallet.privateKey;
}

const known = new Set(LOCAL_ACCOUNTS.map((account) => account.toLowerCase()));

/** Whether the key of `account` is public knowledge. */
export const isLocalAccount = (account: string): boolean => known.has(account.toLowerCase());
