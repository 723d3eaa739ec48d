import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

import type { JsonRpcProvider } from 'ethers';
import type { HardhatRuntimeEnvironment } from 'hardhat/types/hre';

import type { CommonsParameters } from '../../params/types.ts';
import { connectToLocal } from '../connect.ts';
import { deployCommons } from '../deploy/deployCommons.ts';
import { writeRecord } from '../deploy/record.ts';
import { openDocuments, type Documents } from '../documents/openDocuments.ts';
import { openProvider } from '../life/account.ts';
import { openCommons } from '../life/commons.ts';
import { makeClock, makeMeter, type Stage } from '../life/stage.ts';
import { openChain, type Chain } from './openChain.ts';
import { gatherCast, parametersFor, type Cast } from './people.ts';

const DEPLOYMENT_ID = 'demo';

/** A commons of its own for a story to be played in, and the folder for what comes of it. */
export interface Demo {
  chain: Chain;
  provider: JsonRpcProvider;
  cast: Cast;
  parameters: CommonsParameters;
  stage: Stage;
  documents: Documents;
  out: string;
  deploymentFile: string;
  close(): Promise<void>;
}

/** Deploys a new commons, on a chain of its own or on the development node that is named. */
export async function openDemo(options: {
  hre: HardhatRuntimeEnvironment;
  rpc: string | undefined;
  out: string;
}): Promise<Demo> {
  const { hre } = options;
  const chain = await openChain(hre, options.rpc);
  const connection = await connectToLocal(hre, chain.url);
  const provider = openProvider(chain.url);
  const cast = await gatherCast(provider);
  const parameters = parametersFor(cast);
  // every demo is a commons of its own, also on a chain that has seen one
  rmSync(join(hre.config.paths.ignition, 'deployments', DEPLOYMENT_ID), { recursive: true, force: true });
  const record = await deployCommons({ hre, connection, parameters, deploymentId: DEPLOYMENT_ID });
  const out = resolve(options.out);
  mkdirSync(out, { recursive: true });
  const deploymentFile = join(out, 'deployment.json');
  writeRecord(deploymentFile, record);
  const commons = await openCommons(connection.ethers, record.contracts);
  return {
    chain,
    provider,
    cast,
    parameters,
    stage: { commons, clock: makeClock(provider), meter: makeMeter() },
    documents: openDocuments(join(out, 'documents')),
    out,
    deploymentFile,
    async close() {
      provider.destroy();
      await chain.close();
    },
  };
}
