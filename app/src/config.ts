import { parseDeployment } from '@commonweight/manifest';
import { getAddress, isAddress, type Address } from 'viem';
import { z } from 'zod';

const address = z
  .string()
  .refine((text) => isAddress(text, { strict: false }), 'not an address')
  .transform((text): Address => getAddress(text));

const schema = z.object({
  chainId: z.int().min(1),
  /** Nodes to ask, in this order. */
  rpcUrls: z.array(z.url()).min(1),
  deployment: z.unknown(),
  /** Where documents are had by their hash: addresses with `{sha256}` (64 hexadecimal digits) or `{cid}` in them. */
  documentSources: z.array(z.string()).default([]),
  /** Takes documents by `PUT` at this address with `{sha256}` in it, and serves them there; relative to the page, or absolute. */
  documentStore: z.string().includes('{sha256}').optional(),
  /** Where `ipfs://` addresses are had; each ends in a slash. */
  ipfsGateways: z.array(z.url()).default([]),
  walletConnectProjectId: z.string().min(1).optional(),
  /** An explorer of blocks, with `/tx/` and `/address/` below it. */
  explorerUrl: z.url().optional(),
  /** Takes signed votes and ballots and pays for them. */
  relayerUrl: z.url().optional(),
  /** Accounts of a development node to act as. */
  people: z
    .array(z.object({ name: z.string().min(1), address, role: z.string().default(''), about: z.string().default('') }))
    .default([]),
});

/** Says where the commons is and whom to ask; read at run time, so that one build serves any network. */
export type AppConfig = Omit<z.infer<typeof schema>, 'deployment'> & {
  deployment: ReturnType<typeof parseDeployment>;
};

/** The one chain on which the node signs for anybody and time can be moved. */
export const LOCAL_CHAIN_ID = 31337;

const RPC_KEY = 'commonweight.rpcUrl';

/** The visitor's own choice of a node, which comes before those of the configuration. */
export const chosenRpcUrl = {
  get: (): string | undefined => localStorage.getItem(RPC_KEY) ?? undefined,
  set: (url: string | undefined): void => {
    if (url === undefined) localStorage.removeItem(RPC_KEY);
    else localStorage.setItem(RPC_KEY, url);
  },
};

/** Reads a configuration; throws in one sentence what is wrong with it. */
export function parseConfig(data: unknown): AppConfig {
  const parsed = schema.safeParse(data);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(`The configuration is not right: ${issue?.path.join('.') || 'the file'}: ${issue?.message}.`);
  }
  const deployment = parseDeployment(parsed.data.deployment);
  const { chainId } = parsed.data;
  if (deployment.chainId !== chainId) {
    throw new Error(`The configuration is for chain ${chainId}, its deployment for chain ${deployment.chainId}.`);
  }
  const people = chainId === LOCAL_CHAIN_ID ? parsed.data.people : [];
  const chosen = chosenRpcUrl.get();
  const rpcUrls = chosen === undefined ? parsed.data.rpcUrls : [chosen, ...parsed.data.rpcUrls];
  return { ...parsed.data, deployment, people, rpcUrls };
}

/** Fetches `commonweight.json` from beside the page. */
export async function loadConfig(): Promise<AppConfig> {
  const response = await fetch('./commonweight.json', { cache: 'no-cache' }).catch(() => undefined);
  if (response === undefined || !response.ok) {
    throw new Error('There is no commonweight.json beside this page, so it does not know which commons to show.');
  }
  const data: unknown = await response.json().catch(() => {
    throw new Error('The file commonweight.json beside this page is not JSON.');
  });
  return parseConfig(data);
}
