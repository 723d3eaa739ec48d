import { formatOf } from '@commonweight/manifest';

import type { DraftFile } from './draft.ts';
import type { HashMessage, HashRequest } from './hashMessages.ts';

/** Hashes files beside the page, which stays usable meanwhile. Aborting the signal ends it, with the signal's reason. */
export function hashFiles(options: {
  files: HashRequest['files'];
  onProgress: (progress: { bytesDone: number; filesDone: number }) => void;
  signal: AbortSignal;
}): Promise<DraftFile[]> {
  const { files, onProgress, signal } = options;
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./hashWorker.ts', import.meta.url), { type: 'module' });
    const hashed: DraftFile[] = [];
    let bytesDone = 0;
    const end = (settle: () => void): void => {
      worker.terminate();
      signal.removeEventListener('abort', abort);
      settle();
    };
    const abort = (): void => end(() => reject(signal.reason as Error));
    signal.addEventListener('abort', abort);

    worker.onerror = ({ message }) =>
      end(() => reject(new Error(`The files cannot be hashed in this browser: ${message || 'no worker starts'}.`)));
    worker.onmessage = ({ data }: MessageEvent<HashMessage>) => {
      if (data.kind === 'progress') {
        bytesDone = data.bytesDone;
        onProgress({ bytesDone, filesDone: hashed.length });
      } else if (data.kind === 'file') {
        const name = files[data.index]?.name ?? '';
        const { bytes, sha256, records } = data;
        hashed.push({ name, bytes, sha256, records, encodingFormat: formatOf(name) });
        onProgress({ bytesDone, filesDone: hashed.length });
      } else if (data.kind === 'failed') {
        end(() =>
          reject(
            new Error(`The file ${data.name} cannot be read; it may have been changed or moved. (${data.reason})`),
          ),
        );
      } else end(() => resolve(hashed));
    };
    worker.postMessage({ files } satisfies HashRequest);
  });
}
