import { headline } from './headline.ts';
import { jsonLines } from './jsonLines.ts';
import { sizeOf } from './sizeOf.ts';
import { trainable } from './trainable.ts';
import type { ExportFile, ExportOptions } from './types.ts';
import { yamlText } from './yamlText.ts';

const PLACES = 12;

/**
 * Axolotl's datasets. Its `weight` is the part of a dataset that is kept: the dataset that is smallest for its share is kept whole,
 * and the others are cut down to what stands in proportion to it.
 */
export function axolotl(options: ExportOptions): ExportFile[] {
  const mixture = trainable(options);
  const { datasets, unit } = mixture;
  const sizes = sizeOf(datasets, unit, `Keeping a part of each dataset, so that shares of ${unit} come out,`);
  const density = datasets.map(({ share }, index) => share / (sizes[index] ?? 1));
  const most = Math.max(...density);
  const documents = datasets.map((dataset, index) => ({
    path: jsonLines(mixture, dataset),
    ds_type: 'json',
    type: 'completion',
    weight: Math.max(Number(((density[index] ?? 0) / most).toFixed(PLACES)), 10 ** -PLACES),
  }));
  const comments = [
    ...headline(mixture),
    `weight is the part of the dataset that is kept, and not its share: with the datasets' sizes in ${unit},`,
    'these parts give the shares.',
  ];
  return [{ path: 'datasets.yaml', text: yamlText({ datasets: documents }, comments) }];
}
