import './lib/productionBuild.ts';

import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';

import type { JsonRpcProvider, Wallet } from 'ethers';
import hre from 'hardhat';

import { build } from './lib/build.ts';
import { connectToLocal } from './lib/connect.ts';
import { codeAt } from './lib/deploy/chain.ts';
import { deployCommons } from './lib/deploy/deployCommons.ts';
import { DeployError } from './lib/deploy/DeployError.ts';
import { readRecord, recordFile, writeRecord } from './lib/deploy/record.ts';
import type { DeploymentRecord } from './lib/deploy/record.ts';
import { CarefulWallet, fund, openProvider } from './lib/life/account.ts';
import { openCommons } from './lib/life/commons.ts';
import { makeClock, makeMeter } from './lib/life/stage.ts';
import { LOCAL_CHAIN_ID, localKey } from './lib/localAccounts.ts';
import { run } from './lib/run.ts';
import { fillCommons } from './lib/seed/fillCommons.ts';
import local, { LOCAL_PEOPLE } from './params/local.ts';

async function gatherResidents(provider: JsonRpcProvider) {
  const people = async (places: readonly number[]): Promise<Wallet[]> => {
    const wallets = places.map((place) => new CarefulWallet(localKey(place), provider));
    for (const wallet of wallets) await fund(provider, wallet.address);
    return wallets;
  };
  const { founders, curators, contributors, holders } = LOCAL_PEOPLE;
  return {
    founders: await people(founders),
    curators: await people(curators),
    contributors: await people(contributors),
    holders: await people(holders),
  };
}

// npm run seed [-- --rpc <url of a development node>]: fills the commons of a local chain, deploying it if need be
await run(async () => {
  const { values } = parseArgs({
    options: {
      rpc: { type: 'string', default: 'http://127.0.0.1:8545' },
      deployment: { type: 'string' },
      'deployment-id': { type: 'string', default: `chain-${LOCAL_CHAIN_ID}` },
      'no-build': { type: 'boolean', default: false },
    },
  });
  const connection = await connectToLocal(hre, values.rpc);
  if (!values['no-build']) await build(hre);

  const file = values.deployment ?? recordFile(LOCAL_CHAIN_ID);
  const stands = async (): Promise<DeploymentRecord | undefined> => {
    if (!existsSync(file)) return undefined;
    const record = readRecord(file);
    const code = await codeAt(connection.provider, record.contracts.TrainingManifest.address);
    return code === '0x' ? undefined : record;
  };
  const record =
    (await stands()) ??
    (await deployCommons({ hre, connection, parameters: local, deploymentId: values['deployment-id'] }));
  writeRecord(file, record);

  const commons = await openCommons(connection.ethers, record.contracts);
  if ((await commons.datasets.datasetCount()) > 0n) {
    throw new DeployError('There is data in this commons already. Start a new chain to fill another one.');
  }
  const provider = openProvider(values.rpc);
  const stage = { commons, clock: makeClock(provider), meter: makeMeter() };
  await fillCommons(stage, await gatherResidents(provider), (line) => console.log(line));
  console.log(`Done. The addresses are in ${file}.`);
  provider.destroy();
});
