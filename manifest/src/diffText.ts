import type { DatasetChange, ManifestDiff } from './diffManifests.ts';
import { markdownText } from './export/markdownText.ts';
import { oneLine } from './export/oneLine.ts';

const percent = (ppb: number | null): string => (ppb === null ? '–' : `${(ppb / 1e7).toFixed(2)} %`);
const show = (value: unknown): string => (Array.isArray(value) ? value.map(String).join(', ') : oneLine(String(value)));

function lines(diff: ManifestDiff): [title: string, changes: readonly DatasetChange[]][] {
  return [
    ['Entered', diff.entered],
    ['Left', diff.left],
    ['Moved', diff.moved],
  ];
}

/** What changed between two rounds, for people: as plain text, or as Markdown with a table for each kind of change. */
export function diffText(diff: ManifestDiff, form: 'text' | 'markdown'): string {
  const { from, to, ballots, rules, unchanged } = diff;
  const vetoed = diff.vetoed.map(({ number, title, include, remove }) => {
    const parts = [
      ...(include.length === 0 ? [] : [`include dataset ${include.join(', ')}`]),
      ...(remove.length === 0 ? [] : [`remove dataset ${remove.join(', ')}`]),
    ];
    return `proposal ${number}${title === '' ? '' : ` (${oneLine(title)})`}, to ${parts.join(' and ')}`;
  });
  const counted = `${ballots.before} ballots counted before, ${ballots.after} after.`;
  const title = `From round ${from.round} to round ${to.round}`;
  if (form === 'text') {
    return [
      `${title}: ${counted}`,
      ...lines(diff).flatMap(([head, changes]) => [
        `${head}: ${changes.length === 0 ? 'none' : changes.length}`,
        ...changes.map(
          ({ datasetId, before, after, why }) =>
            `  dataset ${String(datasetId).padEnd(6)} ${percent(before).padStart(8)} → ${percent(after).padStart(8)}  ${oneLine(why)}`,
        ),
      ]),
      ...vetoed.map((line) => `Vetoed by the ethics board: ${line}`),
      `Unchanged: ${unchanged}`,
      ...rules.map(({ rule, before, after }) => `Rule ${rule}: ${show(before)} → ${show(after)}`),
    ].join('\n');
  }
  const table = (head: string, rows: readonly string[]): string[] =>
    rows.length === 0 ? [] : [head, head.replace(/[^|]+/g, ' --- '), ...rows];
  const sections = lines(diff).map(([head, changes]) =>
    [
      `## ${head}\n`,
      ...(changes.length === 0 ? ['None.'] : []),
      ...table(
        '| dataset | before | after | why |',
        changes.map(
          ({ datasetId, before, after, why }) =>
            `| ${datasetId} | ${percent(before)} | ${percent(after)} | ${markdownText(why)} |`,
        ),
      ),
    ].join('\n'),
  );
  const ruleTable = table(
    '| rule | before | after |',
    rules.map(
      ({ rule, before, after }) => `| ${rule} | ${markdownText(show(before))} | ${markdownText(show(after))} |`,
    ),
  );
  return [
    `# ${title}`,
    `${counted} ${unchanged} datasets kept their share.`,
    ...sections,
    ...(vetoed.length === 0
      ? []
      : [`## Vetoed by the ethics board\n\n${vetoed.map((line) => `- ${markdownText(line)}`).join('\n')}`]),
    ...(ruleTable.length === 0 ? [] : [`## Rules\n\n${ruleTable.join('\n')}`]),
  ].join('\n\n');
}
