import { concatHex, numberToHex, type Hex } from 'viem';

/** One line of a weight ballot. */
export interface BallotLine {
  datasetId: number;
  points: number;
}

/** The lines of a ballot as the contract wants them: 4 bytes each, ids ascending; lines without points are left out. */
export function packLines(lines: Iterable<BallotLine>): Hex {
  const given = [...lines].filter(({ points }) => points > 0).sort((a, b) => a.datasetId - b.datasetId);
  return concatHex(
    given.flatMap(({ datasetId, points }) => [numberToHex(datasetId, { size: 3 }), numberToHex(points, { size: 1 })]),
  );
}

/** What `packLines` packed. */
export function unpackLines(packed: Hex): BallotLine[] {
  const lines: BallotLine[] = [];
  for (let at = 2; at + 8 <= packed.length; at += 8) {
    lines.push({
      datasetId: parseInt(packed.slice(at, at + 6), 16),
      points: parseInt(packed.slice(at + 6, at + 8), 16),
    });
  }
  return lines;
}
