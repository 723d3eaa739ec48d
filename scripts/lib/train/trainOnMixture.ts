import type { CorpusDataset } from './readCorpus.ts';
import { trainModel } from './trainModel.ts';

export interface TrainingResult {
  datasetId: number;
  name: string;
  share: number;
  /** Bytes of it that were trained on; a small dataset comes round more than once. */
  trainedBytes: number;
  heldOutBytes: number;
  /** On text of the dataset that was held out, rounded to four places. */
  bitsPerByte: number;
}

const MOST_HELD_OUT_BYTES = 65_536;

/** So many bytes of a dataset, whole blocks one after another, from the beginning again where it ends. */
function* take(blocks: readonly Uint8Array[], bytes: number): Generator<Uint8Array> {
  if (blocks.length === 0) return;
  for (let taken = 0, at = 0; taken < bytes; at++) {
    const block = blocks[at % blocks.length] ?? new Uint8Array();
    const part = block.subarray(0, bytes - taken);
    taken += part.length;
    yield part;
  }
}

/** Trains on so many bytes, of each dataset its share, and evaluates on what was held out of each. */
export function trainOnMixture(corpus: readonly CorpusDataset[], budgetBytes: number): TrainingResult[] {
  const parts = corpus.map((dataset) => [...take(dataset.train, Math.round(dataset.share * budgetBytes))]);
  const model = trainModel(parts.flat());
  return corpus.map(({ datasetId, name, share, heldOut }, index) => {
    const test = [
      ...take(
        heldOut,
        Math.min(
          MOST_HELD_OUT_BYTES,
          heldOut.reduce((sum, { length }) => sum + length, 0),
        ),
      ),
    ];
    return {
      datasetId,
      name,
      share,
      trainedBytes: (parts[index] ?? []).reduce((sum, { length }) => sum + length, 0),
      heldOutBytes: test.reduce((sum, { length }) => sum + length, 0),
      bitsPerByte: Math.round(1e4 * model.bitsPerByte(test)) / 1e4,
    };
  });
}
