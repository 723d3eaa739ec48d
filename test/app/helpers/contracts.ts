import { getAddress, numberToHex, type Address } from 'viem';

import { parseDeployment } from '../../../manifest/src/chain/parseDeployment.ts';
import { contractsOf } from '../../../app/src/contracts.ts';

const NAMES = [
  'CommonsToken',
  'ContributorRegistry',
  'DatasetRegistry',
  'TimelockController',
  'CommonsGovernor',
  'ProposalLens',
  'WeightBallots',
  'TrainingManifest',
  'EthicsBoard',
];

export const addressAt = (number: number): Address => getAddress(numberToHex(number, { size: 20 }));

/** A deployment of contracts at made-up addresses. */
export const DEPLOYMENT = parseDeployment({
  chainId: 31337,
  contracts: Object.fromEntries(
    NAMES.map((name, index) => [name, { address: addressAt(0xc0 + index), firstBlock: 1 }]),
  ),
});

export const CONTRACTS = contractsOf(DEPLOYMENT);
