import { createContext, useContext } from 'react';

export const WalletDialogContext = createContext<{ open: () => void }>({ open: () => undefined });

/** Opens the dialog in which a wallet is chosen. */
export const useWalletDialog = (): { open: () => void } => useContext(WalletDialogContext);
