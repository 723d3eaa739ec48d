import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

// Serves a card, one large file and many small ones out of memory, in a process of its own so that it takes nothing from who is measured.
const [largeBytes = 0, smallCount = 0, smallBytes = 0] = process.argv.slice(2).map(Number);
const BLOCK = randomBytes(1_048_576);

/** The file of this number and size: the block over and over, with the number in front. */
function* content(number: number, bytes: number): Generator<Buffer> {
  const head = Buffer.alloc(16);
  head.writeUInt32BE(number);
  yield head;
  for (let left = bytes - head.length; left > 0; left -= BLOCK.length) yield BLOCK.subarray(0, left);
}

const files = [largeBytes, ...Array<number>(smallCount).fill(smallBytes)].map((bytes, number) => {
  const hash = createHash('sha256');
  for (const part of content(number, bytes)) hash.update(part);
  return { name: `${number}.bin`, bytes, sha256: hash.digest('hex') };
});
const numbers = new Map(files.map(({ sha256 }, number) => [sha256, number]));

const server = createServer((request, response) => {
  const number = numbers.get((request.url ?? '').slice(1));
  const file = number === undefined ? undefined : files[number];
  if (number === undefined || file === undefined) return response.writeHead(404).end();
  response.writeHead(200, { 'content-length': file.bytes });
  const parts = content(number, file.bytes);
  const more = (): void => {
    for (let part = parts.next(); part.done !== true; part = parts.next()) {
      if (!response.write(part.value)) return void response.once('drain', more);
    }
    response.end();
  };
  more();
});
server.listen(0, '127.0.0.1', () => {
  console.log(JSON.stringify({ port: (server.address() as AddressInfo).port, files }));
});
