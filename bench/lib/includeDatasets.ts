import type { Fixture } from '../../test/helpers/fixture.ts';

const PAGE = 100;

/** Fills a commons: submits, endorses and includes so many datasets, from 1 on. */
export async function includeDatasets(commons: Fixture, count: number): Promise<void> {
  const [contributor] = commons.people.contributors;
  console.error(`submitting, endorsing and including ${count} datasets …`);
  for (let id = 1n; id <= count; id++) {
    await commons.submit(contributor, { mirrorUri: `https://data.example/cards/${id}.json` });
    await commons.endorse(id);
  }
  for (let id = 1; id <= count; id += PAGE) {
    const last = Math.min(id + PAGE - 1, count);
    await commons.include(...Array.from({ length: last - id + 1 }, (_, index) => BigInt(id + index)));
  }
}
