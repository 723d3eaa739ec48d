import { CommonweightError } from '../errors.ts';
import { mixture } from './mixture.ts';
import type { ExportOptions, Mixture } from './types.ts';

/**
 * The mixture as a framework that reads files can have it: without datasets that have no share, since one that is never drawn would
 * never be exhausted, and without federated ones, which stay where they are. The shares of the rest are scaled up to one.
 */
export function trainable(options: ExportOptions): Mixture {
  const whole = mixture(options);
  const notes = [...whole.notes];
  const shared = whole.datasets.filter(({ share }) => share > 0);
  const idle = whole.datasets.filter(({ share }) => share === 0);
  const away = shared.filter(({ entry }) => entry.access === 'federated');
  const gated = shared.filter(({ entry }) => entry.access === 'gated');
  const list = (datasets: Mixture['datasets']): string =>
    datasets.map(({ entry }) => `dataset ${entry.datasetId}`).join(', ');

  if (idle.length > 0) notes.push(`Without any share and left out: ${list(idle)}.`);
  if (away.length > 0) {
    notes.push(`Federated and left out, because its files stay with the contributor: ${list(away)}.`);
    notes.push('The shares of the others are scaled up, so that they add up to one.');
  }
  if (gated.length > 0) notes.push(`Gated, so that its contributor has to be asked for the files: ${list(gated)}.`);
  const kept = shared.filter(({ entry }) => entry.access !== 'federated');
  const total = kept.reduce((sum, { share }) => sum + share, 0);
  if (total === 0) {
    throw new CommonweightError(`Nothing is left of round ${whole.manifest.round.id} that has files to train on.`, {
      details: notes,
    });
  }
  const datasets = kept.map((dataset) => ({ ...dataset, share: dataset.share / total }));
  return { ...whole, datasets, notes: [...new Set(notes)] };
}
