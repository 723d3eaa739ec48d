#!/usr/bin/env node
// Node strips types itself from 22.18 on; before, tsx does it.
if (!process.features.typescript) (await import('tsx/esm/api')).register();
const { run } = await import('../src/cli/run.ts');
process.exitCode = await run(process.argv.slice(2));
