/** A file that somebody chose, with where it was below what she chose. */
export interface ChosenFile {
  /** Relative, parts parted by `/`. */
  path: string;
  file: File;
}

/** What systems and tools leave in folders; no data. */
const LITTER = /(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini|\.git|__MACOSX)(\/|$)/;

export const isLitter = (path: string): boolean => LITTER.test(path);

/** Files from a file dialog; of a folder with their paths below it. */
export const fromInput = (files: readonly File[]): ChosenFile[] =>
  files.map((file) => ({ path: file.webkitRelativePath || file.name, file }));

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => {
    entry.file(resolve, reject);
  });

/** A folder hands out its content in portions, and an empty one when there is no more. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (some.length === 0) return all;
    all.push(...some);
  }
}

async function walk(entry: FileSystemEntry): Promise<ChosenFile[]> {
  if (entry.isFile) {
    return [{ path: entry.fullPath.replace(/^\//, ''), file: await fileOf(entry as FileSystemFileEntry) }];
  }
  const found: ChosenFile[] = [];
  for (const inside of await entriesOf(entry as FileSystemDirectoryEntry)) found.push(...(await walk(inside)));
  return found;
}

/** Files and folders that were dropped on the page. */
export async function fromDrop(dropped: DataTransfer): Promise<ChosenFile[]> {
  // the list is emptied as soon as this function waits for something
  const items = Array.from(dropped.items).filter(({ kind }) => kind === 'file');
  // what another page hands over is no entry of a file system
  const taken = items.map((item) => item.webkitGetAsEntry() ?? item.getAsFile());
  const found = await Promise.all(
    taken.map(async (one) => (one instanceof File ? fromInput([one]) : one === null ? [] : walk(one))),
  );
  return found.flat();
}
