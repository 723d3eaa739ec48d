import { commonsTokenAbi } from '@commonweight/manifest/abis';
import { readLogs } from '@commonweight/manifest';
import { useQuery } from '@tanstack/react-query';
import { decodeEventLog, hexToNumber, toEventSelector, type AbiEvent } from 'viem';

import { useChain, type ChainState } from '../chain/ChainContext.ts';
import type { RoleEvent } from './foldRoles.ts';
import { foldToken, type TokenEvent } from './foldToken.ts';

const NAMES = ['Transfer', 'DelegateChanged', 'RoleGranted', 'RoleRevoked'] as const;

/** The token's events that tell who holds how much, who votes with it, and who holds a role. */
const EVENTS = commonsTokenAbi.filter(
  (item): item is Extract<typeof item, { type: 'event'; name: (typeof NAMES)[number] }> =>
    item.type === 'event' && (NAMES as readonly string[]).includes(item.name),
);
const TOPICS = EVENTS.map((event: AbiEvent) => toEventSelector(event));

async function readToken({ client, contracts, config, head }: ChainState) {
  const logs = await readLogs({
    client,
    addresses: [contracts.token.address],
    topics: TOPICS,
    fromBlock: BigInt(config.deployment.contracts.CommonsToken.firstBlock),
    toBlock: head.number,
  });
  const events = logs
    .map((log) => ({ log, block: hexToNumber(log.blockNumber), index: hexToNumber(log.logIndex) }))
    .sort((a, b) => a.block - b.block || a.index - b.index)
    .map(({ log, block }) => ({
      ...decodeEventLog({ abi: EVENTS, data: log.data, topics: log.topics }),
      blockNumber: block,
      transactionHash: log.transactionHash,
    }));
  const ofTokens = events.filter(
    (event): event is typeof event & TokenEvent => 'value' in event.args || 'delegator' in event.args,
  );
  const ofRoles = events.flatMap((event): RoleEvent[] =>
    event.eventName === 'RoleGranted' || event.eventName === 'RoleRevoked'
      ? [{ ...event, source: 'CommonsToken' }]
      : [],
  );
  return { ...foldToken(ofTokens), roleEvents: ofRoles, asOf: head.number };
}

/** Who holds tokens and who votes with them, from the token's events. Read anew after a while, not with each block. */
export function useTokenPower() {
  const chain = useChain();
  return useQuery({
    queryKey: ['token power', chain.config.deployment.contracts.CommonsToken.address],
    queryFn: () => readToken(chain),
    staleTime: 30_000,
  });
}
