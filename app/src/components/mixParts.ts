/** One dataset's part of the whole, in parts per billion. */
export interface MixPart {
  datasetId: number;
  ppb: number;
  /** What it had in the state that this one is held against. */
  beforePpb?: number;
}

/** How many parts have a colour of their own; the table begins with them. */
export const COLOURED = 8;

/** The largest first, by the larger of both states where there are two; equals in the order of numbers. */
export const sortParts = (parts: readonly MixPart[]): MixPart[] => {
  const size = ({ ppb, beforePpb = 0 }: MixPart): number => Math.max(ppb, beforePpb);
  return parts.toSorted((a, b) => size(b) - size(a) || a.datasetId - b.datasetId);
};

/** A piece of the bar. */
export interface DrawnPart {
  /** Undefined for all those that have no colour of their own. */
  datasetId: number | undefined;
  /** From 0. */
  colour: number | undefined;
  ppb: number;
  /** How many datasets it stands for. */
  count: number;
}

/** What a bar is made of: the first so many, each in its colour, and the rest as one piece; nothing for what has no share. */
export function drawnParts(sorted: readonly MixPart[], ppbOf: (part: MixPart) => number): DrawnPart[] {
  const own = sorted.slice(0, COLOURED).map((part, colour) => ({
    datasetId: part.datasetId,
    colour,
    ppb: ppbOf(part),
    count: 1,
  }));
  const others = sorted.slice(COLOURED).filter((part) => ppbOf(part) > 0);
  const rest = {
    datasetId: undefined,
    colour: undefined,
    ppb: others.reduce((sum, part) => sum + ppbOf(part), 0),
    count: others.length,
  };
  return [...own, rest].filter(({ ppb }) => ppb > 0);
}
