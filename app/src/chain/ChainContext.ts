import type { CommonsEvent } from '@commonweight/manifest';
import { createContext, useContext } from 'react';
import type { Hex } from 'viem';

import type { AppConfig } from '../config.ts';
import type { Contracts } from '../contracts.ts';
import type { ChainClient } from './ChainClient.ts';

/** The newest block that is shown. */
export interface Head {
  number: bigint;
  hash: Hex;
  /** The chain's clock at that block, Unix seconds. */
  timestamp: number;
  /** This device's clock when the block was first seen, in milliseconds. */
  seenAt: number;
}

/** What everything on the page is read from: one chain, as of one block. */
export interface ChainState {
  config: AppConfig;
  client: ChainClient;
  contracts: Contracts;
  head: Head;
  /** Every event of the commons up to the head, but votes and ballots. */
  events: readonly CommonsEvent[];
}

export const ChainContext = createContext<ChainState | undefined>(undefined);

export function useChain(): ChainState {
  const state = useContext(ChainContext);
  if (state === undefined) throw new Error('useChain is used outside ChainProvider');
  return state;
}
