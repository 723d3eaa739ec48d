import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';

import { canonical } from '../canonical.ts';
import { readHistory } from '../chain/readHistory.ts';
import { checkDataset, type ChainFacts } from '../check/checkDataset.ts';
import { CommonweightError } from '../errors.ts';
import { foldDatasets } from '../foldDatasets.ts';
import { foldRules } from '../foldRules.ts';
import { showBytes } from '../pull/showProgress.ts';
import { connect, hasNode, type CommonOptions } from './connect.ts';
import type { Outcome, Progress } from './Outcome.ts';

/** Looks at a dataset before a vote, and gives a report whose hash can be endorsed. */
export async function check(
  path: string,
  options: CommonOptions & { files?: string; against?: readonly string[]; out?: string },
  progress: Progress,
): Promise<Outcome> {
  const chain = hasNode(options) ? await askChain(options) : undefined;
  const report = await checkDataset({ path, files: options.files, against: options.against, chain, say: progress });
  const text = canonical(report);
  const sha256 = createHash('sha256').update(text).digest('hex');
  if (options.out !== undefined) {
    try {
      writeFileSync(options.out, text);
    } catch (cause) {
      throw new CommonweightError(`The file ${options.out} cannot be written.`, { cause });
    }
  }
  const { errors, warnings, checked, ok } = report;
  const lines = [
    `${ok ? 'Nothing has to be mended' : 'There is something to mend'}: ${checked.files} files, ${showBytes(checked.bytes)}, ${checked.records} records; licence ${checked.licence}.`,
    ...errors.map((line) => `✘ ${line}`),
    ...warnings.map((line) => `! ${line}`),
    ...checked.notes.map((line) => `  ${line}`),
    `Report, SHA-256 ${sha256}${options.out === undefined ? ' (--out writes it down)' : `: ${options.out}`}`,
  ];
  return { json: { ...report, reportSha256: sha256 }, text: lines.join('\n'), ok };
}

async function askChain(options: CommonOptions): Promise<ChainFacts> {
  const connection = await connect(options);
  const history = await readHistory({ ...connection, toBlock: connection.blockNumber });
  return { licences: foldRules(history, 0).licences, datasets: [...foldDatasets(history).values()] };
}
