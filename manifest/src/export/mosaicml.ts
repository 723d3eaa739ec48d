import { decimals } from './decimals.ts';
import { headline } from './headline.ts';
import { trainable } from './trainable.ts';
import type { ExportFile, ExportOptions } from './types.ts';
import { weightsIn } from './weightsIn.ts';
import { yamlText } from './yamlText.ts';

/** The streams of MosaicML's Streaming. A proportion is a share of samples, which have one length in shards made for pre-training. */
export function mosaicml(options: ExportOptions): ExportFile[] {
  const mixture = trainable(options);
  const proportions = decimals(weightsIn(mixture, 'tokens'));
  const prefix = mixture.folder === '.' ? '' : `${mixture.folder}/`;
  const streams = Object.fromEntries(
    mixture.datasets.map(({ entry, key }, index) => [
      key,
      { local: `${prefix}mds/${entry.datasetId}`, split: 'train', proportion: Number(proportions[index]) },
    ]),
  );
  const comments = [
    ...headline(mixture),
    'proportion is a share of samples. Make the shards with --concat_tokens, so that every sample has as many tokens',
    'and a share of samples is a share of tokens.',
  ];
  return [{ path: 'streams.yaml', text: yamlText({ streams }, comments) }];
}
