import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { HardhatArtifactResolver } from '@nomicfoundation/hardhat-ignition/helpers';
import type { HardhatRuntimeEnvironment } from 'hardhat/types/hre';
import type { NetworkConnection } from 'hardhat/types/network';

import Commons from '../../../ignition/modules/Commons.ts';
import type { CommonsParameters } from '../../params/types.ts';
import { isLocalAccount, LOCAL_CHAIN_ID } from '../localAccounts.ts';
import { moduleParameters } from '../moduleParameters.ts';
import { validateParameters } from '../validateParameters.ts';
import { chainIdOf, codeAt, creationBlocks, isMined, senderOf } from './chain.ts';
import { DeployError } from './DeployError.ts';
import { heal } from './heal.ts';
import { deployedContracts, dropCutLine, minedTransactions, readJournal, rebuildAddressFile } from './journal.ts';
import { CONTRACT_NAMES } from './record.ts';
import type { ContractName, DeploymentRecord } from './record.ts';

/** Each of the module's steps can be interrupted; each is healed once or twice, and the chain may have to be waited for. */
const MOST_TRIES = 200;

export interface DeployOptions {
  hre: HardhatRuntimeEnvironment;
  connection: NetworkConnection<'l1'>;
  parameters: CommonsParameters;
  /** The name of the journal's directory; one per chain unless told otherwise. */
  deploymentId?: string;
  /** Hears what is being done. */
  log?: (line: string) => void;
}

/** A key that everybody knows would hand the commons to whoever is quickest. */
async function checkSender(connection: NetworkConnection<'l1'>, chainId: number): Promise<void> {
  const sender = await senderOf(connection.provider);
  if (chainId !== LOCAL_CHAIN_ID && isLocalAccount(sender)) {
    throw new DeployError(
      `${sender} is a development account, whose key everybody knows. It may deploy to chain ${LOCAL_CHAIN_ID} only, not to ${chainId}.`,
    );
  }
}

/** A journal of another chain behind the same id: on a development node it is thrown away, elsewhere nothing is touched. */
async function checkSameChain({ connection, log }: DeployOptions, directory: string, chainId: number): Promise<void> {
  const journal = readJournal(directory);
  const recorded = journal.find((line) => line.type === 'DEPLOYMENT_INITIALIZE')?.chainId;
  if (recorded !== undefined && recorded !== chainId) {
    throw new DeployError(`${directory} belongs to chain ${recorded}, and the node is on chain ${chainId}.`);
  }

  const mined = minedTransactions(journal);
  const unknown = [];
  for (const { hash } of mined) if (!(await isMined(connection.provider, hash))) unknown.push(hash);
  if (unknown.length === 0) return;
  if (chainId !== LOCAL_CHAIN_ID) {
    throw new DeployError(
      `The node is on chain ${chainId} but does not know ${unknown[0]}, which this deployment saw mined there. ` +
        `It is another chain with the same id, or the chain was rolled back. Ask a node of the right chain, ` +
        `or remove ${directory} to deploy anew.`,
    );
  }
  rmSync(directory, { recursive: true, force: true });
  log?.(`the node's chain is a new one: the journal of the former one was removed`);
}

function explain(error: unknown, directory: string): DeployError {
  const message = error instanceof Error ? error.message : String(error);
  if (/reconcil/i.test(message)) {
    return new DeployError(
      `This deployment was begun with other parameters or other code, so it cannot be continued with these. ` +
        `Restore what it was begun with, or remove ${directory} to deploy a second commons.\n${message}`,
      error,
    );
  }
  return new DeployError(message, error);
}

/** Deploys to a chain that lasts, from wherever an earlier call was interrupted, and says where everything is. */
async function deployLasting(options: DeployOptions, chainId: number): Promise<DeploymentRecord['contracts']> {
  const { hre, connection, parameters, log } = options;
  const deploymentId = options.deploymentId ?? `chain-${chainId}`;
  const directory = join(hre.config.paths.ignition, 'deployments', deploymentId);
  const local = chainId === LOCAL_CHAIN_ID;
  const artifacts = new HardhatArtifactResolver(hre.artifacts);
  const patient = {
    directory,
    provider: connection.provider,
    artifacts,
    pauseMs: parameters.chain.blockSeconds * 1_000,
  };

  if (dropCutLine(directory)) log?.('the last line of the journal was cut in half: dropped');
  await checkSameChain(options, directory, chainId);

  for (let tries = 1; ; tries++) {
    if (existsSync(directory)) rebuildAddressFile(directory, readJournal(directory));
    try {
      await connection.ignition.deploy(Commons, {
        parameters: moduleParameters(parameters),
        deploymentId,
        config: local ? { requiredConfirmations: 1, blockPollingInterval: 20 } : {},
      });
      break;
    } catch (error) {
      const healed = tries < MOST_TRIES ? await heal(patient, error) : undefined;
      if (healed === undefined) throw explain(error, directory);
      log?.(healed);
    }
  }

  const journal = readJournal(directory);
  rebuildAddressFile(directory, journal);
  const found = new Map(deployedContracts(journal).map((contract) => [contract.contractName, contract]));
  const contracts = {} as DeploymentRecord['contracts'];
  for (const name of CONTRACT_NAMES) {
    const contract = found.get(name);
    if (contract === undefined) throw new DeployError(`${directory} does not say where ${name} is.`);
    if ((await codeAt(connection.provider, contract.address)) === '0x') {
      throw new DeployError(`There is no code at ${contract.address}, where ${name} should be.`);
    }
    contracts[name] = { address: contract.address, firstBlock: contract.firstBlock };
  }
  return contracts;
}

/** Deploys to a chain that ends with this process: there is no journal, but the whole chain can be looked through. */
async function deployFleeting({ connection, parameters }: DeployOptions): Promise<DeploymentRecord['contracts']> {
  const deployed = await connection.ignition.deploy(Commons, {
    parameters: moduleParameters(parameters),
    config: { requiredConfirmations: 1, blockPollingInterval: 5 },
  });
  const firstBlocks = await creationBlocks(connection.provider);
  const instances = {
    CommonsToken: deployed.token,
    ContributorRegistry: deployed.contributors,
    DatasetRegistry: deployed.datasets,
    TimelockController: deployed.timelock,
    CommonsGovernor: deployed.governor,
    ProposalLens: deployed.lens,
    WeightBallots: deployed.ballots,
    TrainingManifest: deployed.manifest,
    EthicsBoard: deployed.board,
  } satisfies Record<ContractName, unknown>;
  const contracts = {} as DeploymentRecord['contracts'];
  for (const name of CONTRACT_NAMES) {
    const address = await instances[name].getAddress();
    contracts[name] = { address, firstBlock: firstBlocks.get(address.toLowerCase()) ?? 0 };
  }
  return contracts;
}

/** Deploys a commons, or finishes a deployment that was interrupted. Nothing is sent unless everything can be. */
export async function deployCommons(options: DeployOptions): Promise<DeploymentRecord> {
  const { connection, parameters } = options;
  validateParameters(parameters);
  const chainId = await chainIdOf(connection.provider);
  await checkSender(connection, chainId);

  const fleeting = connection.networkConfig.type === 'edr-simulated';
  const contracts = fleeting ? await deployFleeting(options) : await deployLasting(options, chainId);
  return { chainId, contracts, parameters };
}
