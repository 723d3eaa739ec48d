import { decimals } from './decimals.ts';
import { headline } from './headline.ts';
import { trainable } from './trainable.ts';
import type { ExportFile, ExportOptions } from './types.ts';
import { weightsIn } from './weightsIn.ts';
import { yamlText } from './yamlText.ts';

/** OLMo-core's SourceMixtureList. Its ratios are shares of tokens and have to add up to one. */
export function olmo(options: ExportOptions): ExportFile[] {
  const mixture = trainable(options);
  const ratios = decimals(weightsIn(mixture, 'tokens'));
  const prefix = mixture.folder === '.' ? '' : `${mixture.folder}/`;
  const sources = mixture.datasets.map(({ entry, key }, index) => ({
    source_name: key,
    target_ratio: Number(ratios[index]),
    paths: [`${prefix}tokens/${entry.datasetId}/*.npy`],
  }));
  const comments = [
    ...headline(mixture),
    'target_ratio is a share of tokens. A dataset that is too small for its ratio needs a max_repetition_ratio.',
  ];
  return [{ path: 'source_mixture.yaml', text: yamlText({ sources }, comments) }];
}
