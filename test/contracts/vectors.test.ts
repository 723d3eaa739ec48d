import { readFileSync } from 'node:fs';

import { expect } from 'chai';

import { deployHouses, deployRounds, ethers, networkHelpers, pack, ROUND, submit } from '../helpers/ballots.ts';
import { fits, solveSlope, supportsOf } from '../helpers/solveSlope.ts';

interface Vector {
  name: string;
  datasets: { id: number; owner: string }[];
  ballots: { voter: string; power: number; lines: Record<string, number> }[];
  expected: Record<string, string>;
}

const vectors = JSON.parse(readFileSync(new URL('../vectors/weights.json', import.meta.url), 'utf8')) as Vector[];
/** What a house of tokens alone holds of the power. */
const HOUSE = 5n * 10n ** 11n;
const PPB = 10n ** 9n;

/** 12 decimals, as parts per billion with three further digits. */
const toMilliPpb = (decimal: string): bigint => BigInt(decimal.replace('.', ''));

/** The power at each level, without the datasets that have left. */
function histogramsOf({ datasets, ballots }: Vector): bigint[][] {
  return datasets.map(({ id }) => {
    const powers = Array.from({ length: 100 }, () => 0n);
    for (const { power, lines } of ballots) {
      const points = lines[id];
      if (points !== undefined) powers[points - 1]! += BigInt(power);
    }
    return powers;
  });
}

function checkShares({ datasets, expected }: Vector, sharesPpb: readonly bigint[]): void {
  for (const [index, { id }] of datasets.entries()) {
    const distance = toMilliPpb(expected[id]!) - sharesPpb[index]! * 1_000n;
    expect(distance < 0n ? -distance : distance, `dataset ${id}`).to.be.at.most(BigInt(datasets.length) * 1_000n);
  }
}

describe('the weight rule against exact vectors', () => {
  async function deployHarness() {
    return ethers.deployContract('HistogramHarness');
  }

  it('has thirty of them', () => {
    expect(vectors.length).to.equal(30);
  });

  for (const vector of vectors) {
    describe(vector.name, () => {
      it('gives the shares from the histograms alone', async () => {
        const harness = await networkHelpers.loadFixture(deployHarness);
        const histograms = histogramsOf(vector);
        for (const [index, powers] of histograms.entries()) {
          const used = powers.flatMap((power, i) => (power > 0n ? [i + 1] : []));
          await harness.fill(index + 1, 1, used, used.map((level) => powers[level - 1]!)); // prettier-ignore
        }
        const slope = solveSlope(histograms);
        const { numerator, denominator } = slope ?? { numerator: 0n, denominator: 1n };
        let points = 0n;
        let power = 0n;
        const shares: bigint[] = [];
        for (const index of histograms.keys()) {
          const part = await harness.share(index + 1, 1, numerator, denominator, 100);
          points += part.level;
          power += part.power;
          shares.push(part.sharePpbDown);
        }
        if (slope === undefined) expect(points + power).to.equal(0n);
        else if (numerator === 0n) expect(points).to.equal(denominator);
        else {
          expect(points * numerator + power * denominator).to.equal(100n * numerator);
          expect(fits(supportsOf(histograms), slope)).to.equal(true);
        }
        checkShares(vector, shares);
      });

      it('gives them from ballots cast and a round sealed', async () => {
        const snapshot = await networkHelpers.takeSnapshot();
        await playRound(vector);
        await snapshot.restore();
      });
    });
  }
});

/**
 * With a supply of 5·10^11 units and no seats, a voter's power is her balance. Each vector's powers are multiplied by what
 * brings them close to all of that, which leaves the shares as they are and reaches any turnout.
 */
async function playRound(vector: Vector): Promise<void> {
  const { datasets: left, ballots: cast } = vector;
  const total = cast.reduce((sum, { power }) => sum + BigInt(power), 0n);
  const scale = HOUSE / total;
  const voters = cast.map((_, i) => ethers.getAddress(ethers.dataSlice(ethers.id(`voter ${i}`), 12)));
  const [governance, bearer, sink] = await ethers.getSigners();
  const houses = await deployHouses([], [
    ...cast.map(({ power }, i) => ({ account: voters[i]!, amount: BigInt(power) * scale })),
    { account: sink!.address, amount: HOUSE - total * scale },
  ]); // prettier-ignore
  const { ballots, manifest } = await deployRounds(houses, { ...ROUND, maxLevel: 100n, turnoutBps: 5_000n });

  await houses.contributors.connect(bearer).register(ethers.ZeroHash, '');
  const named = [...left.map(({ id }) => id), ...cast.flatMap(({ lines }) => Object.keys(lines).map(Number))];
  const last = Math.max(...named);
  for (let id = 1; id <= last; id++) await submit(houses.datasets, bearer!);
  await houses.datasets.connect(governance).include(Array.from({ length: last }, (_, i) => i + 1));

  for (const [i, { power, lines }] of cast.entries()) {
    await networkHelpers.impersonateAccount(voters[i]!);
    await networkHelpers.setBalance(voters[i]!, 10n ** 20n);
    await expect(ballots.connect(await ethers.getSigner(voters[i]!)).castBallot(pack(lines), '0x'))
      .to.emit(ballots, 'BallotCast')
      .withArgs(1, voters[i], BigInt(power) * scale, pack(lines));
  }
  const ids = left.map(({ id }) => id);
  for (let id = 1; id <= last; id++) {
    if (!ids.includes(id)) await houses.datasets.connect(bearer).withdraw(id);
  }

  await networkHelpers.time.increaseTo(await ballots.closesAt(1));
  const slope = solveSlope((await ballots.histograms(ids)).map((powers) => [...powers]));
  if (slope === undefined) {
    await expect(manifest.lapse(1, 100)).to.emit(manifest, 'RoundLapsed').withArgs(1, true);
    checkShares(vector, ids.map(() => 0n)); // prettier-ignore
    return;
  }
  await manifest.seal(1, slope.numerator, slope.denominator, 100);
  const shares = await manifest.sharesOf(1, 0, 100);
  expect(shares.map(({ datasetId }) => Number(datasetId))).to.deep.equal(ids);
  const ppb = shares.map(({ sharePpbDown }) => sharePpbDown);
  checkShares(vector, ppb);
  const sum = ppb.reduce((a, b) => a + b, 0n);
  expect(sum).to.be.at.most(PPB);
  expect(sum).to.be.greaterThan(PPB - BigInt(ids.length));
}
