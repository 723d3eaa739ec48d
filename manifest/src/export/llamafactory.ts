import { decimals } from './decimals.ts';
import { headline } from './headline.ts';
import { jsonLines } from './jsonLines.ts';
import { trainable } from './trainable.ts';
import type { ExportFile, ExportOptions } from './types.ts';
import { weightsIn } from './weightsIn.ts';
import { yamlText } from './yamlText.ts';

/** LLaMA-Factory's list of datasets, and the settings that mix them. Its probabilities are of records. */
export function llamafactory(options: ExportOptions): ExportFile[] {
  const mixture = trainable(options);
  const probabilities = decimals(weightsIn(mixture, 'records'));
  const info = Object.fromEntries(
    mixture.datasets.map((dataset) => [
      dataset.key,
      { file_name: jsonLines(mixture, dataset), columns: { prompt: 'text' } },
    ]),
  );
  const settings = {
    stage: 'pt',
    dataset_dir: '.',
    dataset: mixture.datasets.map(({ key }) => key).join(','),
    mix_strategy: 'interleave_over',
    interleave_probs: probabilities.join(','),
  };
  const comments = [
    ...headline(mixture),
    'interleave_probs are probabilities of records, in the order of the datasets.',
  ];
  return [
    { path: 'dataset_info.json', text: `${JSON.stringify(info, null, 2)}\n` },
    { path: 'mix.yaml', text: yamlText(settings, comments) },
  ];
}
