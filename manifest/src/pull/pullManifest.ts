import { createHash } from 'node:crypto';
import { statfs } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

import { canonical } from '../canonical.ts';
import type { Card } from '../card/cardSchema.ts';
import { MAX_CARD_BYTES, parseCard } from '../card/parseCard.ts';
import { CommonweightError } from '../errors.ts';
import { parseManifest } from '../parseManifest.ts';
import type { RevokedEntry } from '../revokedEntries.ts';
import type { Manifest } from '../schema.ts';
import { fetchFile, type Tools, type Want } from './fetchFile.ts';
import { inParallel } from './inParallel.ts';
import { inspectFile } from './inspectFile.ts';
import { LIMITS, type Limits } from './limits.ts';
import { lockFolder } from './lockFolder.ts';
import { DISK_FULL, isFull, openFolder, type Folder } from './openFolder.ts';
import { openJournal, type Journal } from './openJournal.ts';
import { makePatience } from './patience.ts';
import type { PulledEntry, PullReport } from './pullReport.ts';
import { scaleShares } from './scaleShares.ts';
import { showBytes, showProgress } from './showProgress.ts';
import { sourcesOf, type Places } from './sourcesOf.ts';

type Entry = Manifest['entries'][number];
type Purpose = Entry['purposes'][number];

export interface PullOptions {
  /** Has been verified by the caller as far as can be. */
  manifest: Manifest;
  /** The folder. It is made where it is missing, and nothing outside it is written. */
  to: string;
  places: Places;
  /** Only what consents to all of these. */
  purposes?: readonly Purpose[] | undefined;
  /** What must not be used any more; undefined where nobody could be asked. */
  revoked?: { entries: readonly RevokedEntry[]; asOfBlock: number } | undefined;
  /** Fetches nothing, and reads everything that is there. */
  offline?: boolean;
  /** Files that are fetched at the same time. */
  parallel?: number;
  limits?: Partial<Limits>;
  say?: (line: string) => void;
  signal?: AbortSignal;
}

/** A dataset on its way. */
interface Dataset {
  entry: Entry;
  result: PulledEntry;
  card?: Card;
  base?: URL;
  problems: string[];
  files: number;
  bytes: number;
}

interface Work extends Tools {
  journal: Journal;
  options: PullOptions;
}

/** Fetches what a manifest allows to train on: the cards, then the files, each byte checked. Whatever was there stays and counts. */
export async function pullManifest(options: PullOptions): Promise<PullReport> {
  const folder = await openFolder(options.to);
  const unlock = await lockFolder(folder);
  try {
    const limits = { ...LIMITS, ...options.limits };
    const journal = await openJournal(folder);
    const manifestSha256 = await keepManifest(folder, options.manifest);
    const work: Work = {
      folder,
      journal,
      options,
      limits,
      patience: makePatience(limits),
      signal: options.signal ?? new AbortController().signal,
      onBytes: () => undefined,
      onTrouble: (message) => options.say?.(message),
    };
    const datasets = options.manifest.entries.map((entry) => sortOut(entry, options));
    const wanted = datasets.filter(({ result }) => result.status === 'incomplete' || result.status === 'gated');
    await inParallel(wanted, options.parallel ?? 8, (dataset) => getCard(dataset, work));
    await getFiles(wanted, work);
    const report: PullReport = {
      format: 'commonweight-pull/1',
      round: options.manifest.round.id,
      digest: options.manifest.digest,
      manifestSha256,
      purposes: options.purposes === undefined ? null : [...options.purposes],
      revocationsAsOfBlock: options.revoked?.asOfBlock ?? null,
      ...judge(datasets),
    };
    await folder.write('pull.json', `${JSON.stringify(report, undefined, 2)}\n`);
    return report;
  } finally {
    await unlock();
  }
}

/** Keeps the manifest with what it is about; a folder that is another commons' is left alone, since the numbers of datasets would mix. */
async function keepManifest(folder: Folder, manifest: Manifest): Promise<string> {
  const text = canonical(manifest);
  const handle = await folder.openExisting('manifest.json');
  if (handle !== undefined) {
    const there = parseManifest(await handle.readFile('utf8').finally(() => handle.close()));
    if (
      there.chainId !== manifest.chainId ||
      there.contracts.DatasetRegistry.toLowerCase() !== manifest.contracts.DatasetRegistry.toLowerCase()
    ) {
      throw new CommonweightError(`${folder.root} holds the datasets of another commons. Choose another folder.`);
    }
  }
  await folder.write('manifest.json', text);
  return createHash('sha256').update(text).digest('hex');
}

/** What the manifest and the chain say about an entry, before anything is fetched. */
function sortOut(entry: Entry, { revoked, purposes }: PullOptions): Dataset {
  const { datasetId, access } = entry;
  const dataset = (status: PulledEntry['status'], reason?: string): Dataset => ({
    entry,
    result: { datasetId, status, ...(reason === undefined ? {} : { reason }) },
    problems: [],
    files: 0,
    bytes: 0,
  });
  const ended = revoked?.entries.find((other) => other.datasetId === datasetId);
  if (ended !== undefined) {
    const { reason, untilSeconds } = ended;
    const until = untilSeconds === undefined ? '' : ` until ${new Date(untilSeconds * 1_000).toISOString()}`;
    return dataset('revoked', `${reason}${until}`);
  }
  if (purposes?.some((purpose) => !entry.purposes.includes(purpose)) === true) {
    return dataset('other purpose', `consents to ${entry.purposes.join(', ') || 'nothing'}`);
  }
  if (entry.sharePpbDown === 0) return dataset('no share', 'the round gave it a share of zero');
  if (access === 'federated') {
    return dataset('federated', 'its files stay with the contributor: send the training there, see docs/training.md');
  }
  return dataset(access === 'gated' ? 'gated' : 'incomplete');
}

const cardName = ({ entry }: Dataset): string => `datasets/${entry.datasetId}/card.json`;

/** Gets a dataset's card, and reads it. What is wrong is the dataset's problem, not that of the others. */
async function getCard(dataset: Dataset, work: Work): Promise<void> {
  const { entry, problems } = dataset;
  const { mirrorUri, cardCid, cardSha256 } = entry;
  const name = cardName(dataset);
  await guarded(dataset, name, async () => {
    const addresses = [...(mirrorUri === '' ? [] : [mirrorUri]), `ipfs://${cardCid}`];
    const { sources, problems: dead } = sourcesOf({ sha256: cardSha256, addresses, places: work.options.places });
    const want = { name, sha256: cardSha256, bytes: MAX_CARD_BYTES, exact: false, sources };
    const failed = await ensure(want, work);
    if (failed.length > 0) {
      problems.push(`${name}: ${[...failed, ...(work.options.offline === true ? [] : dead)].join('; ')}`);
      return;
    }
    const handle = await work.folder.openExisting(name);
    if (handle === undefined) throw new CommonweightError(`${name} has vanished.`);
    dataset.card = parseCard(await handle.readFile().finally(() => handle.close()));
    // relative addresses are relative to where the card is said to be, even if it came from a mirror
    const base = mirrorUri === '' ? null : URL.parse(mirrorUri);
    if (base !== null && /^(https?|file):$/.test(base.protocol)) dataset.base = base;
  });
}

/** Gets all files of all cards; one that several datasets have is fetched once. */
async function getFiles(datasets: readonly Dataset[], work: Work): Promise<void> {
  const { places, offline, parallel = 8, say } = work.options;
  const groups = new Map<string, { dataset: Dataset; want: Want; dead: string[] }[]>();
  let total = 0;
  let count = 0;
  for (const dataset of datasets) {
    for (const file of dataset.card?.distribution ?? []) {
      const { sha256 } = file;
      const sameAs = [file.sameAs ?? []].flat().filter((address) => typeof address === 'string');
      const { sources, problems } = sourcesOf({
        sha256,
        addresses: [file.contentUrl, ...sameAs],
        base: dataset.base,
        places,
      });
      const bytes = Number.parseInt(file.contentSize, 10);
      const name = `datasets/${dataset.entry.datasetId}/files/${file.name}`;
      const group = groups.get(sha256) ?? [];
      group.push({ dataset, want: { name, sha256, bytes, exact: true, sources }, dead: problems });
      groups.set(sha256, group);
      total += bytes;
      count += 1;
    }
  }
  if (count > 0) say?.(`${count} files, ${showBytes(total)}, of ${datasets.length} datasets.`);

  const missing: typeof groups = new Map();
  const done = ({ dataset, want }: { dataset: Dataset; want: Want }): void => {
    dataset.files += 1;
    dataset.bytes += want.bytes;
  };
  const there = new Map<string, string>();
  await inParallel(groups, parallel, async ([sha256, group]) => {
    for (const one of group) {
      await guarded(one.dataset, one.want.name, async () => {
        const found = await inspectFile({
          ...work,
          name: one.want.name,
          sha256,
          thorough: offline === true,
        });
        if (found.state === 'wrong') say?.(`${one.want.name} ${found.problem}`);
        if (found.state === 'verified') {
          done(one);
          there.set(sha256, one.want.name);
        } else if (offline === true || one.dataset.entry.access === 'gated') {
          const problem = found.state === 'wrong' ? found.problem : 'is not there';
          one.dataset.problems.push(`${one.want.name} ${problem}`);
        } else missing.set(sha256, [...(missing.get(sha256) ?? []), one]);
      });
    }
  });

  const lists = [...missing.values()];
  const needed = lists.flat().reduce((sum, { want }) => sum + want.bytes, 0);
  await checkRoom(work.folder, needed, missing.keys());
  const progress = showProgress({ files: lists.flat().length, bytes: needed, say: (line) => say?.(line) });
  const tools: Work = { ...work, onBytes: (bytes) => progress.bytes(bytes) };
  await inParallel(lists, parallel, async (group) => {
    for (const one of group) {
      const { want, dataset, dead } = one;
      await guarded(dataset, want.name, async () => {
        const twin = there.get(want.sha256);
        const copy = twin === undefined ? [] : [await copyOf(work.folder, twin)];
        const failed = await fetchFile({ ...want, sources: [...copy, ...want.sources] }, tools);
        if (failed.length > 0) {
          dataset.problems.push(`${want.name}: ${[...failed, ...dead].join('; ')}`);
          return;
        }
        await remember(want, work);
        there.set(want.sha256, want.name);
        progress.file();
        done(one);
      });
    }
  });
}

/** A file that was verified already, as a source for another of the same content. */
async function copyOf(folder: Folder, name: string): Promise<Want['sources'][number]> {
  const path = await folder.place(name);
  return { kind: 'file', label: pathToFileURL(path).href, path };
}

async function ensure(want: Want, work: Work): Promise<string[]> {
  const { offline } = work.options;
  const found = await inspectFile({ ...work, name: want.name, sha256: want.sha256, thorough: offline === true });
  if (found.state === 'verified') return [];
  if (offline === true) return [found.state === 'wrong' ? found.problem : 'is not there'];
  const failed = await fetchFile(want, work);
  if (failed.length === 0) await remember(want, work);
  return failed;
}

/** Notes that a file has just been verified. */
async function remember(want: Want, { folder, journal }: Work): Promise<void> {
  const handle = await folder.openExisting(want.name);
  if (handle === undefined) throw new CommonweightError(`${want.name} has vanished.`);
  const stats = await handle.stat().finally(() => handle.close());
  await journal.note(want.name, want.sha256, stats);
}

/** A problem with one file is its dataset's; a full disk is everybody's. */
async function guarded(dataset: Dataset, name: string, action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (error) {
    if (isFull(error)) throw new CommonweightError(DISK_FULL, { cause: error });
    if (!(error instanceof CommonweightError) || isFull(error.cause)) throw error;
    dataset.problems.push(`${name}: ${error.message}`);
  }
}

/** Refuses to begin what cannot be finished. What earlier runs have left of the files counts. */
async function checkRoom(folder: Folder, wanted: number, hashes: Iterable<string>): Promise<void> {
  let needed = wanted;
  for (const hash of hashes) {
    const handle = await folder.openExisting(`.pull/partial/${hash}`);
    if (handle !== undefined) needed -= (await handle.stat().finally(() => handle.close())).size;
  }
  const { bavail, bsize } = await statfs(folder.root);
  const free = bavail * bsize;
  if (needed > free) {
    throw new CommonweightError(
      `There is too little room in ${folder.root}: ${showBytes(needed)} are needed, ${showBytes(free)} are free.`,
    );
  }
}

function judge(datasets: readonly Dataset[]): Pick<PullReport, 'ok' | 'entries'> {
  for (const { card, result, files, bytes, ...dataset } of datasets) {
    // in the order of names, not of coming in
    const problems = dataset.problems.toSorted();
    if (result.status !== 'incomplete' && result.status !== 'gated') continue;
    Object.assign(result, { files, bytes });
    if (card !== undefined && problems.length === 0) result.status = 'complete';
    else if (result.status === 'gated' && card !== undefined) {
      const creator = [card.creator].flat().map(({ name }) => name);
      result.reason = `ask ${creator.join(', ')} for the files (${card.url}), put them into datasets/${result.datasetId}/files, and pull again`;
      result.problems = problems;
    } else result.problems = problems;
  }
  const complete = datasets.filter(({ result }) => result.status === 'complete');
  const shares = scaleShares(complete.map(({ entry }) => entry.sharePpbDown));
  for (const [index, { result }] of complete.entries()) result.sharePpb = shares[index] ?? 0;
  const entries = datasets.map(({ result }) => result);
  return {
    ok: !entries.some(({ status, files = 0 }) => status === 'incomplete' || (status === 'gated' && files > 0)),
    entries,
  };
}
