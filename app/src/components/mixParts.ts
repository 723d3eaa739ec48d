import type { ReactNode } from 'react';

/** One dataset of a mix. Shares are parts of one. */
export interface MixPart {
  datasetId: number;
  share: number;
  /** What it had in the state that this one is held against. */
  before?: number;
  /** Something to know about it, such as that it was withdrawn. */
  note?: ReactNode;
}

/** How many datasets have a colour of their own. */
export const HUES = 10;

/** The largest first; what has the same share in the order of numbers. What changes keeps its place by the larger of both shares. */
export const sortParts = (parts: readonly MixPart[]): MixPart[] => {
  const size = ({ share, before = 0 }: MixPart): number => Math.max(share, before);
  return parts.toSorted((a, b) => size(b) - size(a) || a.datasetId - b.datasetId);
};

export interface DrawnPart {
  /** Undefined for all those that have no colour of their own. */
  datasetId: number | undefined;
  hue: number | undefined;
  share: number;
  /** How many datasets it stands for. */
  count: number;
}

/** What a bar is made of: the first so many, each in its colour, and the rest as one piece; nothing for what has no share. */
export function drawnParts(sorted: readonly MixPart[], shareOf: (part: MixPart) => number): DrawnPart[] {
  const own = sorted.slice(0, HUES).map((part, hue) => ({
    datasetId: part.datasetId,
    hue,
    share: shareOf(part),
    count: 1,
  }));
  const others = sorted.slice(HUES).filter((part) => shareOf(part) > 0);
  const rest = {
    datasetId: undefined,
    hue: undefined,
    share: others.reduce((sum, part) => sum + shareOf(part), 0),
    count: others.length,
  };
  return [...own, rest].filter(({ share }) => share > 0);
}
