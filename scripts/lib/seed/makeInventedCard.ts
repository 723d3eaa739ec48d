import { makeCard } from '../../../manifest/src/card/makeCard.ts';
import { makeRecordCounter } from '../../../manifest/src/card/makeRecordCounter.ts';
import { makeLot } from '../data/makeLot.ts';
import type { Announced } from '../documents/announced.ts';
import type { Documents } from '../documents/openDocuments.ts';
import type { Draw, InventedData } from './inventedData.ts';

/** A number that every name has for itself, to draw by. */
const seedOf = (name: string): number =>
  [...name].reduce((sum, letter) => (Math.imul(sum, 31) + (letter.codePointAt(0) ?? 0)) | 0, 7);

function drawBy(lot: () => number): Draw {
  const below = (limit: number): number => Math.floor(lot() * limit);
  return {
    count: (most) => 1 + below(most),
    pick(list) {
      const found = list[below(list.length)];
      if (found === undefined) throw new RangeError('there is nothing to draw from');
      return found;
    },
  };
}

/** Writes the files of an invented dataset and its card, and keeps them all. */
export async function makeInventedCard(documents: Documents, data: InventedData): Promise<Announced> {
  const files = data.files.map(({ name, encodingFormat, lineCount, header, line }) => {
    const draw = drawBy(makeLot(seedOf(`${data.name}/${name}`)));
    const lines = Array.from({ length: lineCount }, (_, index) => line(draw, index));
    const text = `${[...(header === undefined ? [] : [header]), ...lines].join('\n')}\n`;
    const bytes = new TextEncoder().encode(text);
    const counter = makeRecordCounter(encodingFormat);
    counter.add(bytes);
    const { uri, sha256 } = documents.keep(bytes);
    return {
      name,
      encodingFormat,
      bytes: bytes.length,
      sha256: sha256.slice(2),
      contentUrl: uri,
      records: counter.count(),
    };
  });
  const { text } = await makeCard({
    facts: {
      name: data.name,
      description: data.description,
      url: `https://data.example/${data.name.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`,
      license: `https://spdx.org/licenses/${data.licenceSpdx}`,
      creator: { '@type': 'sc:Organization', name: data.creator },
      datePublished: data.published,
      inLanguage: data.language,
      keywords: data.keywords,
      ...(data.version === undefined ? {} : { version: data.version }),
    },
    files,
    extent: { records: files.reduce((sum, { records }) => sum + records, 0) },
  });
  return documents.keep(text);
}
