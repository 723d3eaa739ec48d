/** Somebody of a development chain, as she introduces herself. */
export interface LocalPerson {
  name: string;
  /** Where she stands among the node's accounts; 0 deploys and is nobody afterwards. */
  place: number;
  /** What she is in the commons, for whoever wants to act as her. */
  role: string;
  about: string;
  links: readonly string[];
}

/** The people of a development chain, in the order of their accounts. Their names are keys in the seeded story. */
export const LOCAL_PERSONS = {
  ada: {
    name: 'Ada',
    place: 1,
    role: 'founding member with tokens',
    about: 'Librarian. Looks after the catalogue of a town library and reads every card before she vouches for it.',
    links: ['https://ada.example/reading-room'],
  },
  ben: {
    name: 'Ben',
    place: 2,
    role: 'founding member with tokens',
    about: 'Builds speech recognition for small languages. Cares about who is heard and who is not.',
    links: ['https://ben.example'],
  },
  chidi: {
    name: 'Chidi',
    place: 3,
    role: 'founding member and contributor',
    about: 'Collects proverbs with his students and asks everybody who told him one whether it may be used.',
    links: ['https://chidi.example/proverbs'],
  },
  dana: {
    name: 'Dana',
    place: 4,
    role: 'founding member, on the ethics board',
    about: 'Lawyer for licences and personal data. Votes no more often than yes, and says why.',
    links: [],
  },
  emeka: {
    name: 'Emeka',
    place: 5,
    role: 'founding member, on the ethics board',
    about: 'Teaches mathematics. Checks that the shares add up.',
    links: ['https://emeka.example/notes'],
  },
  noor: {
    name: 'Noor',
    place: 6,
    role: 'curator with an earned seat',
    about: 'Lexicographer. Brought WordNet here and answers for who gets access to it.',
    links: ['https://noor.example'],
  },
  omar: {
    name: 'Omar',
    place: 7,
    role: 'registered, no seat yet',
    about: 'Photographs street signs and transcribes old mail. None of his data has been included so far.',
    links: ['https://omar.example/signs'],
  },
  ines: {
    name: 'Ines',
    place: 8,
    role: 'contributor with an earned seat, on the ethics board',
    about: 'Edits the programme of a harbour radio and keeps its transcripts.',
    links: ['https://ines.example/radio'],
  },
  jun: {
    name: 'Jun',
    place: 9,
    role: 'contributor with an earned seat',
    about: 'Writes down what the village cooks, with the measures that people really use.',
    links: ['https://jun.example/recipes'],
  },
  kofi: {
    name: 'Kofi',
    place: 10,
    role: 'contributor with an earned seat and a few tokens',
    about: 'Archivist at a clinic and singer in two choirs. Brings data that has to stay where it is.',
    links: ['https://kofi.example'],
  },
  lena: {
    name: 'Lena',
    place: 11,
    role: 'token holder, votes for Nils too',
    about: 'Speaks for the foundation that paid for the first year. Holds most of the tokens.',
    links: ['https://lena.example'],
  },
  mira: {
    name: 'Mira',
    place: 12,
    role: 'token holder',
    about: 'Runs a small cloud firm that trains on what the commons decides.',
    links: [],
  },
  nils: {
    name: 'Nils',
    place: 13,
    role: 'token holder who delegated to Lena',
    about: 'Has little time and trusts Lena with his votes.',
    links: [],
  },
  olga: {
    name: 'Olga',
    place: 14,
    role: 'token holder',
    about: 'Early donor. Reads the discussions and votes late.',
    links: ['https://olga.example/ledger'],
  },
  remi: {
    name: 'Remi',
    place: 15,
    role: 'relayer, pays for what others signed',
    about: 'Sends signed votes and ballots of people who have no ether. Has no vote of his own.',
    links: [],
  },
  theo: {
    name: 'Theo',
    place: 16,
    role: 'visitor, not registered',
    about: 'Has just heard of the commons.',
    links: [],
  },
} as const satisfies Record<string, LocalPerson>;

export type LocalName = keyof typeof LOCAL_PERSONS;
