import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { join } from 'node:path';

import sirv from 'sirv';

import { freePort } from './freePort.ts';
import { takeDocument } from './takeDocument.ts';

const DAY_SECONDS_CACHED = 86_400;

export interface AppServer {
  /** Where the app is, with a slash at its end. */
  url: string;
  /** What `commonweight.json` says from now on. */
  configure(config: unknown): void;
  close(): Promise<void>;
}

export interface ServeOptions {
  /** The static build. */
  appFolder: string;
  /** Documents, each named by its SHA-256. */
  documentsFolder: string;
  port: number;
  /** The path under which the app is served, `/` or `/some/folder/`. */
  base?: string | undefined;
}

/** JSON where it is JSON, text otherwise: a document's name is its hash and has no ending. */
function documentType(file: string): string {
  try {
    JSON.parse(readFileSync(file, 'utf8'));
    return 'application/json';
  } catch {
    return 'text/plain; charset=utf-8';
  }
}

/** Serves the app's static build, with the files beside it that it reads at run time. */
export async function serveApp(options: ServeOptions): Promise<AppServer> {
  const { appFolder, documentsFolder, base = '/' } = options;
  let config: unknown;

  const secure = (response: ServerResponse): void => {
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Referrer-Policy', 'no-referrer');
    // what a page cannot say of itself in a meta element
    response.setHeader('Content-Security-Policy', "frame-ancestors 'none'");
  };
  const app = sirv(appFolder, {
    dev: true,
    etag: true,
    setHeaders(response, path) {
      secure(response);
      // built assets have their hash in their name
      const cache = path.startsWith('/assets/') ? `public,max-age=${DAY_SECONDS_CACHED},immutable` : 'no-cache';
      response.setHeader('Cache-Control', cache);
    },
  });
  const documents = sirv(documentsFolder, {
    dev: true,
    etag: true,
    setHeaders(response, path) {
      secure(response);
      response.setHeader('Content-Type', documentType(join(documentsFolder, path)));
      response.setHeader('Cache-Control', `public,max-age=${DAY_SECONDS_CACHED},immutable`);
      // a mirror for everybody, whom nobody has to trust
      response.setHeader('Access-Control-Allow-Origin', '*');
    },
  });

  const server = createServer((request, response) => {
    const none = (): void => {
      secure(response);
      response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('There is nothing here.\n');
    };
    const url = request.url ?? '/';
    if (!url.startsWith(base)) return none();
    const path = url.slice(base.length - 1);
    if (/^\/commonweight\.json(\?|$)/.test(path)) {
      if (config === undefined) return none();
      secure(response);
      response.writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-cache' });
      return void response.end(JSON.stringify(config));
    }
    const isDocument = /^\/documents\/[0-9a-f]{64}$/.test(path);
    if (isDocument && request.method === 'PUT') {
      secure(response);
      return void takeDocument(request, documentsFolder, path.slice('/documents/'.length)).then(
        ({ status, sentence }) => response.writeHead(status, { 'Content-Type': 'text/plain' }).end(`${sentence}\n`),
        () => response.destroy(),
      );
    }
    request.url = isDocument ? path.slice('/documents'.length) : path;
    (isDocument ? documents : app)(request, response, none);
  });
  server.listen(await freePort(options.port), '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : options.port;

  return {
    url: `http://127.0.0.1:${port}${base}`,
    configure(next) {
      config = next;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Whether there is a page to serve in a folder. */
export const hasPage = (folder: string): boolean => existsSync(join(folder, 'index.html'));
