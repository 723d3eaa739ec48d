import type { JsonRpcProvider, Wallet } from 'ethers';

import local from '../../params/local.ts';
import type { CommonsParameters } from '../../params/types.ts';
import { fund, makeAccount } from '../life/account.ts';
import { sha256, tokensWei } from '../units.ts';

export interface Person {
  name: string;
  account: Wallet;
}

/** Everybody in the demo. */
export interface Cast {
  /** Founding members: seated from the start, and the first to vouch for datasets. */
  curators: Person[];
  /** They bring the datasets, one each, and earn their seats by it. */
  contributors: Person[];
  /** They hold tokens and no seat. */
  holders: Person[];
  /** Holds the tokens until they are given out. */
  treasury: Person;
}

const CURATORS = ['Ada', 'Ben', 'Chidi', 'Dana', 'Emeka'];
const CONTRIBUTORS = ['Ines', 'Jun', 'Kofi', 'Lena', 'Mira'];
const HOLDERS = [
  ...['Nils', 'Olga', 'Pablo', 'Qiao', 'Rosa', 'Sven', 'Tara', 'Umar', 'Vera', 'Wim'],
  ...['Xenia', 'Yusuf', 'Zoe', 'Amal', 'Bo', 'Cleo', 'Dov', 'Esra', 'Finn', 'Gita'],
  ...['Hana', 'Ivo', 'Jana', 'Kai', 'Lola', 'Mats', 'Nour', 'Otis', 'Pia', 'Raul', 'Suki'],
];

/** Whole tokens of the holder at a place: some hold much, most hold little. */
export const holderTokens = (place: number): number => Math.round(90_000 / (place + 2));

const SUPPLY_TOKENS = 500_000;
const CURATORS_TOKENS = [40_000, 20_000];

export async function gatherCast(provider: JsonRpcProvider): Promise<Cast> {
  const people = async (names: readonly string[]): Promise<Person[]> => {
    const found = names.map((name) => ({ name, account: makeAccount(name, provider) }));
    for (const { account } of found) await fund(provider, account.address);
    return found;
  };
  const [treasury] = await people(['the treasury']);
  if (treasury === undefined) throw new RangeError('the treasury is one');
  return {
    curators: await people(CURATORS),
    contributors: await people(CONTRIBUTORS),
    holders: await people(HOLDERS),
    treasury,
  };
}

/** The local rules, for this cast. */
export function parametersFor({ curators, treasury }: Cast): CommonsParameters {
  const given = CURATORS_TOKENS.reduce((sum, tokens) => sum + tokens, 0);
  return {
    ...local,
    token: {
      ...local.token,
      allocations: [
        { account: treasury.account.address, amountWei: tokensWei(SUPPLY_TOKENS - given) },
        ...CURATORS_TOKENS.flatMap((tokens, index) => {
          const account = curators[index]?.account.address;
          return account === undefined ? [] : [{ account, amountWei: tokensWei(tokens) }];
        }),
      ],
    },
    seats: {
      ...local.seats,
      founders: curators.map(({ name, account }) => ({
        account: account.address,
        profileSha256: sha256(`profile of ${name}`),
        profileUri: `https://people.example/${name.toLowerCase()}`,
      })),
    },
  };
}
