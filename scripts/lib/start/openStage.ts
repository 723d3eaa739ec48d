import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import hre from 'hardhat';

import local from '../../params/local.ts';
import { connectToLocal } from '../connect.ts';
import { deployCommons } from '../deploy/deployCommons.ts';
import { PROJECT_ROOT, type DeploymentRecord } from '../deploy/record.ts';
import { openDocuments } from '../documents/openDocuments.ts';
import { openProvider } from '../life/account.ts';
import { openCommons } from '../life/commons.ts';
import { makeClock, makeMeter } from '../life/stage.ts';
import { LAST_DAY } from '../seed/currentRound.ts';
import { fillCommons } from '../seed/fillCommons.ts';
import { gatherPeople } from '../seed/gatherPeople.ts';
import { DAY_SECONDS, HOUR_SECONDS } from '../units.ts';
import { appConfig, type AppPerson, type AppSettings } from './appConfig.ts';
import { openNode } from './openNode.ts';
import { serveApp } from './serveApp.ts';

export interface StageOptions {
  /** The app's static build. */
  appFolder?: string;
  /** Wished for; 0, the default, lets the system choose, as does a port that is taken. */
  port?: number;
  rpcPort?: number;
  /** The path under which the app is served, `/` or `/some/folder/`. */
  base?: string;
  settings?: AppSettings;
  log?: (line: string) => void;
}

/** A local chain with a commons in full swing, and the app in front of it. */
export interface OpenStage {
  rpcUrl: string;
  /** With a slash at its end. */
  appUrl: string;
  deployment: DeploymentRecord;
  people: AppPerson[];
  close(): Promise<void>;
}

/** Room for what the story takes beyond its days: each of its blocks is at least a second after the one before. */
const SLACK_SECONDS = HOUR_SECONDS;

/** Opens a chain, deploys a commons, fills it, and serves the app; the contracts have to be built. */
export async function openStage(options: StageOptions = {}): Promise<OpenStage> {
  const log = options.log ?? (() => undefined);
  const documents = openDocuments(mkdtempSync(join(tmpdir(), 'commonweight-documents-')));
  const closers: (() => Promise<void> | void)[] = [() => rmSync(documents.folder, { recursive: true, force: true })];
  const close = async (): Promise<void> => {
    for (const end of closers.splice(0).reverse()) await end();
  };

  try {
    const server = await serveApp({
      appFolder: options.appFolder ?? join(PROJECT_ROOT, 'app/dist'),
      documentsFolder: documents.folder,
      port: options.port ?? 0,
      base: options.base,
    });
    closers.push(() => server.close());

    // the story began as long ago as it lasts, so that it ends now
    const lengthMs = (LAST_DAY * DAY_SECONDS + SLACK_SECONDS) * 1_000;
    const chain = await openNode(hre, { port: options.rpcPort ?? 0, beginsAt: new Date(Date.now() - lengthMs) });
    closers.push(() => chain.close());

    const connection = await connectToLocal(hre, chain.url);
    closers.push(() => connection.close());
    const deploymentId = `stage-${process.pid}-${new URL(chain.url).port}`;
    closers.push(() =>
      rmSync(join(hre.config.paths.ignition, 'deployments', deploymentId), { recursive: true, force: true }),
    );
    const record = await deployCommons({ hre, connection, parameters: local, deploymentId });
    log('The contracts are deployed.');

    const provider = openProvider(chain.url);
    closers.push(() => provider.destroy());
    const clock = makeClock(provider);
    await fillCommons({
      stage: { commons: await openCommons(connection.ethers, record.contracts), clock, meter: makeMeter() },
      people: await gatherPeople(provider),
      documents,
      url: chain.url,
      record,
      documentsUrl: new URL('documents/', server.url).href,
      log,
    });
    await clock.goTo(Math.floor(Date.now() / 1_000));

    const config = appConfig({
      record,
      rpcUrls: [chain.url],
      documentSources: ['documents/{sha256}'],
      documentStore: 'documents/{sha256}',
      settings: options.settings,
    });
    server.configure(config);
    return { rpcUrl: chain.url, appUrl: server.url, deployment: record, people: config.people ?? [], close };
  } catch (error) {
    await close();
    throw error;
  }
}
