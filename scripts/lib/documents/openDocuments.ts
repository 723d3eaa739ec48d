import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { announced, type Announced } from './announced.ts';

/** A folder of documents, each named by its SHA-256: 64 hexadecimal digits and no ending. */
export interface Documents {
  folder: string;
  /** Keeps a document; the same one twice is one. */
  keep(content: string | Uint8Array): Announced;
}

export function openDocuments(folder: string): Documents {
  mkdirSync(folder, { recursive: true });
  return {
    folder,
    keep(content) {
      const found = announced(content);
      writeFileSync(join(folder, found.sha256.slice(2)), content);
      return found;
    },
  };
}
