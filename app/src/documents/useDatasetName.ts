import { useDatasetNames } from './useDatasetNames.ts';

/** What a dataset is called: as its card says, else by its number. */
export const useDatasetName = (id: number): string => useDatasetNames([id]).get(id) ?? `Dataset ${id}`;
