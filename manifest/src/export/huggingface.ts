import { sizesOf } from '../card/sizesOf.ts';
import { decimals } from './decimals.ts';
import { headline } from './headline.ts';
import { huggingfaceCard } from './huggingfaceCard.ts';
import { jsonLines } from './jsonLines.ts';
import { trainable } from './trainable.ts';
import type { ExportFile, ExportOptions, Mixture } from './types.ts';
import { weightsIn } from './weightsIn.ts';

/** Text as a Python literal. JSON's escapes are Python's too. */
const python = (text: string): string => JSON.stringify(text);

function loader(mixture: Mixture, probabilities: readonly string[]): string {
  const rows = mixture.datasets.map((dataset, index) => {
    const { entry, card, name } = dataset;
    const records = card === undefined ? undefined : sizesOf(card).records;
    return [
      `    {"id": ${entry.datasetId}, "name": ${python(name)}, "file": ${python(jsonLines(mixture, dataset))},`,
      `     "probability": ${probabilities[index]}, "records": ${records ?? 'None'}},`,
    ].join('\n');
  });
  return `${headline(mixture)
    .map((line) => `# ${line}\n`)
    .join('')}# "probability" is of records, since interleave_datasets draws records.
from pathlib import Path

from datasets import interleave_datasets, load_dataset

FOLDER = Path(__file__).resolve().parent
DATASETS = [
${rows.join('\n')}
]


def load(seed=0, stopping_strategy="all_exhausted"):
    """The mixture as one dataset of texts; the same for the same seed."""
    parts = []
    for dataset in DATASETS:
        part = load_dataset("json", data_files=str(FOLDER / dataset["file"]), split="train")
        if dataset["records"] not in (None, len(part)):
            raise ValueError(f"Dataset {dataset['id']} has {len(part)} records, its card says {dataset['records']}.")
        parts.append(part)
    probabilities = [dataset["probability"] for dataset in DATASETS]
    return interleave_datasets(parts, probabilities=probabilities, seed=seed, stopping_strategy=stopping_strategy)


if __name__ == "__main__":
    print(load())
`;
}

/** A loader for Hugging Face's `datasets`, and the dataset card that goes with it. Probabilities are of records. */
export function huggingface(options: ExportOptions): ExportFile[] {
  const mixture = trainable(options);
  const probabilities = decimals(weightsIn(mixture, 'records'));
  return [
    { path: 'load.py', text: loader(mixture, probabilities) },
    { path: 'README.md', text: huggingfaceCard(mixture) },
  ];
}
