import { runCommand } from './tooling/runCommand.ts';

// npm run format
const { code } = await runCommand('prettier', ['--write', '--log-level=warn', '.']);
process.exit(code);
