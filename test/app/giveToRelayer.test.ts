import { expect } from 'chai';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { giveToRelayer } from '../../app/src/transactions/giveToRelayer.ts';
import type { SignedCall } from '../../app/src/transactions/signedCall.ts';

const signed: SignedCall = {
  format: 'commonweight-signed-call/1',
  chainId: 31337,
  to: '0x7777777777777777777777777777777777777777',
  data: '0x1234',
  deadlineSeconds: 1_800_000_000,
};
const HASH = `0x${'ab'.repeat(32)}`;

/** Gives a signed call to a relayer that answers so, and returns what it was sent too. */
async function give(status: number, body: string) {
  let received = '';
  const server = createServer((request, response) => {
    request.on('data', (part: Buffer) => {
      received += part.toString();
    });
    request.on('end', () => response.writeHead(status).end(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/relay`;
    const outcome = await giveToRelayer(` ${url} `, signed).catch((error: Error) => error.message);
    return { outcome, received: JSON.parse(received) as unknown };
  } finally {
    server.close();
  }
}

describe('giveToRelayer', () => {
  it('posts what was signed, and knows the transaction where the relayer says it', async () => {
    const { outcome, received } = await give(202, JSON.stringify({ transactionHash: HASH }));
    expect(received).to.deep.equal(signed);
    expect(outcome).to.deep.equal({ transactionHash: HASH });
  });
  it('is content with a relayer that says no more than yes', async () => {
    expect((await give(200, '')).outcome).to.deep.equal({});
    expect((await give(200, '{"transactionHash":"<script>"}')).outcome).to.deep.equal({});
  });
  it('says why a relayer refused, in one bounded line', async () => {
    const { outcome } = await give(429, `Not\ntoday. ${'x'.repeat(5_000)}`);
    expect(outcome).to.match(/^The relayer refused it \(429\): Not today\. x+…$/);
    expect(outcome).to.have.length.below(260);
  });
  it('says that nobody answers, and that an address is none', async () => {
    const refusal = (url: string) => giveToRelayer(url, signed).catch((error: Error) => error.message);
    expect(await refusal('http://127.0.0.1:1')).to.match(/does not answer\. Nothing is lost/);
    expect(await refusal('javascript:alert(1)')).to.match(/begins with https/);
  });
});
