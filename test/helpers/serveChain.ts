import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { DeploymentRecord } from '../../scripts/lib/deploy/record.ts';

const BIN = new URL('../../manifest/bin/commonweight.mjs', import.meta.url).pathname;

interface Provider {
  request(call: { method: string; params: unknown[] }): Promise<unknown>;
}

export interface Answer {
  code: number | null;
  out: string;
  err: string;
}

export interface ServedChain {
  url: string;
  /** A folder of the test's own, with `deployment.json` in it. */
  folder: string;
  /** Runs the command line as a user does, against this chain where `where` is given. */
  commonweight(args: readonly string[], options?: { where?: boolean }): Promise<Answer>;
  close(): void;
}

/** Serves a chain that runs inside the test over HTTP, so that the command line can ask it. */
export async function serveChain(provider: Provider, record: DeploymentRecord): Promise<ServedChain> {
  async function answerRequest(body: string): Promise<object> {
    const { id, method, params } = JSON.parse(body) as { id: number; method: string; params: unknown[] };
    try {
      return { jsonrpc: '2.0', id, result: await provider.request({ method, params }) };
    } catch (error) {
      const { code, message, data } = error as { code?: number; message: string; data?: unknown };
      return { jsonrpc: '2.0', id, error: { code: code ?? -32_000, message, data } };
    }
  }
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      void answerRequest(body).then((answer) => {
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(answer));
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const folder = mkdtempSync(join(tmpdir(), 'commonweight-'));
  const deployment = join(folder, 'deployment.json');
  writeFileSync(
    deployment,
    JSON.stringify(record, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
  );
  return {
    url,
    folder,
    async commonweight(args, { where = true } = {}) {
      const all = where ? [...args, '--rpc', url, '--deployment', deployment] : args;
      const child = spawn(process.execPath, [BIN, ...all], {
        env: { ...process.env, NODE_OPTIONS: '' },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const answer: Answer = { code: null, out: '', err: '' };
      child.stdout.on('data', (chunk: Buffer) => (answer.out += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (answer.err += chunk.toString()));
      answer.code = await new Promise((resolve, reject) => {
        child.once('error', reject);
        child.once('close', resolve);
      });
      return answer;
    },
    close() {
      server.close();
      rmSync(folder, { recursive: true });
    },
  };
}
