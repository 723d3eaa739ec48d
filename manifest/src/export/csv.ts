import { sizesOf } from '../card/sizesOf.ts';
import { decimals } from './decimals.ts';
import { mixture } from './mixture.ts';
import { oneLine } from './oneLine.ts';
import type { ExportFile, ExportOptions } from './types.ts';

const HEAD = [
  ...['dataset_id', 'name', 'share', 'share_of', 'sealed_share_ppb', 'bytes', 'records', 'tokens'],
  ...['licence', 'access', 'purposes', 'consent_ends', 'contributor', 'card_sha256', 'card_cid', 'url'],
];

/** A cell by RFC 4180. What a spreadsheet would take for a formula is marked as text, as OWASP advises against CSV injection. */
function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = oneLine(value);
  const safe = /^[=+\-@]/.test(text) ? `'${text}` : text;
  return /[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One line a dataset. The shares add up to one; what a card does not say is empty. */
export function csv(options: ExportOptions): ExportFile[] {
  const { datasets, unit } = mixture(options);
  const shared = datasets.filter(({ share }) => share > 0);
  const shares = decimals(shared.map(({ share }) => share));
  const rows = datasets.map((dataset) => {
    const { entry, card, name } = dataset;
    const sizes = card === undefined ? undefined : sizesOf(card);
    const end = entry.consentEndsAtSeconds;
    return [
      ...[entry.datasetId, name, shares[shared.indexOf(dataset)] ?? '0.0', unit, entry.sharePpbDown],
      ...[sizes?.bytes ?? '', sizes?.records ?? '', sizes?.tokens ?? ''],
      ...[entry.licence, entry.access, entry.purposes.join(' ')],
      ...[end === null ? '' : new Date(end * 1000).toISOString(), entry.contributor.account],
      ...[entry.cardSha256, entry.cardCid, card?.url ?? ''],
    ];
  });
  const text = [HEAD, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
  return [{ path: 'mixture.csv', text }];
}
