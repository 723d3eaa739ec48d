import { createRequire } from 'node:module';

import toolbox from '@nomicfoundation/hardhat-toolbox-mocha-ethers';
import { configVariable, defineConfig } from 'hardhat/config';

const require = createRequire(import.meta.url);

/** The compiler is an npm package, so that nothing is downloaded besides packages. */
const compiler = { version: '0.8.37', path: require.resolve('solc/soljson.js') };

/** Without its trailing metadata, equal source has equal bytecode, wherever it was built. */
const settings = {
  evmVersion: 'prague',
  optimizer: { enabled: true, runs: 200 },
  metadata: { bytecodeHash: 'none', appendCBOR: false },
};

/**
 * What is deployed is written once and called for years, so it is compiled for cheap calls. Governors are compiled to be small, or
 * ours would not fit into what a contract's code may weigh: with it the lens, which imports it, and those that it is measured against.
 */
const viaIR = { ...settings, viaIR: true };
const small = { ...compiler, settings: viaIR };
const deployed = {
  isolated: false,
  compilers: [{ ...compiler, settings: { ...viaIR, optimizer: { enabled: true, runs: 1_000_000 } } }],
  overrides: {
    'contracts/CommonsGovernor.sol': small,
    'contracts/ProposalLens.sol': small,
    'bench/contracts/OzGovernors.sol': small,
  },
};

/** `default` compiles fast and is what tests and fuzzing run; `production` is what is deployed and measured. */
const profile = process.env.HARDHAT_BUILD_PROFILE ?? 'default';

/** Runs at the same time keep out of each other's way in a build folder of their own. */
const folder = process.env.HARDHAT_BUILD_FOLDER ?? profile;

export default defineConfig({
  plugins: [toolbox],
  solidity: {
    npmFilesToBuild: ['@openzeppelin/contracts/governance/TimelockController.sol'],
    profiles: {
      default: { ...compiler, isolated: false, settings },
      production: deployed,
      bench: deployed,
    },
  },
  paths: {
    sources: profile === 'bench' ? ['./contracts', './bench/contracts'] : ['./contracts'],
    tests: { mocha: './test', solidity: './test' },
    artifacts: `./build/${folder}/artifacts`,
    cache: `./build/${folder}/cache`,
  },
  coverage: { skipFiles: ['contracts/mocks/**', 'test/**'] },
  // what is committed is written by `npm run build` alone, from a build folder of its own
  typechain: { outDir: folder === 'types' ? './typechain-types' : `./build/${folder}/typechain-types` },
  networks: {
    default: { type: 'edr-simulated', chainType: 'l1', allowUnlimitedContractSize: profile === 'default' },
    localhost: { type: 'http', chainType: 'l1', url: 'http://127.0.0.1:8545' },
    remote: {
      type: 'http',
      chainType: 'l1',
      url: configVariable('RPC_URL'),
      accounts: [configVariable('DEPLOYER_KEY')],
    },
  },
  test: {
    mocha: { timeout: 120_000 },
    solidity: {
      fuzz: { runs: 256, seed: '0x636f6d6d6f6e7765' },
      invariant: { runs: 256, depth: 64, failOnRevert: true },
    },
  },
});
