import type { ContractTransactionReceipt, ContractTransactionResponse, Signer } from 'ethers';
import type { NetworkConnection } from 'hardhat/types/network';

import { packLines } from '../scripts/lib/life/rounds.ts';
import type { Points } from '../scripts/lib/life/rounds.ts';
import { findSlope } from '../scripts/lib/life/slope.ts';
import type { GasRow } from './lib/gasRow.ts';

type Market = Awaited<ReturnType<typeof openMarket>>;

const ROUND_SECONDS = 7n * 86_400n;
const TOKEN = 10n ** 18n;
const LICENCE = `0x${Buffer.from('CC0-1.0').toString('hex').padEnd(64, '0')}`;
const INCLUDE_BATCH = 50;
const HISTOGRAM_BATCH = 50;
/** Measured peers, see {@link ballots}. */
const CURVE = { 1: 206_000, 5: 962_000, 10: 1_907_000 } as const;
const ARAGON_REPLACE = 418_000;

/** What one transaction may cost at most (EIP-7825). */
const TRANSACTION_GAS_CAP = 16_777_216;

async function receiptOf(sent: Promise<ContractTransactionResponse>): Promise<ContractTransactionReceipt> {
  const receipt = await (await sent).wait();
  if (receipt === null) throw new Error('a transaction without a receipt');
  return receipt;
}

const gasOf = async (sent: Promise<ContractTransactionResponse>): Promise<number> =>
  Number((await receiptOf(sent)).gasUsed);

/** The real contracts, governed by the first account, with so many included datasets and voters of a seat and a token. */
async function openMarket(
  { ethers, networkHelpers }: NetworkConnection<'l1'>,
  datasetCount: number,
  voterCount: number,
) {
  const [admin] = await ethers.getSigners();
  if (admin === undefined) throw new Error('the chain has no accounts');
  const terms = ethers.id('terms');

  const contributors = await ethers.deployContract('ContributorRegistry', [admin.address, 365 * 86_400, []]);
  const datasets = await ethers.deployContract('DatasetRegistry', [admin.address, contributors, 2, terms, [LICENCE]]);
  await receiptOf(contributors.grantRole(ethers.id('DATASET_REGISTRY_ROLE'), datasets));
  await receiptOf(contributors.register(ethers.ZeroHash, ''));
  const ids = Array.from({ length: datasetCount }, (_, i) => i + 1);
  for (const id of ids) {
    await receiptOf(
      datasets.submit({
        cardSha256: ethers.id(`card ${id}`),
        mirrorUri: '',
        licence: LICENCE,
        purposes: 15,
        consentEndsAt: 0,
        access: 0,
        payee: admin.address,
        supersedes: 0,
        contributorTermsSha256: terms,
      }),
    );
  }
  for (let first = 0; first < datasetCount; first += INCLUDE_BATCH) {
    await receiptOf(datasets.include(ids.slice(first, first + INCLUDE_BATCH)));
  }

  const supply = [{ account: admin.address, amount: BigInt(voterCount) * TOKEN }];
  const token = await ethers.deployContract('CommonsToken', ['Commons', 'CW', admin.address, supply, 0]);
  const voters: Signer[] = [];
  for (let i = 0; i < voterCount; i++) {
    const account = ethers.getAddress(ethers.dataSlice(ethers.id(`voter ${i}`), 12));
    await networkHelpers.impersonateAccount(account);
    await networkHelpers.setBalance(account, 10n ** 20n);
    const voter = await ethers.getSigner(account);
    await receiptOf(token.transfer(account, TOKEN));
    await receiptOf(contributors.connect(voter).register(ethers.ZeroHash, ''));
    await receiptOf(contributors.admitSeat(i + 2));
    voters.push(voter);
  }

  const settings = { roundLengthSeconds: ROUND_SECONDS, maxLevel: 100, turnoutBps: 1 };
  const ballots = await ethers.deployContract('WeightBallots', [
    admin.address,
    token,
    contributors,
    datasets,
    settings,
  ]);
  const manifest = await ethers.deployContract('TrainingManifest', [ballots, datasets]);
  await receiptOf(ballots.grantRole(ethers.id('SEALER_ROLE'), manifest));
  return { ballots, manifest, voters, ids, networkHelpers };
}

/** Points spread evenly, the last dataset gets what is left; `shift` moves points between neighbours. */
function spread(ids: readonly number[], shift = 0): Points {
  const even = Math.floor(100 / ids.length);
  return Object.fromEntries(
    ids.map((id, i) => {
      const rest = i === ids.length - 1 ? 100 - even * ids.length : 0;
      const moved = ids.length % 2 === 1 && i === ids.length - 1 ? 0 : i % 2 === 0 ? shift : -shift;
      return [id, even + rest + moved];
    }),
  );
}

async function close({ ballots, networkHelpers }: Market): Promise<bigint> {
  const roundId = await ballots.currentRound();
  await networkHelpers.time.increaseTo(await ballots.closesAt(roundId));
  return roundId;
}

/** Seals the closed round in one transaction. */
async function seal(market: Market): Promise<number> {
  const { ballots, manifest, ids } = market;
  const roundId = await close(market);
  const histograms: bigint[][] = [];
  for (let from = 0; from < ids.length; from += HISTOGRAM_BATCH) {
    histograms.push(...(await ballots.histograms(ids.slice(from, from + HISTOGRAM_BATCH))));
  }
  const slope = findSlope(histograms);
  if (slope === undefined) throw new Error('a round without support');
  const gas = await gasOf(manifest.seal(roundId, slope.numerator, slope.denominator, ids.length));
  if ((await ballots.currentRound()) === roundId) throw new Error('the round is not sealed');
  return gas;
}

/** Ballots in a round that is not the first of voters and datasets, after somebody else has cast the round's first one. */
async function measureBallots(connection: NetworkConnection<'l1'>): Promise<GasRow[]> {
  const market = await openMarket(connection, 20, 6);
  const { ballots, voters, ids } = market;
  const cast = (voter: number, points: Points, before?: Points): Promise<number> => {
    const signer = voters[voter];
    if (signer === undefined) throw new RangeError(`no voter ${voter}`);
    const previous = before === undefined ? '0x' : packLines(before);
    return gasOf(ballots.connect(signer).castBallot(packLines(points), previous));
  };
  // the replacement stays within the levels 7 to 12, which share a slot
  const lines = (count: number): Points => spread(ids.slice(0, count));

  for (let voter = 0; voter < voters.length; voter++) await cast(voter, lines(voter % 2 === 0 ? 10 : 5));
  await cast(0, lines(1), lines(10));
  await cast(2, spread(ids.slice(0, 11)), lines(10));
  await seal(market);

  await cast(5, spread(ids.slice(10)));
  const one = await cast(0, lines(1));
  const five = await cast(1, lines(5));
  const ten = await cast(2, lines(10));
  const eleven = await cast(3, spread(ids.slice(0, 11)));
  const replaced = await cast(2, spread(ids.slice(0, 10), 2), lines(10));
  return [
    { operation: 'weight ballot, 1 line', gas: one, baseline: CURVE[1], baselineName: 'Curve gauges' },
    { operation: 'weight ballot, 5 lines', gas: five, baseline: CURVE[5], baselineName: 'Curve gauges' },
    { operation: 'weight ballot, 10 lines', gas: ten, baseline: CURVE[10], baselineName: 'Curve gauges' },
    { operation: 'weight ballot, a further line', gas: Math.max(eleven - ten, Math.round((ten - one) / 9)) },
    {
      operation: 'replace a ballot of 10 lines, same datasets',
      gas: replaced,
      baseline: ARAGON_REPLACE,
      baselineName: 'Aragon gauges',
    },
  ];
}

/** The second round of a market is sealed. Ten ballots suffice to give every dataset support. */
async function measureSealing(
  connection: NetworkConnection<'l1'>,
  datasetCount: number,
  ballotCount: number,
): Promise<GasRow[]> {
  const market = await openMarket(connection, datasetCount, ballotCount);
  const lines = Math.max(10, datasetCount / 10);
  const round = async (): Promise<void> => {
    for (const [index, voter] of market.voters.entries()) {
      const own = Array.from({ length: lines }, (_, i) => market.ids[(index * lines + i) % datasetCount] ?? 1);
      const points = spread(
        own.toSorted((a, b) => a - b),
        index % Math.floor(100 / lines),
      );
      await receiptOf(market.ballots.connect(voter).castBallot(packLines(points), '0x'));
    }
  };
  await round();
  await seal(market);
  await round();
  const gas = await seal(market);
  const what = `seal ${datasetCount} datasets, ${ballotCount} ballots`;
  return [
    { operation: what, gas: gas, baseline: TRANSACTION_GAS_CAP, baselineName: 'cap of a transaction' },
    { operation: `${what}, per dataset`, gas: Math.round(gas / datasetCount) },
  ];
}

/**
 * Gas of weight ballots and of sealing, on the real contracts. The peers' figures were measured by their own builds under the same
 * rules; what Curve takes for one gauge a transaction is added up.
 */
export async function ballots(connection: NetworkConnection<'l1'>): Promise<GasRow[]> {
  const rows = await measureBallots(connection);
  for (const datasetCount of [20, 100, 250]) {
    for (const ballotCount of [10, 1_000]) rows.push(...(await measureSealing(connection, datasetCount, ballotCount)));
  }
  return rows;
}
