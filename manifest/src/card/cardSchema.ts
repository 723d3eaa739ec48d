import { z } from 'zod';

const file = z.looseObject({
  '@type': z.literal('cr:FileObject'),
  '@id': z.string().min(1),
  name: z.string().min(1),
  contentUrl: z.string().min(1),
  contentSize: z.string().regex(/^\d{1,15} B$/, 'has to be a number of bytes, such as "123 B"'),
  encodingFormat: z.string().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'has to be 64 hexadecimal digits'),
});
const creator = z.looseObject({ '@type': z.enum(['sc:Person', 'sc:Organization']), name: z.string().min(1) });
const oneOrMore = <T extends z.ZodType>(item: T) => z.union([item, z.array(item).min(1)]);

const CROISSANT = 'http://mlcommons.org/croissant/1.1';

/**
 * How much there is of the dataset, in units other than bytes: schema.org's `materialExtent` ("the quantity of the materials
 * being described"), a QuantitativeValue for each unit. Tokens say in `valueReference` which tokenizer counted them.
 */
const extent = z.discriminatedUnion('unitText', [
  z.looseObject({
    '@type': z.literal('sc:QuantitativeValue'),
    unitText: z.literal('records'),
    value: z.int().min(0),
  }),
  z.looseObject({
    '@type': z.literal('sc:QuantitativeValue'),
    unitText: z.literal('tokens'),
    value: z.int().min(0),
    valueReference: z.string().min(1),
  }),
]);

/** The part of Croissant 1.1 that a card needs here; whatever else it says is kept. docs/card-format.md explains it. */
export const cardSchema = z.looseObject({
  '@context': z.unknown(),
  '@type': z.literal('sc:Dataset'),
  conformsTo: oneOrMore(z.string()).refine(
    (given) => [given].flat().includes(CROISSANT),
    `has to be ${CROISSANT}; cards of other versions cannot be read`,
  ),
  name: z.string().min(1),
  description: z.string().min(1),
  url: z.string().min(1),
  version: z.string().optional(),
  license: oneOrMore(z.string().min(1)),
  creator: oneOrMore(creator),
  datePublished: z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'has to be a date such as 2026-11-24'),
  inLanguage: oneOrMore(z.string().min(1)).optional(),
  keywords: z.array(z.string()).optional(),
  materialExtent: z
    .array(extent)
    .refine((given) => new Set(given.map(({ unitText }) => unitText)).size === given.length, 'has a unit twice')
    .optional(),
  distribution: z.array(file).min(1),
});

export type Card = z.infer<typeof cardSchema>;
