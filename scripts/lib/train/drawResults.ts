import type { TrainingResult } from './trainOnMixture.ts';

const WIDTH = 760;
const LEFT = 220;
const PANEL = 230;
const GAP = 50;
const ROW = 56;
const TOP = 76;
const BAR = 16;
const COLOURS = ['#7a8799', '#0b6e99'];

const xml = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Shares and bits per byte of two rounds as bars, side by side: an SVG without scripts or fonts of its own. */
export function drawResults(rounds: readonly { round: number; results: readonly TrainingResult[] }[]): string {
  const [first] = rounds;
  const names = (first?.results ?? []).map(({ name }) => name);
  const height = TOP + ROW * names.length + 24;
  const panels = [
    {
      title: 'Share of what was trained on',
      of: ({ share }: TrainingResult) => share,
      text: (v: number) => `${(100 * v).toFixed(1)} %`,
    },
    {
      title: 'Bits per byte of unseen text',
      of: (one: TrainingResult) => one.bitsPerByte,
      text: (v: number) => v.toFixed(3),
    },
  ];
  const parts: string[] = [];
  for (const [panel, { title, of, text }] of panels.entries()) {
    const x = LEFT + panel * (PANEL + GAP);
    const most = Math.max(...rounds.flatMap(({ results }) => results.map(of)));
    parts.push(`<text x="${x}" y="${TOP - 14}" font-weight="bold">${xml(title)}</text>`);
    for (const [place, { results }] of rounds.entries()) {
      for (const [row, result] of results.entries()) {
        const y = TOP + row * ROW + place * (BAR + 3);
        const width = ((PANEL - 60) * of(result)) / most;
        parts.push(
          `<rect x="${x}" y="${y}" width="${width.toFixed(1)}" height="${BAR}" fill="${COLOURS[place]}"/>`,
          `<text x="${(x + width + 6).toFixed(1)}" y="${y + 13}">${text(of(result))}</text>`,
        );
      }
    }
  }
  for (const [row, name] of names.entries()) {
    parts.push(`<text x="${LEFT - 12}" y="${TOP + row * ROW + 22}" text-anchor="end">${xml(name)}</text>`);
  }
  for (const [place, { round }] of rounds.entries()) {
    parts.push(
      `<rect x="${LEFT + place * 110}" y="22" width="12" height="12" fill="${COLOURS[place]}"/>`,
      `<text x="${LEFT + 18 + place * 110}" y="33">round ${round}</text>`,
    );
  }
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="sans-serif" font-size="13" role="img" aria-labelledby="t d">`,
    '<title id="t">What a vote changed in a model</title>',
    `<desc id="d">${xml(rounds.map(({ round, results }) => `Round ${round}: ${results.map(({ name, share, bitsPerByte }) => `${name} ${(100 * share).toFixed(1)} %, ${bitsPerByte} bits per byte`).join('; ')}.`).join(' '))}</desc>`,
    `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    ...parts,
    '</svg>',
    '',
  ].join('\n');
}
