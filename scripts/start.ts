import './lib/productionBuild.ts';

import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { build } from './lib/build.ts';
import { DeployError } from './lib/deploy/DeployError.ts';
import { run } from './lib/run.ts';
import { APP_FOLDER, buildApp } from './lib/start/buildApp.ts';
import { openStage } from './lib/start/openStage.ts';
import { hasPage } from './lib/start/serveApp.ts';
import { bold, chapter, dim, say } from './lib/terminal.ts';

/** Ends as soon as somebody wants it to, and not twice. */
const untilInterrupted = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });

function portFrom(name: string, text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new DeployError(`--${name} is ${JSON.stringify(text)}: it has to be a port, from 0 to 65535.`);
  }
  return port;
}

// npm start [-- --port <of the app>] [--rpc-port <of the chain>] [--app <folder with another build>]
await run(async () => {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4173' },
      'rpc-port': { type: 'string', default: '8545' },
      app: { type: 'string' },
      'no-build': { type: 'boolean', default: false },
    },
  });
  const port = portFrom('port', values.port);
  const rpcPort = portFrom('rpc-port', values['rpc-port']);
  const appFolder = values.app === undefined ? APP_FOLDER : resolve(values.app);
  console.log(bold('Commonweight: a commons of your own, on this machine'));
  const interrupted = untilInterrupted();

  if (!values['no-build']) {
    chapter('Build');
    say('Compiling the contracts; this takes a while the first time.');
    await build();
    if (values.app === undefined) {
      say('Building the app.');
      await buildApp();
    }
  }
  if (!hasPage(appFolder)) throw new DeployError(`There is no page in ${appFolder}: build the app first.`);

  chapter('A chain, and three months on it');
  const stage = await openStage({ appFolder, port, rpcPort, log: say });

  chapter('Ready');
  say(bold(stage.appUrl));
  say(dim(`chain ${stage.deployment.chainId}, JSON-RPC at ${stage.rpcUrl}`));
  console.log();
  say('Open the address. The bar at the bottom lets you act as any of the people here and move time, so you can');
  say(
    'bring a dataset, endorse it, propose it, vote in both houses, execute, weigh, seal and verify in a few minutes.',
  );
  say('Nothing lasts: Ctrl-C ends the chain and the app.');
  await interrupted;
  await stage.close();
  console.log();
  say('Closed.');
});
