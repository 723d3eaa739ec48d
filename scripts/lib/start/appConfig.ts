import { LOCAL_PERSONS } from '../../params/localPeople.ts';
import { recordAsJson, type DeploymentRecord } from '../deploy/record.ts';
import { LOCAL_CHAIN_ID, localAccount } from '../localAccounts.ts';

/** Somebody whom a visitor of a development chain can act as. */
export interface AppPerson {
  name: string;
  address: string;
  role: string;
  about: string;
}

/** What can be said about a commons besides where it is; all of it optional. */
export interface AppSettings {
  ipfsGateways?: string[];
  walletConnectProjectId?: string;
  explorerUrl?: string;
  relayerUrl?: string;
}

/** What the app reads when it starts, so that one build serves any network: `commonweight.json` beside its pages. */
export interface AppConfig extends AppSettings {
  chainId: number;
  rpcUrls: string[];
  /** As `deployments/<chainId>.json` has it. */
  deployment: unknown;
  /** Patterns of addresses, relative to the app or absolute, with `{sha256}` for a document's hash in hexadecimal digits. */
  documentSources: string[];
  /** The same for a place that takes documents by `PUT`. */
  documentStore?: string;
  ipfsGateways: string[];
  /** On a development chain only. */
  people?: AppPerson[];
}

const people = (): AppPerson[] =>
  Object.values(LOCAL_PERSONS).map(({ name, place, role, about }) => ({
    name,
    address: localAccount(place),
    role,
    about,
  }));

export function appConfig(options: {
  record: DeploymentRecord;
  rpcUrls: string[];
  documentSources: string[];
  documentStore?: string;
  settings?: AppSettings | undefined;
}): AppConfig {
  const { record, rpcUrls, documentSources, documentStore, settings } = options;
  return {
    ...settings,
    chainId: record.chainId,
    rpcUrls,
    deployment: recordAsJson(record),
    documentSources,
    ...(documentStore === undefined ? {} : { documentStore }),
    ipfsGateways: settings?.ipfsGateways ?? [],
    ...(record.chainId === LOCAL_CHAIN_ID ? { people: people() } : {}),
  };
}
