import './lib/productionBuild.ts';

import { parseArgs } from 'node:util';

import hre from 'hardhat';

import { build } from './lib/build.ts';
import { connect } from './lib/connect.ts';
import { deployCommons } from './lib/deploy/deployCommons.ts';
import { CONTRACT_NAMES, recordFile, writeRecord } from './lib/deploy/record.ts';
import { loadParameters } from './lib/loadParameters.ts';
import { run } from './lib/run.ts';

// npm run deploy -- --network <name> [--parameters <name or file>] [--rpc <url>]
await run(async () => {
  const { values } = parseArgs({
    options: {
      network: { type: 'string', default: 'default' },
      parameters: { type: 'string' },
      rpc: { type: 'string' },
      'deployment-id': { type: 'string' },
      out: { type: 'string' },
      'no-build': { type: 'boolean', default: false },
    },
  });
  if (!values['no-build']) await build();

  const { connection, chainId } = await connect(hre, values.network, values.rpc);
  const parameters = await loadParameters(values.network, chainId, values.parameters);

  const started = Date.now();
  console.log(`Deploying a commons to chain ${chainId}.`);
  const record = await deployCommons({
    hre,
    connection,
    parameters,
    log: (line) => console.log(`  · ${line}`),
    ...(values['deployment-id'] === undefined ? {} : { deploymentId: values['deployment-id'] }),
  });
  for (const name of CONTRACT_NAMES) {
    const { address, firstBlock } = record.contracts[name];
    console.log(`  ${name.padEnd(20)} ${address}  block ${firstBlock}`);
  }

  if (connection.networkConfig.type === 'edr-simulated') {
    console.log('This chain ends with this command, so nothing was written: it was a rehearsal.');
    return;
  }
  const file = values.out ?? recordFile(chainId);
  writeRecord(file, record);
  console.log(`Written to ${file} in ${((Date.now() - started) / 1_000).toFixed(1)} s.`);
  const node = values.rpc === undefined ? '' : ` --rpc ${values.rpc}`;
  console.log(`Prove it:  npm run verify:deployment -- --network ${values.network}${node}`);
});
