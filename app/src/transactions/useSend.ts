import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { encodeFunctionData, type Hex, type TransactionReceipt } from 'viem';
import { getTransactionCount, simulateContract } from 'viem/actions';
import { useCapabilities, useConfig, useConnection, useSendCalls } from 'wagmi';
import { getConnectorClient } from 'wagmi/actions';

import { useChain } from '../chain/ChainContext.ts';
import type { Call } from './call.ts';
import { explainError, type Explained } from './explainError.ts';
import { attendance, confirmedTransactions, pendingTransactions } from './pending.ts';
import { pendingBatches } from './pendingBatches.ts';
import { watchBatch } from './watchBatch.ts';
import { watchTransaction } from './watchTransaction.ts';

export type SendState =
  | { kind: 'idle' }
  /** `step` counts from 1 of `steps`: several calls are sent one by one where the wallet cannot take them together. */
  | { kind: 'checking'; step: number; steps: number; title: string }
  /** `isPartlyTried`: of calls that are sent together only the first could be tried out. */
  | { kind: 'signing'; step: number; steps: number; title: string; isPartlyTried?: boolean }
  | { kind: 'waiting'; step: number; steps: number; title: string; hash: Hex | undefined; isPartlyTried?: boolean }
  | { kind: 'done'; receipts: readonly TransactionReceipt[] }
  | { kind: 'failed'; explained: Explained };

class Refused extends Error {}

const BATCH_FAILED = {
  failed: 'The wallet could not carry out these steps. None of them counts.',
  unknown: 'Your wallet knows nothing of these steps any more. Look whether they count before you send them again.',
};

const LATE = 'This takes long. It stays in the list of those under way; you can leave the page.';

/** Sends calls: each is tried out first, then signed, then waited for. */
export function useSend(): {
  state: SendState;
  /** Makes the calls and sends them. Gives undefined, and the reason in `state`, where that fails. */
  prepareAndSend: (
    prepare: () => readonly Call[] | Promise<readonly Call[]>,
  ) => Promise<readonly TransactionReceipt[] | undefined>;
  reset: () => void;
} {
  const [state, setState] = useState<SendState>({ kind: 'idle' });
  const { client, config, head } = useChain();
  const wagmi = useConfig();
  const { address: account, connector } = useConnection();
  const { data: capabilities } = useCapabilities({ query: { enabled: account !== undefined, retry: false } });
  const { mutateAsync: sendCalls } = useSendCalls();
  const queries = useQueryClient();
  const { chainId } = config;
  const atomic = capabilities?.[chainId]?.atomic?.status;

  const awaited = useRef<string>(undefined);
  // when this button is gone, somebody else has to say how it went
  useEffect(() => () => void (awaited.current !== undefined && attendance.end(awaited.current)), []);

  const tryOut = useCallback(
    async ({ address, abi, functionName, args }: Call) => {
      await simulateContract(client, { address, abi, functionName, args, account });
    },
    [account, client],
  );

  const sendTogether = useCallback(
    async (calls: readonly Call[]): Promise<readonly TransactionReceipt[]> => {
      const title = calls.map((call) => call.title).join(', then: ');
      if (account === undefined) throw new Refused('No wallet is connected.');
      const at = { step: 1, steps: 1, title };
      setState({ kind: 'checking', ...at });
      const { tryOutTogether } = await import('./tryOutTogether.ts');
      const isTried = await tryOutTogether(client, calls, account);
      const isPartlyTried = !isTried;
      setState({ kind: 'signing', ...at, isPartlyTried });
      const { id } = await sendCalls({
        chainId,
        calls: calls.map(({ address, abi, functionName, args }) => ({ to: address, abi, functionName, args })),
        forceAtomic: true,
      });
      const sent = { id, connectorId: connector?.id ?? '', chainId, account, title, sentAt: Date.now() };
      awaited.current = id;
      attendance.begin(id);
      pendingBatches.add(sent);
      setState({ kind: 'waiting', ...at, hash: undefined, isPartlyTried });
      const outcome = await watchBatch(wagmi, sent).catch((error: unknown) => {
        // a wallet that does not answer may do so later
        attendance.end(id);
        throw error;
      });
      if (outcome.kind === 'late') {
        attendance.end(id);
        throw new Refused(LATE);
      }
      pendingBatches.remove(id);
      if (outcome.kind === 'succeeded') return outcome.receipts;
      throw new Refused(BATCH_FAILED[outcome.kind]);
    },
    [account, chainId, client, connector, sendCalls, wagmi],
  );

  const sendOne = useCallback(
    async (call: Call, step: number, steps: number): Promise<TransactionReceipt> => {
      if (account === undefined) throw new Refused('No wallet is connected.');
      const at = { step, steps, title: call.title };
      setState({ kind: 'checking', ...at });
      const { address, abi, functionName, args } = call;
      const [nonce] = await Promise.all([
        getTransactionCount(client, { address: account, blockTag: 'pending' }),
        tryOut(call),
      ]);
      setState({ kind: 'signing', ...at });
      const data = encodeFunctionData({ abi, functionName, args });
      const wallet = await getConnectorClient(wagmi, { chainId, account });
      // asked itself, once: viem would ask again in another way where a wallet refuses, and hide why it did
      const hash = await wallet.request(
        {
          method: 'eth_sendTransaction',
          params: [{ from: account, to: address, data }],
        },
        { retryCount: 0 },
      );
      const place = { nonce, afterBlock: Number(head.number), to: address, data };
      const sent = { hash, chainId, account, title: call.title, sentAt: Date.now(), place };
      awaited.current = hash;
      attendance.begin(hash);
      pendingTransactions.add(sent);
      setState({ kind: 'waiting', ...at, hash });
      const outcome = await watchTransaction(client, sent);
      if (outcome.kind === 'late') {
        attendance.end(hash);
        throw new Refused(LATE);
      }
      pendingTransactions.remove(hash);
      if (outcome.kind === 'lost') {
        throw new Refused(
          'The chain was reorganised, and the transaction is gone. It has changed nothing; send it again.',
        );
      }
      if (outcome.kind === 'replaced') {
        throw new Refused(
          outcome.reason === 'cancelled'
            ? 'You cancelled the transaction in your wallet. It has changed nothing.'
            : 'Another transaction from your wallet took the place of this one. It has changed nothing.',
        );
      }
      if (outcome.kind === 'reverted') {
        throw new Refused(
          outcome.outOfGas
            ? 'The transaction ran out of gas and has changed nothing. Try again without lowering the gas limit.'
            : 'The chain refused the transaction, because something changed after it was tried out. It has changed nothing.',
        );
      }
      confirmedTransactions.add({ ...sent, hash: outcome.receipt.transactionHash });
      return outcome.receipt;
    },
    [account, chainId, client, head.number, tryOut, wagmi],
  );

  const prepareAndSend = useCallback(
    async (prepare: () => readonly Call[] | Promise<readonly Call[]>) => {
      try {
        const calls = await prepare();
        const receipts: TransactionReceipt[] = [];
        const canBeOne = calls.length > 1 && !calls.some(({ isSeparate }) => isSeparate);
        if (canBeOne && (atomic === 'supported' || atomic === 'ready')) {
          receipts.push(...(await sendTogether(calls)));
        } else {
          for (const [index, call] of calls.entries()) receipts.push(await sendOne(call, index + 1, calls.length));
        }
        await queries.invalidateQueries({ queryKey: ['head'] });
        setState({ kind: 'done', receipts });
        return receipts;
      } catch (error) {
        setState({ kind: 'failed', explained: explainError(error) });
        return undefined;
      }
    },
    [atomic, queries, sendOne, sendTogether],
  );
  return { state, prepareAndSend, reset: useCallback(() => setState({ kind: 'idle' }), []) };
}
