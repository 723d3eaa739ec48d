import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** A node of its own for one test file. */
export interface Node {
  url: string;
  /** Asks the node, past every helper. */
  ask<T>(method: string, ...parameters: unknown[]): Promise<T>;
  stop(): Promise<void>;
}

/** The node's own program: the package's launcher would leave it running when it is killed itself. */
function findAnvil(): string {
  const require = createRequire(import.meta.url);
  const architecture = process.arch === 'x64' ? 'amd64' : process.arch;
  const name = `@foundry-rs/anvil-${process.platform}-${architecture}`;
  const program = process.platform === 'win32' ? 'anvil.exe' : 'anvil';
  const folder = dirname(
    require.resolve(`${name}/package.json`, { paths: [dirname(require.resolve('@foundry-rs/anvil/package.json'))] }),
  );
  const path = join(folder, 'bin', program);
  if (!existsSync(path)) throw new Error(`There is no ${path}.`);
  return path;
}

export async function askNode<T>(url: string, method: string, parameters: unknown[]): Promise<T> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params: parameters }),
  });
  const answer = (await response.json()) as { result: T; error?: { message: string } };
  if (answer.error !== undefined) throw new Error(`${method}: ${answer.error.message}`);
  return answer.result;
}

/** Starts anvil on a port that the system chooses. Quick builds are larger than a chain would allow, hence no size limit. */
export async function startAnvil(...options: string[]): Promise<Node> {
  const child = spawn(findAnvil(), ['--port', '0', '--disable-code-size-limit', ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // Not to outlive this process, whatever ends it.
  const kill = (): boolean => child.kill('SIGKILL');
  process.once('exit', kill);

  const ended = new Promise<never>((_, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`anvil ended with ${code} before it listened`)));
  });
  const listening = new Promise<string>((resolve) => {
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const address = /Listening on (\S+)/.exec(output)?.[1];
      if (address !== undefined) resolve(`http://${address}`);
    });
  });
  const url = await Promise.race([listening, ended]);
  ended.catch(() => undefined);
  child.stderr.resume();

  return {
    url,
    ask: (method, ...parameters) => askNode(url, method, parameters),
    async stop() {
      process.off('exit', kill);
      if (child.exitCode !== null || child.signalCode !== null) return;
      await new Promise((resolve) => {
        child.once('exit', resolve);
        kill();
      });
    },
  };
}
