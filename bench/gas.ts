import { writeFile } from 'node:fs/promises';

import { network } from 'hardhat';

import { ballots } from './ballots.ts';
import { datasets } from './datasets.ts';
import { withRatio } from './lib/gasRow.ts';
import type { GasRow } from './lib/gasRow.ts';
import { gasTable } from './lib/gasTable.ts';
import { votes } from './votes.ts';

// Runs inside Hardhat, in the profile `bench`; see run.ts.
const suites: [name: string, measure: () => Promise<GasRow[]>][] = [
  ['votes and proposals', async () => votes(await network.create())],
  ['datasets', async () => datasets(await network.create())],
  ['ballots and sealing', async () => ballots(await network.create())],
];

const rows: GasRow[] = [];
for (const [name, measure] of suites) {
  console.error(`measuring ${name} …`);
  rows.push(...(await measure()).map(withRatio));
}
const results = new URL('./results/', import.meta.url);
await writeFile(new URL('gas.json', results), `${JSON.stringify(rows, null, 2)}\n`);
await writeFile(new URL('gas.md', results), `# Gas\n\n${gasTable(rows)}\n`);
console.log(gasTable(rows));
