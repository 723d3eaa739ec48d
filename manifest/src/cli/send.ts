import { BaseError, ContractFunctionRevertedError, type Hex, type TransactionReceipt } from 'viem';

import { CommonweightError } from '../errors.ts';
import type { Connection } from './connect.ts';

/** Waits for a transaction; a refusal becomes one sentence that names the contract's error. */
export async function send(connection: Connection, sent: () => Promise<Hex>): Promise<TransactionReceipt> {
  let hash: Hex;
  try {
    hash = await sent();
  } catch (cause) {
    const reverted = cause instanceof BaseError ? cause.walk((e) => e instanceof ContractFunctionRevertedError) : null;
    const data = reverted instanceof ContractFunctionRevertedError ? reverted.data : undefined;
    const reason = data
      ? `${data.errorName}(${(data.args ?? []).map(String).join(', ')})`
      : cause instanceof BaseError
        ? cause.shortMessage
        : String(cause);
    throw new CommonweightError(`The chain refuses: ${reason}.`, { cause });
  }
  const receipt = await connection.client.waitForTransactionReceipt({ hash, pollingInterval: 200 });
  if (receipt.status !== 'success') throw new CommonweightError(`Transaction ${hash} failed.`);
  return receipt;
}
