import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect } from 'chai';

import { DeployError } from '../../scripts/lib/deploy/DeployError.ts';
import { CONTRACT_NAMES, readRecord, writeRecord } from '../../scripts/lib/deploy/record.ts';
import type { DeploymentRecord } from '../../scripts/lib/deploy/record.ts';
import { loadParameters } from '../../scripts/lib/loadParameters.ts';
import { localAccount } from '../../scripts/lib/localAccounts.ts';
import example from '../../scripts/params/example.ts';
import local from '../../scripts/params/local.ts';

const record: DeploymentRecord = {
  chainId: 31337,
  contracts: Object.fromEntries(
    CONTRACT_NAMES.map((name, index) => [name, { address: localAccount(index), firstBlock: index }]),
  ) as DeploymentRecord['contracts'],
  parameters: local,
};

describe('the record of a deployment', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'commons-'));
    file = join(folder, 'deeper', '31337.json');
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('comes back as it was written, amounts too large for JSON included', () => {
    writeRecord(file, record);

    expect(readRecord(file)).to.deep.equal(record);
  });

  it('is missed in one sentence', () => {
    expect(() => readRecord(file)).to.throw(
      DeployError,
      `There is no ${file}: nothing was deployed to this chain from here.`,
    );
  });

  it('is refused where a contract is missing, by its name', () => {
    const incomplete = join(folder, 'incomplete.json');
    const contracts: Partial<DeploymentRecord['contracts']> = { ...record.contracts };
    delete contracts.WeightBallots;
    writeFileSync(incomplete, JSON.stringify({ chainId: 31337, contracts }));

    expect(() => readRecord(incomplete)).to.throw(DeployError, `${incomplete} does not say where WeightBallots is.`);
  });
});

describe('loadParameters', () => {
  it('takes the local ones on a development chain', async () => {
    expect(await loadParameters('localhost', 31337, undefined)).to.equal(local);
  });

  it('takes those that are named', async () => {
    expect(await loadParameters('localhost', 31337, 'example')).to.equal(example);
    expect(await loadParameters('remote', 1, 'scripts/params/local.ts')).to.deep.equal(local);
  });

  it('never takes the local ones for another chain, and says what to do', async () => {
    const refusal = await loadParameters('remote', 1, undefined).catch((error: unknown) => error);

    expect(refusal).to.be.instanceOf(DeployError);
    expect(String(refusal)).to.match(
      /remote\.ts\. Copy scripts\/params\/example\.ts to it and put in your numbers and people\./,
    );
  });
});
