import type { HardhatEthers } from '@nomicfoundation/hardhat-ethers/types';

import type {
  CommonsGovernor,
  CommonsToken,
  ContributorRegistry,
  DatasetRegistry,
  EthicsBoard,
  ProposalLens,
  TimelockController,
  TrainingManifest,
  WeightBallots,
} from '../../../typechain-types/index.ts';
import type { DeploymentRecord } from '../deploy/record.ts';

/** The contracts of one commons, ready to be called. */
export interface Commons {
  token: CommonsToken;
  contributors: ContributorRegistry;
  datasets: DatasetRegistry;
  timelock: TimelockController;
  governor: CommonsGovernor;
  lens: ProposalLens;
  ballots: WeightBallots;
  manifest: TrainingManifest;
  board: EthicsBoard;
}

export async function openCommons(ethers: HardhatEthers, contracts: DeploymentRecord['contracts']): Promise<Commons> {
  return {
    token: await ethers.getContractAt('CommonsToken', contracts.CommonsToken.address),
    contributors: await ethers.getContractAt('ContributorRegistry', contracts.ContributorRegistry.address),
    datasets: await ethers.getContractAt('DatasetRegistry', contracts.DatasetRegistry.address),
    timelock: await ethers.getContractAt('TimelockController', contracts.TimelockController.address),
    governor: await ethers.getContractAt('CommonsGovernor', contracts.CommonsGovernor.address),
    lens: await ethers.getContractAt('ProposalLens', contracts.ProposalLens.address),
    ballots: await ethers.getContractAt('WeightBallots', contracts.WeightBallots.address),
    manifest: await ethers.getContractAt('TrainingManifest', contracts.TrainingManifest.address),
    board: await ethers.getContractAt('EthicsBoard', contracts.EthicsBoard.address),
  };
}
