import { readFileSync } from 'node:fs';

import { parseManifest } from '../../../manifest/src/parseManifest.ts';
import { pullManifest } from '../../../manifest/src/pull/pullManifest.ts';

// Pulls a manifest from a mirror and says how long it took. A program of its own, to be measured.
const [file = '', to = '', mirror = ''] = process.argv.slice(2);
const manifest = parseManifest(readFileSync(file, 'utf8'));
const started = performance.now();
const report = await pullManifest({
  manifest,
  to,
  places: { mirrors: [new URL(mirror)], gateways: [], allowFile: true },
});
if (!report.ok) throw new Error(JSON.stringify(report.entries));
console.log(JSON.stringify({ seconds: (performance.now() - started) / 1_000 }));
