import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Card } from '../card/cardSchema.ts';
import { parseCard } from '../card/parseCard.ts';
import { CommonweightError } from '../errors.ts';
import type { Manifest } from '../schema.ts';

/**
 * The entries' cards that are in a folder, a pulled one (`datasets/<id>/card.json`) or one of `<SHA-256>.json`, each checked against
 * its entry. Cards that are not there are left out.
 */
export function readCards(options: { folder: string; manifest: Manifest }): Map<string, Card> {
  const { folder, manifest } = options;
  const cards = new Map<string, Card>();
  for (const { datasetId, cardSha256 } of manifest.entries) {
    const file = [join(folder, 'datasets', String(datasetId), 'card.json'), join(folder, `${cardSha256}.json`)].find(
      (path) => existsSync(path),
    );
    if (file === undefined) continue;
    const bytes = readFileSync(file);
    const found = createHash('sha256').update(bytes).digest('hex');
    if (found !== cardSha256) {
      throw new CommonweightError(
        `${file} is not the card of dataset ${datasetId}: its SHA-256 is ${found}, the manifest says ${cardSha256}.`,
      );
    }
    cards.set(cardSha256, parseCard(bytes));
  }
  return cards;
}
