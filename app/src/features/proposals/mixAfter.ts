/** One dataset's part of a mix, of 1. */
export interface Part {
  datasetId: number;
  /** In the last sealed round; 0 for what is new. */
  sealed: number;
  /** Until new ballots are sealed: what has left is dropped, the rest scaled up to a whole. */
  untilNextSeal: number;
  /** If ballots came to give each new dataset as much as an average one, taken from the others in proportion. */
  ifAverage: number;
}

/**
 * What can be said of the mix after datasets come and go. What ballots will really give them nobody knows.
 * @param sealed Shares of the last sealed round, in parts per billion.
 * @param staying Which of the sealed datasets are included at the end of it.
 * @param added What becomes included.
 */
export function mixAfter(options: {
  sealed: readonly { datasetId: number; sharePpbDown: number }[];
  staying: ReadonlySet<number>;
  added: readonly number[];
}): Part[] {
  const { sealed, staying } = options;
  const whole = sealed.reduce((sum, { sharePpbDown }) => sum + sharePpbDown, 0);
  const kept = sealed.filter(({ datasetId }) => staying.has(datasetId));
  const rest = kept.reduce((sum, { sharePpbDown }) => sum + sharePpbDown, 0);
  const added = options.added.filter((id) => !kept.some(({ datasetId }) => datasetId === id));
  const average = kept.length + added.length === 0 ? 0 : 1 / (kept.length + added.length);
  const left = 1 - average * added.length;
  return [
    ...sealed.map(({ datasetId, sharePpbDown }): Part => {
      const part = staying.has(datasetId) && rest > 0 ? sharePpbDown / rest : 0;
      return {
        datasetId,
        sealed: whole === 0 ? 0 : sharePpbDown / whole,
        untilNextSeal: part,
        ifAverage: part * left,
      };
    }),
    ...added.map((datasetId): Part => ({ datasetId, sealed: 0, untilNextSeal: 0, ifAverage: average })),
  ];
}
