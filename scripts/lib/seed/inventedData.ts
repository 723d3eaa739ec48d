/** A dataset that exists on a development chain only: its texts are drawn by lot, the same on every run. */
export interface InventedData {
  name: string;
  description: string;
  creator: string;
  /** BCP 47. */
  language: string;
  /** SPDX identifier; the card links to its text. */
  licenceSpdx: string;
  /** Day of publication, ISO 8601. */
  published: string;
  version?: string;
  keywords: string[];
  files: InventedFile[];
}

interface InventedFile {
  name: string;
  encodingFormat: string;
  lineCount: number;
  /** The first line, where the format has one. */
  header?: string;
  /** Writes one line: `pick` draws one of a list, `count` a whole number from 1 to `most`. */
  line: (draw: Draw, index: number) => string;
}

/** What a line is drawn with. */
export interface Draw {
  pick: <T>(list: readonly T[]) => T;
  count: (most: number) => number;
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

const VESSELS = ['Boa Hora', 'Santa Rita', 'Gaivota', 'Mar Novo', 'Dois Irmãos', 'Estrela do Norte'];
const radioLine =
  (month: number) =>
  ({ pick, count }: Draw, index: number): string =>
    `2024-${twoDigits(month)}-${twoDigits((index % 28) + 1)}T06:${twoDigits(count(59))} ${pick([
      `O ${pick(VESSELS)} entrou com ${count(900)} quilos de ${pick(['sardinha', 'carapau', 'polvo', 'cavala'])}.`,
      `Vento de ${pick(['norte', 'noroeste', 'sul', 'oeste'])}, ${count(40)} quilómetros por hora, mar de ${count(4)} metros.`,
      `${pick(['A padaria', 'A escola', 'O mercado', 'A lota'])} ${pick(['abre mais cedo', 'fecha ao meio-dia', 'precisa de gente', 'agradece a todos'])}.`,
      `Pede-se a quem achou ${pick(['um remo', 'uma rede', 'um gato cinzento', 'uma boia'])} que ligue para a rádio.`,
    ])}`;

const DISHES = [
  'barley soup',
  'plum dumplings',
  'smoked curd',
  'nettle pie',
  'bean stew',
  'rye pancakes',
  'apple butter',
];
const GRAINS = ['barley flour', 'rye flour', 'soaked beans', 'dried plums', 'nettles', 'curd', 'apples'];
const recipeLine = ({ pick, count }: Draw, index: number): string =>
  JSON.stringify({
    number: index + 1,
    dish: `${pick(["Grandmother's", 'Sunday', 'harvest', 'winter', 'quick'])} ${pick(DISHES)}`,
    take: [
      `${count(6)} cups of ${pick(GRAINS)}`,
      `${count(3)} spoons of ${pick(['lard', 'honey', 'sour cream'])}`,
      'salt',
    ],
    then: `${pick(['Stir', 'Knead', 'Simmer', 'Bake'])} for ${count(12) * 5} minutes, ${pick(['covered', 'in the oven', 'until it smells right'])}.`,
  });

const streetSignLine = ({ pick, count }: Draw, index: number): string =>
  [
    index + 1,
    pick(['Alder Street', 'Mill Lane', 'Station Road', 'Chapel Hill', 'Ferry Way', 'Orchard Close']),
    pick(['no parking', 'slow, children', 'ferry 2 miles', 'market day Thursday', 'weak bridge', 'footpath']),
    pick(['clean', 'rusty', 'painted over', 'half hidden']),
    2010 + count(14),
  ].join(',');

/** Signed and quoted as mail is, which is what the board finds in it; the addresses and numbers are nobody's. */
const gardenMailLine = ({ pick, count }: Draw, index: number): string => {
  const [asking, answering] = [pick(['Rosa', 'Tom', 'Greta']), pick(['Alma', 'Piet', 'Sunil'])];
  return JSON.stringify({
    mail: index + 1,
    subject: `Why do my ${pick(['tomatoes', 'roses', 'beans', 'figs'])} ${pick(['wilt', 'split', 'turn yellow', 'never fruit'])}?`,
    text: `On Sunday, ${asking} <${asking.toLowerCase()}@garden.example> asked. ${pick(['Too much water', 'Not enough sun', 'Lime in the soil', 'Patience'])}: wait ${count(6)} weeks.\n-- \n${answering}, tel. 555-01${twoDigits(count(99))}`,
  });
};

export const INVENTED = {
  radio: {
    name: 'Harbour radio, transcribed',
    description: 'A year of early morning news from a small harbour: boats, weather, and what was lost and found.',
    creator: 'Rádio do Porto Velho',
    language: 'pt',
    licenceSpdx: 'CC-BY-4.0',
    published: '2025-01-15',
    keywords: ['speech', 'news', 'fishing'],
    files: [1, 2, 3, 4].map((month) => ({
      name: `2024-${twoDigits(month)}.txt`,
      encodingFormat: 'text/plain',
      lineCount: 90,
      line: radioLine(month),
    })),
  },
  recipes: {
    name: 'Recipes of a village',
    description: 'What is cooked in one valley, with the measures that people really use.',
    creator: 'Village cooks, written down by Jun',
    language: 'en',
    licenceSpdx: 'CC0-1.0',
    published: '2023-10-01',
    version: '1',
    keywords: ['food', 'instructions'],
    files: [
      { name: 'recipes.jsonl', encodingFormat: 'application/jsonl', lineCount: 60, line: recipeLine },
      {
        name: 'measures.csv',
        encodingFormat: 'text/csv',
        lineCount: 12,
        header: 'measure,millilitres',
        line: ({ count }, index) =>
          `${['cup', 'spoon', 'ladle', 'handful'][index % 4]} of house ${(index >> 2) + 1},${count(40) * 5}`,
      },
    ],
  },
  recipesSecond: {
    name: 'Recipes of a village, second edition',
    description: 'The first edition, corrected by those who cook, and twice as many recipes.',
    creator: 'Village cooks, written down by Jun',
    language: 'en',
    licenceSpdx: 'CC0-1.0',
    published: '2025-03-01',
    version: '2',
    keywords: ['food', 'instructions'],
    files: [{ name: 'recipes.jsonl', encodingFormat: 'application/jsonl', lineCount: 120, line: recipeLine }],
  },
  gardenMail: {
    name: 'Mail of a gardening list',
    description: 'E-mail with questions and answers about gardens, from a list that closed. Headers were cut off.',
    creator: 'Former moderators of the list',
    language: 'en',
    licenceSpdx: 'CC-BY-4.0',
    published: '2022-06-30',
    keywords: ['e-mail', 'dialogue', 'gardening'],
    files: [{ name: 'mail.jsonl', encodingFormat: 'application/jsonl', lineCount: 80, line: gardenMailLine }],
  },
  weather: {
    name: 'Weather notebooks of a lighthouse',
    description: 'Wind, pressure and a remark a day, copied from four notebooks.',
    creator: 'Ines and her aunt',
    language: 'en',
    licenceSpdx: 'CC0-1.0',
    published: '2024-02-01',
    keywords: ['weather', 'diary'],
    files: [1961, 1962, 1963].map((year) => ({
      name: `${year}.csv`,
      encodingFormat: 'text/csv',
      lineCount: 120,
      header: 'day,hectopascals,wind,remark',
      line: ({ pick, count }: Draw, index: number) =>
        `${index + 1},${980 + count(50)},${pick(['N', 'NE', 'E', 'SW', 'W', 'calm'])},${pick(['fog till noon', 'gulls inland', 'clear', 'mail boat late', 'lamp cleaned'])}`,
    })),
  },
  clinic: {
    name: 'Questions asked at a clinic',
    description:
      'What patients want to know, without anything that says who they are. The texts stay at the clinic: models come to them.',
    creator: 'Archive of the clinic at Hill Road',
    language: 'en',
    licenceSpdx: 'CC-BY-4.0',
    published: '2024-11-20',
    keywords: ['health', 'questions'],
    files: [
      {
        name: 'questions.txt',
        encodingFormat: 'text/plain',
        lineCount: 150,
        line: ({ pick, count }) =>
          `${pick(['May I', 'Should my mother', 'Can a child of six', 'Do I have to'])} ${pick(['take it with milk', 'stop after a week', 'drive', 'come fasting', 'lie still'])}${pick(['?', ', and for how long?', ` within ${count(12)} hours?`])}`,
      },
    ],
  },
  proverbs: {
    name: 'Proverbs, each with the person asked',
    description: 'Proverbs in four towns, with the day and the town in which they were told, and consent for each.',
    creator: 'Chidi and his students',
    language: 'en',
    licenceSpdx: 'ODC-By-1.0',
    published: '2024-05-05',
    keywords: ['folklore', 'short texts'],
    files: [
      {
        name: 'proverbs.csv',
        encodingFormat: 'text/csv',
        lineCount: 140,
        header: 'town,day,proverb',
        line: ({ pick, count }) =>
          `${pick(['Aba', 'Enugu', 'Nsukka', 'Owerri'])},2023-${twoDigits(count(12))}-${twoDigits(count(28))},"${pick(['The river', 'A patient hand', 'The old goat', 'An open door'])} ${pick(['knows the way', 'asks no name', 'finishes the yam', 'hears twice'])} ${pick(['before the rain', 'when the drum is quiet', 'and tells nobody'])}."`,
      },
    ],
  },
  letters: {
    name: 'Letters home',
    description: 'Letters of people who left a valley, found in an attic and copied out.',
    creator: 'Jun, from an attic',
    language: 'en',
    licenceSpdx: 'CC0-1.0',
    published: '2025-05-01',
    keywords: ['letters', 'history'],
    files: [
      {
        name: 'letters.txt',
        encodingFormat: 'text/plain',
        lineCount: 80,
        line: ({ pick, count }) =>
          `${1919 + count(30)}: Dear ${pick(['mother', 'brother', 'friend', 'all'])}, ${pick(['the crossing took', 'the winter lasts', 'I have not slept for', 'the work is done in'])} ${count(40)} days. ${pick(['Send word of the harvest.', 'Do not worry.', 'I have met somebody.', 'The money is enclosed.'])}`,
      },
    ],
  },
  maps: {
    name: 'Hand-drawn maps, described',
    description: 'Routes as people drew them, put into words: where they begin, what they pass, what they leave out.',
    creator: 'Kofi and forty walkers',
    language: 'fr',
    licenceSpdx: 'ODC-By-1.0',
    published: '2025-06-12',
    keywords: ['geography', 'directions'],
    files: [
      {
        name: 'chemins.txt',
        encodingFormat: 'text/plain',
        lineCount: 100,
        line: ({ pick, count }) =>
          `${pick(['Du puits', 'De la gare', 'Du marché', 'De chez ma tante'])}, ${pick(['tourner à gauche', 'suivre le mur', 'monter', 'passer le pont'])}, ${count(900)} pas, ${pick(["jusqu'au figuier", "jusqu'à l'école", 'puis demander'])}.`,
      },
    ],
  },
  songs: {
    name: 'Work songs of two choirs',
    description: 'Words and beats of songs for rowing, pounding and hauling. Recordings stay with the choirs.',
    creator: 'Two choirs, recorded by Kofi',
    language: 'sw',
    licenceSpdx: 'CC-BY-4.0',
    published: '2025-07-01',
    keywords: ['music', 'lyrics'],
    files: [
      {
        name: 'maneno.txt',
        encodingFormat: 'text/plain',
        lineCount: 90,
        line: ({ pick, count }) =>
          `${pick(['Vuta', 'Piga', 'Twanga', 'Inua'])} ${pick(['kamba', 'kasia', 'mpunga', 'nanga'])}, ${pick(['haya twende', 'pole pole', 'wote pamoja', 'jua linatua'])} (${count(4)}x)`,
      },
    ],
  },
  poems: {
    name: 'Poems of a reading circle',
    description: 'Short poems that the members of a circle wrote for each other.',
    creator: 'A reading circle, gathered by Ines',
    language: 'en',
    licenceSpdx: 'PDDL-1.0',
    published: '2025-05-20',
    keywords: ['poetry'],
    files: [
      {
        name: 'poems.txt',
        encodingFormat: 'text/plain',
        lineCount: 80,
        line: ({ pick }) =>
          `${pick(['The kettle', 'My coat', 'That Tuesday', 'The stairwell'])} ${pick(['remembers', 'forgives', 'counts', 'outlasts'])} ${pick(['the rain', 'your name', 'every guest', 'the year'])}.`,
      },
    ],
  },
  diary: {
    name: 'Tagebuch eines Gärtners',
    description: 'A diary of one gardening year, offered and taken back by the family.',
    creator: 'The family of a gardener',
    language: 'de',
    licenceSpdx: 'CC-BY-4.0',
    published: '2025-04-01',
    keywords: ['diary', 'gardening'],
    files: [
      {
        name: 'tagebuch.txt',
        encodingFormat: 'text/plain',
        lineCount: 70,
        line: ({ pick, count }, index) =>
          `Tag ${index + 1}: ${pick(['Bohnen gelegt', 'Regen gemessen', 'Hecke geschnitten', 'Kompost gewendet'])}, ${count(30)} Grad, ${pick(['müde', 'zufrieden', 'Besuch von nebenan'])}.`,
      },
    ],
  },
  signs: {
    name: 'Street signs of five towns',
    description: 'What signs say, where they stand and in what state they are.',
    creator: 'Omar',
    language: 'en',
    licenceSpdx: 'OGL-UK-3.0',
    published: '2025-02-14',
    keywords: ['signs', 'public space'],
    files: [
      {
        name: 'signs.csv',
        encodingFormat: 'text/csv',
        lineCount: 160,
        header: 'number,place,text,state,year',
        line: streetSignLine,
      },
    ],
  },
  chess: {
    name: 'Chess club evenings',
    description: 'Games of one club with the remarks that the players made afterwards.',
    creator: 'Chess club of the railway workers',
    language: 'en',
    licenceSpdx: 'CC0-1.0',
    published: '2025-08-08',
    keywords: ['games', 'dialogue'],
    files: [
      {
        name: 'evenings.txt',
        encodingFormat: 'text/plain',
        lineCount: 60,
        line: ({ pick, count }, index) =>
          `Evening ${index + 1}: 1.${pick(['e4 e5', 'd4 d5', 'c4 c5', 'Nf3 d5'])} … ${count(60)} moves, ${pick(['1-0', '0-1', '½-½'])}. "${pick(['I never saw the knight.', 'The clock beat me.', 'Again next week.'])}"`,
      },
    ],
  },
} satisfies Record<string, InventedData>;
