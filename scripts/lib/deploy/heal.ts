import { setTimeout as sleep } from 'node:timers/promises';

import { trackTransaction, wipe } from '@nomicfoundation/ignition-core';
import type { ArtifactResolver } from '@nomicfoundation/ignition-core';
import type { EthereumProvider } from 'hardhat/types/providers';

import { findByNonce, pendingNonce } from './chain.ts';
import { DeployError } from './DeployError.ts';
import { mayHaveSent, minedTransactions, readJournal } from './journal.ts';

/** What healing works on. */
export interface Patient {
  /** Where Ignition keeps the journal of this deployment. */
  directory: string;
  provider: EthereumProvider;
  artifacts: ArtifactResolver;
  /** How long to wait for the chain to go on, milliseconds. */
  pauseMs: number;
}

/** A step was begun and the kill came before it asked for anything on chain: it begins again. */
async function restart({ directory, artifacts }: Patient, futureId: string): Promise<string> {
  if (mayHaveSent(readJournal(directory), futureId)) {
    throw new DeployError(`${futureId} may have been sent and is not in the journal: it cannot be begun again.`);
  }
  await wipe(directory, artifacts, futureId);
  return `${futureId} had been begun, and nothing was sent for it: begun again`;
}

/** A nonce was taken for a step, and the kill came before its hash was heard of: the chain knows whether it was used. */
async function findLost(patient: Patient, futureId: string, account: string, nonce: number): Promise<string> {
  const { directory, provider, artifacts, pauseMs } = patient;
  const lastMined = minedTransactions(readJournal(directory)).at(-1)?.blockNumber;
  const hash = await findByNonce(provider, account, nonce, lastMined);
  if (hash !== undefined) {
    await trackTransaction(directory, hash, provider);
    return `${futureId} had been sent: found again as ${hash}`;
  }

  const next = await pendingNonce(provider, account);
  if (next > nonce) {
    await sleep(pauseMs);
    return `${futureId} was sent and is not in a block yet: waiting`;
  }
  // The new try takes the same nonce, so of the two at most one can ever be mined.
  await wipe(directory, artifacts, futureId);
  return `${futureId} had not been sent: begun again with nonce ${next}`;
}

/**
 * Puts right what Ignition stops at after it was killed.
 * @returns What was done, in a sentence; nothing where the error is not of that kind.
 */
export async function heal(patient: Patient, error: unknown): Promise<string | undefined> {
  const message = error instanceof Error ? error.message : String(error);

  const unfinished = /Unable to find network interaction for (\S+)/.exec(message)?.[1];
  if (unfinished !== undefined) return restart(patient, unfinished);

  const lost = /for future (\S+?)\.?\s[\s\S]*nonce (\d+) sent from account (0x[0-9a-fA-F]{40})/.exec(message);
  if (lost?.[1] !== undefined && lost[3] !== undefined) return findLost(patient, lost[1], lost[3], Number(lost[2]));

  if (/confirmations/.test(message)) {
    await sleep(patient.pauseMs);
    return 'the last transactions are not confirmed often enough yet: waiting';
  }
  return undefined;
}
