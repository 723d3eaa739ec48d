import { EventLog } from 'ethers';
import type { BaseContract, Provider } from 'ethers';

import type { Commons } from '../../../scripts/lib/life/commons.ts';

/** One event of the commons, in the order of the chain. */
export interface ChainEvent {
  contract: keyof Commons;
  name: string;
  /** Its arguments by name. */
  get: <T>(argument: string) => T;
  /** When its block was made, Unix seconds. */
  at: number;
}

/** Every event of every contract. Nothing else of the chain is read. */
export async function readEvents(commons: Commons, provider: Provider): Promise<ChainEvent[]> {
  const times = new Map<number, number>();
  const timeOf = async (block: number): Promise<number> => {
    const known = times.get(block) ?? (await provider.getBlock(block))?.timestamp ?? 0;
    times.set(block, known);
    return known;
  };

  const found: { event: ChainEvent; block: number; index: number }[] = [];
  for (const [contract, instance] of Object.entries(commons) as [keyof Commons, BaseContract][]) {
    for (const log of await instance.queryFilter('*')) {
      if (!(log instanceof EventLog)) throw new Error(`${contract} emitted something that is not in its interface`);
      const { args, fragment, blockNumber, index } = log;
      const event: ChainEvent = {
        contract,
        name: fragment.name,
        get: <T>(argument: string) => args.getValue(argument) as T,
        at: await timeOf(blockNumber),
      };
      found.push({ event, block: blockNumber, index });
    }
  }
  return found.sort((a, b) => a.block - b.block || a.index - b.index).map(({ event }) => event);
}
