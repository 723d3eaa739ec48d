import { useSyncExternalStore } from 'react';
import { z } from 'zod';

/** A list that is kept on this device, so that it is there after the page was loaded again. */
export interface KeptList<T> {
  all: () => readonly T[];
  add: (added: T) => void;
  remove: (key: string) => void;
  /** The list as a component sees it, which is drawn again when it changes. */
  use: () => readonly T[];
}

/**
 * Opens a list of this device.
 * @param name What it is kept under.
 * @param keyOf By what an entry is found again.
 */
export function keptList<T>(name: string, entry: z.ZodType<T>, keyOf: (one: T) => string): KeptList<T> {
  function load(): T[] {
    try {
      return z.array(entry).parse(JSON.parse(localStorage.getItem(name) ?? '[]'));
    } catch {
      // whatever is there was not written by this page
      return [];
    }
  }

  let entries: readonly T[] = load();
  const listeners = new Set<() => void>();
  function change(next: readonly T[]): void {
    entries = next;
    localStorage.setItem(name, JSON.stringify(next));
    for (const listener of listeners) listener();
  }
  function listen(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  const all = (): readonly T[] => entries;
  return {
    all,
    add: (added) => change([...entries, added]),
    remove: (key) => change(entries.filter((one) => keyOf(one) !== key)),
    use: () => useSyncExternalStore(listen, all),
  };
}
