import { opendir } from 'node:fs/promises';
import { join } from 'node:path';

import { CommonweightError } from '../errors.ts';

/** What is in a folder: the plain files by their names below it, in order; and what was passed over, since it is hidden or no plain file. */
export async function listFiles(folder: string): Promise<{ names: string[]; passedOver: string[] }> {
  const names: string[] = [];
  const passedOver: string[] = [];
  async function walk(below: string): Promise<void> {
    const opened = await opendir(join(folder, below)).catch((cause: unknown) => {
      throw new CommonweightError(`The folder ${join(folder, below)} cannot be read.`, { cause });
    });
    for await (const entry of opened) {
      const name = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.name.startsWith('.')) passedOver.push(name);
      else if (entry.isDirectory()) await walk(name);
      else if (entry.isFile()) names.push(name);
      else passedOver.push(name);
    }
  }
  await walk('');
  return { names: names.sort(), passedOver: passedOver.sort() };
}
