import { defineConfig } from '@wagmi/cli';
import { hardhat } from '@wagmi/cli/plugins';

const NAMES = [
  'CommonsToken',
  'ContributorRegistry',
  'DatasetRegistry',
  'CommonsGovernor',
  'ProposalLens',
  'TimelockController',
  'WeightBallots',
  'TrainingManifest',
  'EthicsBoard',
];

/** The typed ABIs of the library, which the app reads too. */
export default defineConfig({
  out: 'manifest/src/generated/abis.ts',
  plugins: [
    hardhat({
      project: '.',
      artifacts: 'build/types/artifacts',
      include: NAMES.map((name) => `**/${name}.json`),
      commands: { clean: false, build: false, rebuild: false },
    }),
  ],
});
