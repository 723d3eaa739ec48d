import { decodeErrorResult, isHex } from 'viem';

import { errorsAbi } from '../contracts.ts';
import { sentenceOf } from './sentences.ts';

/** What went wrong, for a person: one sentence, and what the machine said. */
export interface Explained {
  sentence: string;
  /** Shown on demand; undefined where the sentence says it all. */
  details?: string | undefined;
}

/** What an error of viem, of wagmi or of a wallet may carry. */
interface Raised {
  name?: unknown;
  message?: unknown;
  shortMessage?: unknown;
  code?: unknown;
  data?: unknown;
  raw?: unknown;
  cause?: unknown;
}

/** An error, and everything that it says was its cause. */
function causesOf(error: unknown): Raised[] {
  const causes: Raised[] = [];
  for (let at = error; typeof at === 'object' && at !== null && !causes.includes(at); at = (at as Raised).cause) {
    causes.push(at);
  }
  return causes;
}

/** The custom error of a contract, from wherever its bytes are: one may come up through another contract or a wallet. */
function customError(causes: readonly Raised[]): { name: string; args: readonly unknown[] } | undefined {
  for (const { data, raw } of causes) {
    const nested = typeof data === 'object' && data !== null ? (data as { data?: unknown }).data : undefined;
    const bytes = [raw, data, nested].find((value) => isHex(value) && value.length >= 10);
    if (!isHex(bytes)) continue;
    try {
      const { errorName, args } = decodeErrorResult({ abi: errorsAbi, data: bytes });
      return { name: errorName, args: args ?? [] };
    } catch {
      // not one of ours
    }
  }
  return undefined;
}

/** By the names that viem and wagmi give their errors, and the codes of wallets (EIP-1193, EIP-3326, EIP-5792). */
const CASES: { names: string[]; codes: number[]; texts?: RegExp; sentence: string }[] = [
  {
    names: ['UserRejectedRequestError'],
    codes: [4001, 5000],
    sentence: 'You declined in your wallet. Nothing was sent.',
  },
  {
    names: ['ConnectorChainMismatchError', 'ChainMismatchError', 'SwitchChainError', 'ChainNotConfiguredError'],
    codes: [4901, 4902],
    sentence: 'Your wallet is on another chain. Switch it to the chain of this commons, then try again.',
  },
  {
    names: ['ConnectorNotConnectedError', 'ConnectorAccountNotFoundError', 'UnauthorizedProviderError'],
    codes: [4100],
    sentence: 'Your wallet does not let this page use that account. Connect it again.',
  },
  {
    names: ['InsufficientFundsError'],
    codes: [],
    // nodes and wallets have no code of their own for it
    texts: /insufficient funds|(doesn't|does not) have enough funds/i,
    sentence: 'This account has too little ether to pay for the transaction. Nothing was sent.',
  },
  {
    names: ['IntrinsicGasTooLowError'],
    codes: [],
    sentence: 'The gas limit that your wallet set is too low. Nothing was sent; try again without lowering it.',
  },
  {
    names: ['HttpRequestError', 'TimeoutError', 'WebSocketRequestError', 'SocketClosedError'],
    codes: [4900],
    sentence: 'The node does not answer. Nothing is lost: try again, or choose another node in the settings.',
  },
];

/** Puts an error of a wallet, a node or a contract into one plain sentence. */
export function explainError(error: unknown): Explained {
  const causes = causesOf(error);
  const texts = causes.map(({ shortMessage, message }) => shortMessage ?? message);
  const details = texts.find((text): text is string => typeof text === 'string');
  const named = CASES.find(({ names, codes, texts: pattern }) =>
    causes.some(
      ({ name, code, message }) =>
        names.includes(String(name)) ||
        codes.includes(Number(code)) ||
        (typeof message === 'string' && pattern?.test(message) === true),
    ),
  );
  const custom = customError(causes);
  if (custom !== undefined) return { sentence: sentenceOf(custom.name, custom.args), details };
  if (named !== undefined) return { sentence: named.sentence, details };
  return { sentence: details ?? String(error) };
}
