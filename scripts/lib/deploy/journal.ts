import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The lines of Ignition's journal that resuming depends on; every other line is passed over. */
interface Line {
  type: string;
  futureId?: string;
  chainId?: number;
  nonce?: number;
  hash?: string;
  receipt?: { blockNumber: number; contractAddress?: string; status: string };
  result?: { type: string; address?: string };
}

/** A contract that a deployment has made so far. */
export interface Deployed {
  contractName: string;
  address: string;
  firstBlock: number;
}

const fileOf = (directory: string): string => join(directory, 'journal.jsonl');

/** Ignition starts a new line before each message: what a kill can cut is the last one. */
function rawLines(directory: string): string[] {
  const file = fileOf(directory);
  return existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
    : [];
}

const parse = (line: string): Line => JSON.parse(line) as Line;

function isWhole(line: string): boolean {
  try {
    parse(line);
    return true;
  } catch {
    return false;
  }
}

/** Takes away a last line that was cut in half. It said nothing yet: Ignition acts only after a line is written. */
export function dropCutLine(directory: string): boolean {
  const lines = rawLines(directory);
  const last = lines.at(-1);
  if (last === undefined || isWhole(last)) return false;

  const whole = lines.slice(0, -1).map((line) => `\n${line}`);
  writeFileSync(fileOf(directory), whole.join(''));
  return true;
}

export const readJournal = (directory: string): Line[] => rawLines(directory).map(parse);

/** Whether a transaction may have gone out for a future since it was last wiped. */
export function mayHaveSent(journal: readonly Line[], futureId: string): boolean {
  const since = journal.findLastIndex((line) => line.type === 'WIPE_APPLY' && line.futureId === futureId);
  return journal
    .slice(since + 1)
    .some((line) => line.futureId === futureId && line.type === 'TRANSACTION_PREPARE_SEND');
}

/** The transactions that the journal saw mined, in their order. */
export const minedTransactions = (journal: readonly Line[]): { hash: string; blockNumber: number }[] =>
  journal.flatMap(({ type, hash, receipt }) =>
    type === 'TRANSACTION_CONFIRM' && hash !== undefined && receipt !== undefined
      ? [{ hash, blockNumber: receipt.blockNumber }]
      : [],
  );

/** The contracts that stand, by their names: `Commons#TimelockController` is the TimelockController. */
export function deployedContracts(journal: readonly Line[]): Deployed[] {
  const blocks = new Map(
    journal.flatMap(({ futureId, receipt }) =>
      futureId !== undefined && receipt?.contractAddress !== undefined
        ? [[futureId, receipt.blockNumber] as const]
        : [],
    ),
  );
  return journal.flatMap(({ type, futureId, result }) => {
    if (type !== 'DEPLOYMENT_EXECUTION_STATE_COMPLETE' || result?.type !== 'SUCCESS') return [];
    const firstBlock = blocks.get(futureId ?? '');
    if (futureId === undefined || result.address === undefined || firstBlock === undefined) return [];
    return [{ contractName: futureId.slice(futureId.indexOf('#') + 1), address: result.address, firstBlock }];
  });
}

/** Writes Ignition's address file anew: a kill can leave a hole in it, and nothing of Ignition's own fills that. */
export function rebuildAddressFile(directory: string, journal: readonly Line[]): void {
  const addresses = journal.flatMap(({ type, futureId, result }) =>
    type === 'DEPLOYMENT_EXECUTION_STATE_COMPLETE' && result?.type === 'SUCCESS' ? [[futureId, result.address]] : [],
  );
  writeFileSync(
    join(directory, 'deployed_addresses.json'),
    `${JSON.stringify(Object.fromEntries(addresses), null, 2)}\n`,
  );
}
