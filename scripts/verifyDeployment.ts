import './lib/productionBuild.ts';

import { parseArgs } from 'node:util';

import hre from 'hardhat';

import { build } from './lib/build.ts';
import { connect } from './lib/connect.ts';
import { DeployError } from './lib/deploy/DeployError.ts';
import { readRecord, recordFile } from './lib/deploy/record.ts';
import { verifyDeployment } from './lib/deploy/verifyDeployment.ts';
import { loadParameters } from './lib/loadParameters.ts';
import { run } from './lib/run.ts';
import { green, red } from './lib/terminal.ts';

// npm run verify:deployment -- --network <name> [--parameters <name or file>] [--deployment <file>] [--rpc <url>]
await run(async () => {
  const { values } = parseArgs({
    options: {
      network: { type: 'string', default: 'localhost' },
      parameters: { type: 'string' },
      deployment: { type: 'string' },
      rpc: { type: 'string' },
      'no-build': { type: 'boolean', default: false },
    },
  });
  if (!values['no-build']) await build();

  const { connection, chainId } = await connect(hre, values.network, values.rpc);
  const record = readRecord(values.deployment ?? recordFile(chainId));
  if (record.chainId !== chainId) {
    throw new DeployError(`The deployment is on chain ${record.chainId}, and the node is on chain ${chainId}.`);
  }
  const parameters =
    values.parameters === undefined
      ? record.parameters
      : await loadParameters(values.network, chainId, values.parameters);

  const checks = await verifyDeployment({ ethers: connection.ethers, artifacts: hre.artifacts, record, parameters });
  for (const { name, fault } of checks) {
    console.log(fault === undefined ? `${green('ok')}   ${name}` : `${red('OFF')}  ${name} ${fault}`);
  }
  const off = checks.filter(({ fault }) => fault !== undefined);
  console.log(
    off.length === 0
      ? `All ${checks.length} checks hold: what is on chain ${chainId} is this build, with these parameters, and only the timelock rules it.`
      : `${off.length} of ${checks.length} checks are off: ${off.map(({ name }) => name).join('; ')}.`,
  );
  return off.length === 0;
});
