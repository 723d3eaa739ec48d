import { expect } from 'chai';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { importToKubo } from '../../app/src/features/manifests/kubo.ts';
import { makeCar } from '../../app/src/features/manifests/makeCar.ts';
import { pinByService, type PinStatus } from '../../app/src/features/manifests/pinning.ts';

interface Asked {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

/** Answers every request as it is told, and notes what was asked. */
async function serve(answer: (asked: Asked, response: ServerResponse) => void) {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      asked.push({ method, url, headers, body: Buffer.concat(parts) });
      answer(asked.at(-1) as Asked, response);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const rejection = async (promise: Promise<unknown>): Promise<string> => {
  try {
    await promise;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  throw new Error('it was not refused');
};

describe('importToKubo', () => {
  let server: Awaited<ReturnType<typeof serve>>;
  let answer: (asked: Asked, response: ServerResponse) => void;
  beforeEach(async () => {
    server = await serve((asked, response) => answer(asked, response));
  });
  afterEach(() => server.close());

  const text = new TextEncoder().encode('{"a":1}');
  const says =
    (status: number, body: string): typeof answer =>
    (_, response) =>
      response.writeHead(status).end(body);

  it('hands over the archive, to be pinned', async () => {
    const car = await makeCar(text);
    answer = says(200, `{"Root":{"Cid":{"/":"${car.cid}"},"PinErrorMsg":""}}\n{"Stats":{"BlockCount":1}}\n`);
    await importToKubo(`${server.url}/`, car);
    const [{ method, url, headers, body }] = server.asked as [Asked];
    expect([method, url]).to.deep.equal(['POST', '/api/v0/dag/import?pin-roots=true']);
    expect(headers['content-type']).to.match(/^multipart\/form-data; boundary=/);
    expect(body.includes(Buffer.from(car.bytes))).to.equal(true);
  });

  const faults: [what: string, answer: (cid: string) => typeof answer, sentence: RegExp][] = [
    ['when the node refuses the page', () => says(403, '403 - Forbidden'), /does not let this page talk to it/],
    ['when the node refuses the archive', () => says(500, '{"Message":"bad"}'), /refused \(500\): \{"Message":"bad"\}/],
    ['when it is no node', () => says(200, '<html>'), /does not answer as a Kubo node does/],
    ['when the node says nothing of the document', () => says(200, ''), /did not say that it has the document/],
    [
      'when the node has kept something else',
      () => says(200, '{"Root":{"Cid":{"/":"bafkreibme22gw2h7y2h7tg2fhqotaqjucnbc24deqo72b6mkl2egezxhvy"}}}'),
      /did not say that it has the document/,
    ],
    [
      'when the node could not pin it',
      (cid) => says(200, `{"Root":{"Cid":{"/":"${cid}"},"PinErrorMsg":"disk full"}}`),
      /could not pin it: disk full/,
    ],
  ];
  for (const [what, make, sentence] of faults) {
    it(`says so ${what}`, async () => {
      const car = await makeCar(text);
      answer = make(car.cid);
      expect(await rejection(importToKubo(server.url, car))).to.match(sentence);
    });
  }

  it('says so when nobody answers, and where the address is none', async () => {
    const car = await makeCar(text);
    expect(await rejection(importToKubo('http://127.0.0.1:1', car))).to.match(/does not answer/);
    expect(await rejection(importToKubo('ftp://127.0.0.1', car))).to.match(/has to begin with https/);
  });
});

describe('pinByService', () => {
  let server: Awaited<ReturnType<typeof serve>>;
  let answers: [status: number, body: unknown][];
  beforeEach(async () => {
    server = await serve((_, response) => {
      const [status, body] = answers.shift() ?? [500, {}];
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  afterEach(() => server.close());

  const pin = (changes: Partial<Parameters<typeof pinByService>[0]> = {}) => {
    const seen: PinStatus[] = [];
    const done = pinByService({
      endpoint: server.url,
      token: ' secret ',
      cid: 'bafkreia',
      name: 'Manifest',
      origins: ['/ip4/203.0.113.1/tcp/4001'],
      onStatus: (status) => seen.push(status),
      signal: new AbortController().signal,
      interval: 1,
      ...changes,
    });
    return { done, seen };
  };

  it('asks for the content id to be pinned, and how far it is until it is', async () => {
    answers = [
      [202, { requestid: 'a/b', status: 'queued' }],
      [200, { requestid: 'a/b', status: 'pinning' }],
      [200, { requestid: 'a/b', status: 'pinned' }],
    ];
    const { done, seen } = pin();
    await done;
    expect(seen).to.deep.equal(['queued', 'pinning', 'pinned']);
    expect(server.asked.map(({ method, url }) => `${method} ${url}`)).to.deep.equal([
      'POST /pins',
      'GET /pins/a%2Fb',
      'GET /pins/a%2Fb',
    ]);
    const [first] = server.asked as [Asked];
    expect(first.headers.authorization).to.equal('Bearer secret');
    expect(JSON.parse(first.body.toString())).to.deep.equal({
      cid: 'bafkreia',
      name: 'Manifest',
      origins: ['/ip4/203.0.113.1/tcp/4001'],
    });
  });

  const faults: [what: string, answers: typeof answers, sentence: RegExp][] = [
    ['when the token is wrong', [[401, {}]], /does not accept this token/],
    [
      'when the service refuses, with its reason',
      [[402, { error: { reason: 'PAYMENT', details: 'The account is\nfull' } }]],
      /refused \(402\): The account is full/,
    ],
    ['when it is no pinning service', [[200, { ok: true }]], /does not answer as the IPFS Pinning Service API/],
    ['when the document is not found', [[202, { requestid: 'a', status: 'failed' }]], /could not find the document/],
  ];
  for (const [what, given, sentence] of faults) {
    it(`says so ${what}`, async () => {
      answers = given;
      expect(await rejection(pin().done)).to.match(sentence);
    });
  }

  it('sends a token to no place where it could be read on the way', async () => {
    expect(await rejection(pin({ endpoint: 'http://pins.example' }).done)).to.match(/begins with https/);
    expect(server.asked).to.deep.equal([]);
  });

  it('stops asking when the visitor leaves', async () => {
    answers = [[202, { requestid: 'a', status: 'queued' }]];
    const leaving = new AbortController();
    const { done } = pin({ signal: leaving.signal, onStatus: () => leaving.abort() });
    expect(await rejection(done)).to.match(/abort/i);
    expect(server.asked).to.have.length(1);
  });
});
