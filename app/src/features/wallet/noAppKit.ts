/** Stands for WalletConnect's own dialog, which the wallet dialog of this app takes the place of. */
export function createAppKit(): never {
  throw new Error('WalletConnect is shown in the wallet dialog.');
}
