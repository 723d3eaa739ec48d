import { deployBallots, ethers, networkHelpers } from './ballots.ts';

export const E11 = 10n ** 11n;
/**
 * What the round of `deployClosedRound` is sealed at. By hand, in 10^11: at a slope of 100 · 4/45 dataset 4 stands at the 35
 * points that 4 support and 6 at its 20, while 1 gets 1 / (4/45) = 11.25 and 5 gets 3 / (4/45) = 33.75; 100 in all.
 */
export const SLOPE = { numerator: 4n * E11, denominator: 45n };
export const SHARES = new Map([[1, 112_500_000n], [4, 350_000_000n], [5, 337_500_000n], [6, 200_000_000n]]); // prettier-ignore
/** All that may be sealed: 14’s consent ends before the close, 15 is not included. */
export const IDS = Array.from({ length: 13 }, (_, i) => i + 1);

/** The round of `deployBallots`, in which cleo (1) and ada (3) voted, at its close. */
export async function deployClosedRound() {
  const w = await deployBallots();
  await w.cast(w.cleo, { 1: 40, 4: 35, 5: 25 });
  await w.cast(w.ada, { 4: 40, 5: 40, 6: 20 });
  await w.toClose();
  return w;
}

/** One ballot, of cleo’s: the slope zero fits. */
export async function deployLoneBallot() {
  const w = await deployBallots();
  await w.cast(w.cleo, { 1: 40, 4: 35, 5: 25 });
  await w.toClose();
  return w;
}

export type Closed = Awaited<ReturnType<typeof deployBallots>>;

/** The digest as anybody works it out from the registry’s records. */
export async function digestOf(w: Closed, ids: readonly number[], shares = SHARES, roundId = 1): Promise<string> {
  const coder = ethers.AbiCoder.defaultAbiCoder();
  const { chainId } = await ethers.provider.getNetwork();
  let digest = ethers.keccak256(
    coder.encode(['uint256', 'address', 'uint16'], [chainId, String(w.manifest.target), roundId]),
  );
  for (const id of ids) {
    const { cardSha256, licence, access, purposes } = await w.datasets.dataset(id);
    digest = ethers.keccak256(
      coder.encode(
        ['bytes32', 'uint24', 'bytes32', 'bytes32', 'uint8', 'uint8', 'uint32'],
        [digest, id, cardSha256, licence, access, purposes, shares.get(id) ?? 0n],
      ),
    );
  }
  return digest;
}

/** A round’s shares as pairs. */
export async function sharesOf(w: Closed, roundId = 1, from = 0, limit = 1_000): Promise<[number, bigint][]> {
  return (await w.manifest.sharesOf(roundId, from, limit)).map((s) => [Number(s.datasetId), s.sharePpbDown]);
}

export const listOf = (ids: readonly number[], shares = SHARES): [number, bigint][] =>
  ids.map((id) => [id, shares.get(id) ?? 0n]);

export const nowSeconds = async (): Promise<bigint> => BigInt(await networkHelpers.time.latest());
