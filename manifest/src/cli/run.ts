import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { BaseError, isHash, type Hex } from 'viem';

import { card, type CardCommandOptions } from './card.ts';
import { check } from './check.ts';
import { formats } from '../export/formats.ts';
import { ownError, type CommonOptions } from './connect.ts';
import { diff } from './diff.ts';
import { exportMixture, type ExportCommandOptions } from './export.ts';
import { manifest } from './manifest.ts';
import type { Outcome, Progress } from './Outcome.ts';
import { publish } from './publish.ts';
import { pull, type PullCommandOptions } from './pull.ts';
import { remove } from './remove.ts';
import { seal } from './seal.ts';
import { status } from './status.ts';
import { tally } from './tally.ts';
import { verify } from './verify.ts';
import { withdrawals } from './withdrawals.ts';

const whole = (least: number, most: number) => (text: string) => {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < least || number > most) {
    throw new InvalidArgumentError(`It has to be a whole number from ${least} to ${most}.`);
  }
  return number;
};
const round = whole(1, 65_535);
const blockHash = (text: string): Hex => {
  if (!isHash(text)) throw new InvalidArgumentError('It has to be 0x and 64 hexadecimal digits.');
  return text;
};
const PURPOSES = ['pre-training', 'fine-tuning', 'evaluation', 'commercial-use'] as const;
const purpose = (text: string, before: (typeof PURPOSES)[number][] = []): (typeof PURPOSES)[number][] => {
  const known = PURPOSES.find((one) => one === text);
  if (known === undefined) throw new InvalidArgumentError(`It has to be one of ${PURPOSES.join(', ')}.`);
  return [...before, known];
};
const several = (text: string, before: string[] = []): string[] => [...before, text];

/** A day or a time, ISO 8601, as Unix seconds. */
function moment(text: string): number {
  const milliseconds = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2}))?$/.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(milliseconds)) throw new InvalidArgumentError('It has to be a day such as 2026-11-24, or a time.');
  return Math.floor(milliseconds / 1000);
}

type Options = CommonOptions & { json?: boolean };

/** Runs one command line and returns the exit code. The result goes to stdout, everything else to stderr. */
export async function run(args: readonly string[]): Promise<number> {
  let code = 0;
  const key = process.env.COMMONWEIGHT_KEY;
  const progress: Progress = (line) => process.stderr.write(`${line}\n`);
  const show = (options: { json?: boolean }, outcome: Outcome & { exact?: boolean }): void => {
    // a manifest is its bytes, whatever form was asked for: no line end is added
    if (outcome.exact === true) process.stdout.write(outcome.text);
    else process.stdout.write(`${options.json === true ? JSON.stringify(outcome.json) : outcome.text}\n`);
    if (!outcome.ok) code = 1;
  };
  const program = new Command('commonweight')
    .description('Read what a commons decided, rebuild its training manifest, and verify it.')
    .exitOverride();
  const local = (name: string, description: string): Command =>
    program.command(name).description(description).option('--json', 'answer as JSON');
  const command = (name: string, description: string): Command =>
    local(name, description)
      .option(
        '--rpc <url>',
        'the node to ask; given several times, all have to say the same (default: $RPC_URL or http://127.0.0.1:8545)',
        several,
      )
      .option('--deployment <file>', 'where the contracts are (default: deployments/<chainId>.json)')
      .option('--block <number>', 'as of this block (default: the latest)', (text: string) =>
        BigInt(whole(0, Number.MAX_SAFE_INTEGER)(text)),
      );

  command('manifest', 'rebuild the manifest of a sealed round from the chain')
    .option('--round <number>', 'the round (default: the last sealed one)', round)
    .option('--out <file>', 'write it there instead of to stdout')
    .action(async (options: Options & { round?: number; out?: string }) =>
      show(options, await manifest(options, progress)),
    );
  command('verify', 'hold a manifest against the chain')
    .argument('<manifest.json>', 'the manifest')
    .option('--allow-revoked', 'exit with 0 even if entries have been revoked since')
    .option('--proof <block hash>', 'prove the digest as of this block, whose hash you know from elsewhere', blockHash)
    .action(async (file: string, options: Options & { allowRevoked?: boolean; proof?: Hex }) =>
      show(options, await verify(file, options, progress)),
    );
  command('tally', 'count the ballots of a round again')
    .option('--round <number>', 'the round (default: the last sealed one, else the current one)', round)
    .option('--ballots <file>', 'count this file, {datasets, ballots}, without a chain')
    .action(async (options: Options & { round?: number; ballots?: string }) =>
      show(options, await tally(options, progress)),
    );
  command('seal', 'end the closed round: find the slope and send the pages')
    .option('--page <datasets>', 'datasets in one transaction', whole(1, 10_000), 200)
    .action(async (options: Options & { page: number }) => show(options, await seal({ ...options, key }, progress)));
  command('publish', 'announce where the manifest of a sealed round can be had')
    .requiredOption('--uri <uri>', 'where it is')
    .option('--round <number>', 'the round (default: the last sealed one)', round)
    .action(async (options: Options & { uri: string; round?: number }) =>
      show(options, await publish({ ...options, key })),
    );
  command('remove', 'put the removal of a dataset to a vote')
    .argument('<dataset>', 'its number', whole(1, 0xffffff))
    .requiredOption('--reason <file>', 'the reason; the proposal names its SHA-256, publish the file')
    .option('--title <text>', 'the first line of the proposal')
    .action(async (datasetId: number, options: Options & { reason: string; title?: string }) =>
      show(options, await remove(datasetId, { ...options, key })),
    );
  command('pull', 'fetch the cards and files of a round, every byte verified')
    .requiredOption('--to <folder>', 'where to')
    .option('--round <number>', 'the round (default: the last sealed one)', round)
    .option('--manifest <file>', 'of this manifest, instead of what the chain has')
    .option('--digest <digest>', 'refuse any manifest that has another digest')
    .option('--purpose <purpose>', 'only what consents to it; given several times, to all of them', purpose)
    .option(
      '--mirror <url>',
      'a server or folder that has files under their SHA-256; may be given several times',
      several,
    )
    .option('--gateway <url>', 'an IPFS gateway; may be given several times (default: two public ones)', several)
    .option('--no-gateway', 'use no IPFS gateway')
    .option('--allow-file', 'follow file: addresses of cards too')
    .option('--offline', 'fetch nothing, and check all that is there')
    .option('--parallel <number>', 'files at the same time (default: 8)', whole(1, 64))
    .option('--timeout <seconds>', 'how long a source may send next to nothing (default: 30)', whole(1, 3_600))
    .action(async (options: Options & PullCommandOptions) => show(options, await pull(options, progress)));
  command('export', 'turn the shares into the files that a trainer’s framework reads')
    .addOption(new Option('--format <format>', 'which').choices(formats.map(({ id }) => id)).makeOptionMandatory())
    .option('--pulled <folder>', 'what was pulled: manifest, cards and withdrawals from there')
    .option('--manifest <file>', 'this manifest (default: the chain’s)')
    .option('--round <number>', 'the round to read from the chain (default: the last sealed one)', round)
    .option('--cards <folder>', 'where the cards are (default: beside the manifest)')
    .option('--withdrawals <file>', 'leave out what is on this list, which `withdrawals --json` makes')
    .option('--purpose <purpose>', 'only what consents to it; given several times, to all of them', purpose)
    .addOption(
      new Option('--unit <unit>', 'what the shares are shares of')
        .choices(['tokens', 'records', 'bytes'])
        .default('tokens'),
    )
    .option('--folder <path>', 'the pulled folder, as seen from the exported files (default: there)')
    .option('--out <path>', 'a folder, or a file where there is only one (default: stdout where there is only one)')
    .option('--force', 'write over what is there')
    .action(async (options: Options & ExportCommandOptions) => show(options, await exportMixture(options, progress)));
  command('diff', 'what entered, left and moved from one sealed round to another, and why')
    .argument('<round>', 'the earlier round', round)
    .argument('<round>', 'the later round', round)
    .option('--markdown', 'answer as Markdown')
    .action(async (from: number, to: number, options: Options & { markdown?: boolean }) =>
      show(options, await diff({ from, to }, options, progress)),
    );
  command('withdrawals', 'list what may not be trained on any more')
    .option('--since <time>', 'only what left on or after this day or time (ISO 8601)', moment)
    .option('--rss', 'answer as an RSS feed')
    .action(async (options: Options & { since?: number; rss?: boolean }) =>
      show(options, await withdrawals(options, progress)),
    );
  command('check', 'look at a dataset before a vote: card, hashes, licence, personal data, duplicates')
    .argument('<card or folder>', 'the card, or the folder that has it as card.json')
    .option('--files <folder>', 'where the files are (default: beside the card)')
    .option(
      '--against <folder>',
      'compare with the datasets of this pulled folder; may be given several times',
      several,
    )
    .option('--out <file>', 'write the report there')
    .action(async (path: string, options: Options & { files?: string; against?: string[]; out?: string }) =>
      show(options, await check(path, options, progress)),
    );
  local('card', 'make a card from the files of a folder')
    .argument('<folder>', 'the folder')
    .requiredOption('--name <name>', 'what the dataset is called')
    .requiredOption('--description <text>', 'what it is')
    .requiredOption('--url <url>', 'a page about it')
    .requiredOption('--license <licence>', 'an SPDX id or an address; may be given several times', several)
    .requiredOption('--creator <name>', 'who made it')
    .requiredOption('--date <date>', 'when it was published, such as 2026-11-24')
    .option('--organization', 'the creator is an organisation, not a person')
    .option('--language <tag>', 'BCP 47; may be given several times', several)
    .option('--keyword <word>', 'may be given several times', several)
    .option('--dataset-version <version>', 'the dataset’s version')
    .option('--base <url>', 'where the files can be had; their names follow it (default: beside the card)')
    .option('--tokens <number>', 'how many tokens there are', whole(0, Number.MAX_SAFE_INTEGER))
    .option('--tokenizer <name>', 'by which tokenizer')
    .option('--out <file>', 'write it there instead of to stdout')
    .action(async (folder: string, options: { json?: boolean } & CardCommandOptions) =>
      show(options, await card(folder, options, progress)),
    );
  command('status', 'where round, turnout and proposals stand').action(async (options: Options) =>
    show(options, await status(options)),
  );

  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    // commander has said it already, and help is no failure
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 1;
    const message =
      ownError(error)?.message ??
      (error instanceof BaseError ? `The node's answer is of no use: ${error.shortMessage}` : String(error));
    process.stderr.write(`${message}\n`);
    return 1;
  }
}
