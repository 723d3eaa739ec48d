import { CommonweightError } from '../errors.ts';
import { oneLine } from './oneLine.ts';
import type { ExportOptions, Mixture } from './types.ts';

const slug = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '')
    .toLowerCase();

/**
 * What of a manifest goes into training: without what was revoked, and with what consents to the purposes alone; the shares of the
 * rest are scaled up to one, which the notes say.
 */
export function mixture(options: ExportOptions): Mixture {
  const { manifest, cards, revoked = [], purposes = [], unit = 'tokens', folder = '.' } = options;
  const notes: string[] = [`A share is a share of the ${unit} that are sampled.`];
  const reasonOf = new Map(revoked.map(({ datasetId, reason }) => [datasetId, reason]));
  const gone = manifest.entries.filter(({ datasetId }) => reasonOf.has(datasetId));
  const unwilling = manifest.entries.filter(
    (entry) => !reasonOf.has(entry.datasetId) && !purposes.every((purpose) => entry.purposes.includes(purpose)),
  );
  if (gone.length > 0) {
    const list = gone.map(({ datasetId }) => `dataset ${datasetId} (${reasonOf.get(datasetId)})`).join(', ');
    notes.push(`Revoked since the round was sealed and left out: ${list}.`);
  }
  if (unwilling.length > 0) {
    const list = unwilling.map(({ datasetId }) => `dataset ${datasetId}`).join(', ');
    notes.push(`Left out because it does not consent to ${purposes.join(' and ')}: ${list}.`);
  }
  const kept = manifest.entries.filter((entry) => !gone.includes(entry) && !unwilling.includes(entry));
  const total = kept.reduce((sum, { sharePpbDown }) => sum + sharePpbDown, 0);
  if (total === 0) {
    throw new CommonweightError(`Nothing is left of round ${manifest.round.id} to train on.`, { details: notes });
  }
  if ([...gone, ...unwilling].some(({ sharePpbDown }) => sharePpbDown > 0)) {
    notes.push('The shares of the others are scaled up, so that they add up to one.');
  }
  const datasets = kept.map((entry) => {
    const card = cards.get(entry.cardSha256);
    const name = card === undefined ? `Dataset ${entry.datasetId}` : oneLine(card.name);
    const word = card === undefined ? 'dataset' : slug(name);
    return {
      entry,
      card,
      name,
      key: word === '' ? String(entry.datasetId) : `${entry.datasetId}-${word}`,
      share: entry.sharePpbDown / total,
    };
  });
  return { manifest, unit, folder, datasets, notes };
}
