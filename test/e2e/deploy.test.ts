import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect } from 'chai';

import { readRecord } from '../../scripts/lib/deploy/record.ts';
import type { DeploymentRecord } from '../../scripts/lib/deploy/record.ts';
import { PROJECT_ROOT } from '../../scripts/lib/deploy/record.ts';
import { localAccount, localKey } from '../../scripts/lib/localAccounts.ts';
import { startAnvil } from '../helpers/anvil.ts';
import type { Node } from '../helpers/anvil.ts';
import { openChokepoint } from '../helpers/chokepoint.ts';
import type { Fate } from '../helpers/chokepoint.ts';
import { runScript, startScript } from '../helpers/runScript.ts';
import type { Run } from '../helpers/runScript.ts';

const DEPLOYMENT_ID = `test-${process.pid}`;
const directory = join(PROJECT_ROOT, 'ignition/deployments', DEPLOYMENT_ID);
const journalFile = join(directory, 'journal.jsonl');

/** How often a kind of message stands in the journal now. */
function written(type: string): number {
  if (!existsSync(journalFile)) return 0;
  return readFileSync(journalFile, 'utf8').split(`"type":"${type}"`).length - 1;
}

const SENDS = ['eth_sendTransaction', 'eth_sendRawTransaction'];
const STEPS = 28;

/** Where a deployment is killed: what the journal says, which request is made, and what becomes of that request. */
const KILLS: [when: string, method: string[], at: () => boolean, fate: Fate, healed: RegExp | undefined][] = [
  [
    'a step was begun and nothing was asked for it',
    [
      'eth_getBlockByNumber',
      'eth_chainId',
      'eth_estimateGas',
      'eth_getTransactionCount',
      'eth_feeHistory',
      'eth_gasPrice',
    ],
    () => written('DEPLOYMENT_EXECUTION_STATE_INITIALIZE') === 3 && written('TRANSACTION_PREPARE_SEND') === 2,
    'lose the request',
    undefined,
  ],
  [
    'the first transaction never left',
    SENDS,
    () => written('TRANSACTION_PREPARE_SEND') === 1,
    'lose the request',
    /had not been sent: begun again with nonce 0/,
  ],
  [
    'a contract was made and the deployer never heard of it',
    SENDS,
    () => written('TRANSACTION_PREPARE_SEND') === 4,
    'lose the answer',
    /Commons#TimelockController had been sent: found again as 0x/,
  ],
  [
    'a role was given and the deployer never heard of it',
    SENDS,
    () => written('TRANSACTION_PREPARE_SEND') === 11,
    'lose the answer',
    /had been sent: found again as 0x/,
  ],
  [
    'the hash was known and the receipt was not',
    ['eth_getTransactionReceipt'],
    () => written('TRANSACTION_SEND') === 7 && written('TRANSACTION_CONFIRM') === 6,
    'lose the answer',
    undefined,
  ],
  [
    'a role was being read',
    ['eth_call'],
    () => written('STATIC_CALL_EXECUTION_STATE_INITIALIZE') > written('STATIC_CALL_EXECUTION_STATE_COMPLETE'),
    'lose the request',
    undefined,
  ],
  [
    'the deployer was about to leave its last role',
    SENDS,
    () => written('TRANSACTION_PREPARE_SEND') === STEPS,
    'lose the answer',
    /had been sent: found again as 0x/,
  ],
];

describe('npm run deploy, on anvil', () => {
  let node: Node;
  let folder: string;
  let fresh: string;
  let uninterrupted: DeploymentRecord;

  const recordOf = (name: string): string => join(folder, `${name}.json`);
  const argsFor = (url: string, name: string): string[] => [
    ...['--network', 'localhost', '--rpc', url, '--no-build'],
    ...['--deployment-id', DEPLOYMENT_ID, '--out', recordOf(name)],
  ];
  const deploy = (name: string): Promise<Run> => runScript('deploy.ts', argsFor(node.url, name));
  const sentByDeployer = async (): Promise<number> =>
    Number(await node.ask<string>('eth_getTransactionCount', localAccount(0), 'latest'));

  /** Deploys and is killed at the first request of those methods at which the journal says so. */
  async function deployUntil(methods: readonly string[], at: () => boolean, fate: Fate): Promise<Run> {
    let over = false;
    const decide = ({ method }: { method: string }): Fate => {
      if (over || !methods.includes(method) || !at()) return 'pass';
      over = true;
      return fate;
    };
    const choke = await openChokepoint(node.url, decide, () => script.kill());
    const script = startScript('deploy.ts', argsFor(choke.url, 'killed'));
    const run = await script.ended;
    await choke.stop();
    return run;
  }

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'commons-'));
    node = await startAnvil();
    fresh = await node.ask('evm_snapshot');
    const run = await deploy('uninterrupted');
    expect(run.code, run.output).to.equal(0);
    uninterrupted = readRecord(recordOf('uninterrupted'));
    expect(await sentByDeployer()).to.equal(STEPS);
  });

  beforeEach(async () => {
    await node.ask('evm_revert', fresh);
    fresh = await node.ask('evm_snapshot');
    rmSync(directory, { recursive: true, force: true });
  });

  after(async () => {
    await node.stop();
    rmSync(directory, { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  });

  /** The same commons as if nothing had happened, made with no transaction more. */
  async function expectWhole(run: Run): Promise<void> {
    expect(run.code, run.output).to.equal(0);
    const { contracts } = readRecord(recordOf('resumed'));
    expect(Object.entries(contracts).map(([name, { address }]) => [name, address])).to.deep.equal(
      Object.entries(uninterrupted.contracts).map(([name, { address }]) => [name, address]),
    );
    expect(await sentByDeployer()).to.equal(STEPS);
  }

  describe('when it is killed', () => {
    for (const [when, methods, at, fate, healed] of KILLS) {
      it(`resumes to the same addresses where ${when}`, async () => {
        const killed = await deployUntil(methods, at, fate);
        expect(killed.code, killed.output).to.equal(null);

        const resumed = await deploy('resumed');

        await expectWhole(resumed);
        if (healed !== undefined) expect(resumed.output).to.match(healed);
      });
    }

    it('resumes where the last line of the journal was cut in half', async () => {
      await deployUntil(SENDS, () => written('TRANSACTION_PREPARE_SEND') === 3, 'lose the request');
      appendFileSync(journalFile, '\n{"futureId":"Commons#Timelo');

      const resumed = await deploy('resumed');

      await expectWhole(resumed);
      expect(resumed.output).to.include('the last line of the journal was cut in half: dropped');
    });

    it('resumes again and again', async () => {
      for (const count of [2, 6, 9, 14]) {
        await deployUntil(SENDS, () => written('TRANSACTION_PREPARE_SEND') === count, 'lose the answer');
      }

      await expectWhole(await deploy('resumed'));
    });
  });

  describe('when everything stands already', () => {
    it('sends nothing, and fills a hole in the list of addresses', async () => {
      await deploy('resumed');
      const addresses = join(directory, 'deployed_addresses.json');
      const whole = readFileSync(addresses, 'utf8');
      writeFileSync(addresses, '{"Commons#Commo');

      await expectWhole(await deploy('resumed'));

      expect(readFileSync(addresses, 'utf8')).to.equal(whole);
    });

    it('is proved by verify:deployment from the chain alone', async () => {
      await deploy('resumed');

      const args = ['--rpc', node.url, '--no-build', '--deployment', recordOf('resumed')];
      const proof = await runScript('verifyDeployment.ts', args);

      expect(proof.code, proof.output).to.equal(0);
      expect(proof.output)
        .to.match(/All 84 checks hold/)
        .and.not.include('OFF');
    });

    it('fails verify:deployment, by name, where the chain says otherwise', async () => {
      await deploy('resumed');
      const record = readFileSync(recordOf('resumed'), 'utf8');
      writeFileSync(recordOf('other'), record.replace('"tokenQuorumBps": 400', '"tokenQuorumBps": 500'));

      const args = ['--rpc', node.url, '--no-build', '--deployment', recordOf('other')];
      const proof = await runScript('verifyDeployment.ts', args);

      expect(proof.code).to.equal(1);
      expect(proof.output).to.include('1 of 84 checks are off: governor.tokenQuorumBps.');
    });
  });

  describe('when the development chain is a new one', () => {
    it('forgets the journal of the former one and deploys', async () => {
      await deploy('resumed');
      await node.ask('evm_revert', fresh);
      fresh = await node.ask('evm_snapshot');

      const again = await deploy('resumed');

      await expectWhole(again);
      expect(again.output).to.include("the node's chain is a new one: the journal of the former one was removed");
    });
  });
});

describe('npm run deploy, on a chain that is not for development', () => {
  const key = `0x${'5e'.repeat(32)}`;
  let node: Node;
  let folder: string;

  const run = (env: Record<string, string>): Promise<Run> =>
    runScript(
      'deploy.ts',
      [
        ...['--network', 'remote', '--no-build', '--parameters', 'local'],
        ...['--deployment-id', DEPLOYMENT_ID, '--out', join(folder, 'record.json')],
      ],
      { RPC_URL: node.url, ...env },
    );

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'commons-'));
    rmSync(directory, { recursive: true, force: true });
    node = await startAnvil('--chain-id', '424242');
  });

  after(async () => {
    await node.stop();
    rmSync(directory, { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  });

  it('refuses a key that everybody knows', async () => {
    const refused = await run({ DEPLOYER_KEY: localKey(0) });

    expect(refused.code).to.equal(1);
    expect(refused.output).to.include(
      `${localAccount(0)} is a development account, whose key everybody knows. It may deploy to chain 31337 only, not to 424242.`,
    );
    expect(existsSync(directory)).to.equal(false);
  });

  it('deploys with a key of its own, and knows another chain behind the same id', async () => {
    const { Wallet } = await import('ethers');
    await node.ask('anvil_setBalance', new Wallet(key).address, '0x56bc75e2d63100000');
    const fresh = await node.ask('evm_snapshot');

    const deployed = await run({ DEPLOYER_KEY: key });
    expect(deployed.code, deployed.output).to.equal(0);
    await node.ask('evm_revert', fresh);
    const refused = await run({ DEPLOYER_KEY: key });

    expect(refused.code).to.equal(1);
    expect(refused.output).to.match(
      /The node is on chain 424242 but does not know 0x[0-9a-f]{64}, which this deployment saw mined there\./,
    );
  });
});
