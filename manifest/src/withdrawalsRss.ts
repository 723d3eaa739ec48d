import { oneLine } from './export/oneLine.ts';
import { describeWithdrawal } from './describeWithdrawal.ts';
import type { Withdrawals } from './withdrawalsSchema.ts';

/** Text from outside inside XML. Control characters, which XML cannot have at all, have become blanks. */
const xml = (text: string): string =>
  oneLine(text)
    .replace(/[\ud800-\udfff\ufffe\uffff]/g, (unit, at: number, all: string) =>
      /^[\ud800-\udbff][\udc00-\udfff]/.test(all.slice(at)) || /[\ud800-\udbff]$/.test(all.slice(0, at)) ? unit : ' ',
    )
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const date = (seconds: number): string => new Date(seconds * 1000).toUTCString();

/** The withdrawals as an RSS 2.0 feed, the latest first. */
export function withdrawalsRss(list: Withdrawals): string {
  const { chainId, registry, block, withdrawals } = list;
  const place = `ethereum:${registry}@${chainId}`;
  const items = withdrawals
    .toSorted((a, b) => b.atSeconds - a.atSeconds)
    .map((withdrawal) =>
      [
        '    <item>',
        `      <title>${xml(`Dataset ${withdrawal.datasetId}: ${withdrawal.reason}`)}</title>`,
        `      <description>${xml(`${describeWithdrawal(withdrawal)}. Train on it no more. Its card: ${withdrawal.cardSha256}.`)}</description>`,
        `      <guid isPermaLink="false">${xml(`${place}/${withdrawal.datasetId}/${withdrawal.reason}`)}</guid>`,
        `      <pubDate>${date(withdrawal.atSeconds)}</pubDate>`,
        '    </item>',
      ].join('\n'),
    );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0">',
    '  <channel>',
    `    <title>Withdrawals from the commons on chain ${chainId}</title>`,
    `    <link>${xml(place)}</link>`,
    '    <description>Datasets that may not be trained on any more, and why.</description>',
    `    <lastBuildDate>${date(block.timestampSeconds)}</lastBuildDate>`,
    ...items,
    '  </channel>',
    '</rss>',
    '',
  ].join('\n');
}
