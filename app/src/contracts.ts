import {
  commonsGovernorAbi,
  commonsTokenAbi,
  contributorRegistryAbi,
  datasetRegistryAbi,
  ethicsBoardAbi,
  proposalLensAbi,
  timelockControllerAbi,
  trainingManifestAbi,
  weightBallotsAbi,
} from '@commonweight/manifest/abis';
import type { Deployment } from '@commonweight/manifest';
import type { Abi } from 'viem';

/** The contracts of a deployment, each as viem wants it. */
export const contractsOf = ({ contracts }: Deployment) =>
  ({
    token: { address: contracts.CommonsToken.address, abi: commonsTokenAbi },
    contributors: { address: contracts.ContributorRegistry.address, abi: contributorRegistryAbi },
    datasets: { address: contracts.DatasetRegistry.address, abi: datasetRegistryAbi },
    governor: { address: contracts.CommonsGovernor.address, abi: commonsGovernorAbi },
    lens: { address: contracts.ProposalLens.address, abi: proposalLensAbi },
    timelock: { address: contracts.TimelockController.address, abi: timelockControllerAbi },
    ballots: { address: contracts.WeightBallots.address, abi: weightBallotsAbi },
    manifest: { address: contracts.TrainingManifest.address, abi: trainingManifestAbi },
    board: { address: contracts.EthicsBoard.address, abi: ethicsBoardAbi },
  }) as const;

export type Contracts = ReturnType<typeof contractsOf>;
export type ContractName = keyof Contracts;

/** What people call each contract. */
export const CONTRACT_TITLES: Record<ContractName, string> = {
  token: 'Token',
  contributors: 'Contributor registry',
  datasets: 'Dataset registry',
  governor: 'Governor',
  lens: 'Proposal lens',
  timelock: 'Timelock',
  ballots: 'Weight ballots',
  manifest: 'Training manifest',
  board: 'Ethics board',
};

/** Every custom error of the contracts: one may come up through another contract. */
export const errorsAbi: Abi = [
  commonsTokenAbi,
  contributorRegistryAbi,
  datasetRegistryAbi,
  commonsGovernorAbi,
  timelockControllerAbi,
  weightBallotsAbi,
  trainingManifestAbi,
  ethicsBoardAbi,
].flatMap((abi: Abi) => abi.filter(({ type }) => type === 'error'));
