import { isAddress } from 'viem';
import { z } from 'zod';

import type { DraftValues } from './draft.ts';

const line = (most: number) => z.string().trim().max(most, `At most ${most} letters.`);
const needed = (most: number, message: string) => line(most).min(1, message);

const isAddressOf = (text: string): boolean =>
  /^https?:\/\//i.test(text) ? URL.canParse(text) : /^ipfs:\/\/[A-Za-z0-9]+/.test(text);
const url = line(1_000).refine(
  (text) => text === '' || isAddressOf(text),
  'It has to begin with https://, http:// or ipfs://.',
);

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

const isLanguage = (tag: string): boolean => {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
};

/** The last second of a day in the visitor's time zone, Unix seconds. */
export const endOfDay = (day: string): number => Math.floor(new Date(`${day}T23:59:59`).getTime() / 1_000);

/** What is asked for on each step. */
export const FIELDS = {
  about: [
    'name',
    'description',
    'creatorKind',
    'creator',
    'languages',
    'keywords',
    'datePublished',
    'version',
    'filesUrl',
    'home',
  ],
  terms: ['licence', 'licenceUrl', 'purposes', 'hasEnd', 'endsOn', 'access', 'payee', 'supersedes'],
  card: ['cardUrl'],
  send: ['personName'],
} as const satisfies Record<string, readonly (keyof DraftValues)[]>;

/** @param nowSeconds The chain's clock. */
export const formSchema = (nowSeconds: number) =>
  z
    .object({
      name: needed(200, 'It needs a name.'),
      description: needed(5_000, 'Say in a few sentences what it is.'),
      creatorKind: z.enum(['sc:Person', 'sc:Organization']),
      creator: needed(200, 'Say who made it.'),
      languages: z
        .array(z.string())
        .refine((tags) => tags.every(isLanguage), 'Tags such as en, pt-BR or yo; one of these is none.'),
      keywords: z.array(line(60)).max(20, 'At most 20.'),
      datePublished: z.string().refine(isDay, 'A day is needed.'),
      version: line(60),
      filesUrl: url,
      home: url,
      licence: z.string().min(1, 'Choose a licence.'),
      licenceUrl: url,
      purposes: z.array(z.string()).min(1, 'Consent to one purpose at least.'),
      hasEnd: z.boolean(),
      endsOn: z.string(),
      access: z.enum(['open', 'gated', 'federated']),
      payee: line(42).refine(
        (text) => text === '' || isAddress(text, { strict: false }),
        'No account: it has to be 0x and 40 hexadecimal digits.',
      ),
      supersedes: z.string(),
      cardUrl: url,
      personName: line(80),
    })
    .check(({ value, issues }) => {
      if (value.home === '' && value.filesUrl === '') {
        issues.push({ code: 'custom', input: value.home, path: ['home'], message: 'Give one of the two addresses.' });
      }
      if (!value.hasEnd) return;
      const message = !isDay(value.endsOn)
        ? 'Choose a day.'
        : endOfDay(value.endsOn) <= nowSeconds
          ? 'That day is over.'
          : undefined;
      if (message !== undefined) issues.push({ code: 'custom', input: value.endsOn, path: ['endsOn'], message });
    });
