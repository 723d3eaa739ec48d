import { decimals } from './decimals.ts';
import { headline } from './headline.ts';
import { jsonLines } from './jsonLines.ts';
import { markdownText } from './markdownText.ts';
import { trainable } from './trainable.ts';
import type { ExportFile, ExportOptions } from './types.ts';
import { weightsIn } from './weightsIn.ts';

/**
 * NVIDIA's two: the DataBlend of Nemotron's data preparation, and the list of weights and prefixes that Megatron's --data-args-path
 * reads. Megatron draws sequences of one length, so its weights are shares of tokens.
 */
export function nemo(options: ExportOptions): ExportFile[] {
  const mixture = trainable(options);
  const weights = decimals(weightsIn(mixture, 'tokens'));
  const prefix = mixture.folder === '.' ? '' : `${mixture.folder}/`;
  const blend = mixture.datasets.map((dataset, index) => ({
    name: dataset.key,
    path: jsonLines(mixture, dataset),
    weight: Number(weights[index]),
    split: 'train',
    text_field: 'text',
  }));
  const list = mixture.datasets.map(
    ({ entry }, index) => `${weights[index]} ${prefix}tokenized/${entry.datasetId}_text_document\n`,
  );
  const notes = [...headline(mixture), 'Weights are shares of tokens: Megatron draws sequences of one length.'];
  return [
    { path: 'data_blend.json', text: `${JSON.stringify({ datasets: blend }, null, 2)}\n` },
    { path: 'megatron_blend.txt', text: list.join('') },
    { path: 'mixture.md', text: notes.map((note) => `- ${markdownText(note)}\n`).join('') },
  ];
}
