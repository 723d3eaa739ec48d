import { axolotl } from './axolotl.ts';
import { croissant } from './croissant.ts';
import { csv } from './csv.ts';
import { euAiAct } from './euAiAct.ts';
import { huggingface } from './huggingface.ts';
import { llamafactory } from './llamafactory.ts';
import { mosaicml } from './mosaicml.ts';
import { nemo } from './nemo.ts';
import { olmo } from './olmo.ts';
import { spdx } from './spdx.ts';
import type { ExportFile, ExportOptions, Unit } from './types.ts';

export interface ExportFormat {
  id: string;
  title: string;
  /** One sentence for whoever chooses. */
  explanation: string;
  /** What it needs besides the manifest, for the reader. */
  needs: string;
  /** Whether it can be had without any card. */
  needsCards: boolean;
  /** Whether a framework trains by it, so that what has no share, or no files to read, is left out. */
  trains: boolean;
  /** What the framework counts, where shares are turned into that; null where they are stated in their own unit. */
  counts: Unit | null;
  /** The files. Refuses, with a CommonweightError, what lacks a number or a card. */
  export: (options: ExportOptions) => ExportFile[];
}

const CARDS = 'The card of every dataset.';
const TOKENS = 'Nothing for shares of tokens, for others the number of tokens in every dataset.';
const RECORDS = 'Nothing for shares of records, for others the number of records in every dataset.';

/** Every form in which a mixture can be had, in the order in which they are offered. */
export const formats: readonly ExportFormat[] = [
  {
    id: 'croissant',
    title: 'Croissant 1.1',
    explanation: 'One description of all files with their hashes, which dataset search and mlcroissant read.',
    needs: CARDS,
    needsCards: true,
    trains: false,
    counts: null,
    export: croissant,
  },
  {
    id: 'huggingface',
    title: 'Hugging Face datasets',
    explanation: 'A load.py that interleaves the datasets, and the dataset card for the Hub.',
    needs: RECORDS,
    needsCards: false,
    trains: true,
    counts: 'records',
    export: huggingface,
  },
  {
    id: 'nemo',
    title: 'NVIDIA NeMo and Megatron',
    explanation: 'The DataBlend of Nemotron’s data preparation, and Megatron’s list of weights and paths.',
    needs: TOKENS,
    needsCards: false,
    trains: true,
    counts: 'tokens',
    export: nemo,
  },
  {
    id: 'olmo',
    title: 'OLMo-core',
    explanation: 'The list of sources with their ratios for SourceMixtureDatasetConfig.',
    needs: TOKENS,
    needsCards: false,
    trains: true,
    counts: 'tokens',
    export: olmo,
  },
  {
    id: 'mosaicml',
    title: 'MosaicML Streaming',
    explanation: 'The streams with their proportions, for StreamingDataset and LLM Foundry.',
    needs: TOKENS,
    needsCards: false,
    trains: true,
    counts: 'tokens',
    export: mosaicml,
  },
  {
    id: 'llamafactory',
    title: 'LLaMA-Factory',
    explanation: 'dataset_info.json, and the settings that interleave its datasets.',
    needs: RECORDS,
    needsCards: false,
    trains: true,
    counts: 'records',
    export: llamafactory,
  },
  {
    id: 'axolotl',
    title: 'Axolotl',
    explanation: 'The datasets with the part of each that is kept, so that the shares come out.',
    needs: 'The size of every dataset in the unit of the shares.',
    needsCards: true,
    trains: true,
    counts: null,
    export: axolotl,
  },
  {
    id: 'csv',
    title: 'CSV',
    explanation: 'One line a dataset, for a spreadsheet or a script.',
    needs: 'Nothing; with the cards it says more.',
    needsCards: false,
    trains: false,
    counts: null,
    export: csv,
  },
  {
    id: 'spdx',
    title: 'SPDX 3.0 dataset profile',
    explanation: 'A bill of materials of the data: files, hashes and licences.',
    needs: CARDS,
    needsCards: true,
    trains: false,
    counts: null,
    export: spdx,
  },
  {
    id: 'eu-ai-act',
    title: 'EU AI Act summary',
    explanation: 'A draft of the public summary of training content, with what only the provider knows left blank.',
    needs: CARDS,
    needsCards: true,
    trains: false,
    counts: null,
    export: euAiAct,
  },
];
