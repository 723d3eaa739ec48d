import './lib/productionBuild.ts';

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import hre from 'hardhat';

import { build } from './lib/build.ts';
import { connectToLocal } from './lib/connect.ts';
import { codeAt } from './lib/deploy/chain.ts';
import { deployCommons } from './lib/deploy/deployCommons.ts';
import { DeployError } from './lib/deploy/DeployError.ts';
import { PROJECT_ROOT, readRecord, recordFile, writeRecord } from './lib/deploy/record.ts';
import type { DeploymentRecord } from './lib/deploy/record.ts';
import { openDocuments } from './lib/documents/openDocuments.ts';
import { openProvider } from './lib/life/account.ts';
import { openCommons } from './lib/life/commons.ts';
import { makeClock, makeMeter } from './lib/life/stage.ts';
import { LOCAL_CHAIN_ID } from './lib/localAccounts.ts';
import { run } from './lib/run.ts';
import { fillCommons } from './lib/seed/fillCommons.ts';
import { gatherPeople } from './lib/seed/gatherPeople.ts';
import local from './params/local.ts';

// npm run seed [-- --rpc <url of a development node>]: fills the commons of a local chain, deploying it if need be
await run(async () => {
  const { values } = parseArgs({
    options: {
      rpc: { type: 'string', default: 'http://127.0.0.1:8545' },
      deployment: { type: 'string' },
      documents: { type: 'string', default: join(PROJECT_ROOT, 'out/documents') },
      'deployment-id': { type: 'string', default: `chain-${LOCAL_CHAIN_ID}` },
      'no-build': { type: 'boolean', default: false },
    },
  });
  const connection = await connectToLocal(hre, values.rpc);
  if (!values['no-build']) await build();

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
  await fillCommons({
    stage: { commons, clock: makeClock(provider), meter: makeMeter() },
    people: await gatherPeople(provider),
    documents: openDocuments(values.documents),
    url: values.rpc,
    record,
    log: (line) => console.log(line),
  });
  console.log(`Done. The addresses are in ${file}, the documents in ${values.documents}.`);
  provider.destroy();
});
