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

/** The withdrawals and suspensions as an RSS 2.0 feed, the latest first. */
export function withdrawalsRss(list: Withdrawals): string {
  const { chainId, registry, block, withdrawals, suspensions } = list;
  const place = `ethereum:${registry}@${chainId}`;
  const entries = [
    ...withdrawals.map((one) => ({ ...one, what: describeWithdrawal(one), rule: 'Train on it no more.' })),
    ...suspensions.map(({ datasetId, cardSha256, fromSeconds, untilSeconds }) => ({
      ...{ datasetId, cardSha256, atSeconds: fromSeconds, reason: 'suspended' },
      what: `suspended by the ethics board until ${date(untilSeconds)}`,
      rule: 'Do not train on it until then.',
    })),
  ];
  const items = entries
    .toSorted((a, b) => b.atSeconds - a.atSeconds)
    .map(({ datasetId, cardSha256, atSeconds, reason, what, rule }) =>
      [
        '    <item>',
        `      <title>${xml(`Dataset ${datasetId}: ${reason}`)}</title>`,
        `      <description>${xml(`${what}. ${rule} Its card: ${cardSha256}.`)}</description>`,
        `      <guid isPermaLink="false">${xml(`${place}/${datasetId}/${reason}`)}</guid>`,
        `      <pubDate>${date(atSeconds)}</pubDate>`,
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
