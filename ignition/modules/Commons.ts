import { buildModule } from '@nomicfoundation/hardhat-ignition/modules';

/** What the module takes: the constructors' arguments, as `moduleParameters` makes them of the parameters' file. */
export const COMMONS_MODULE = 'Commons';

/**
 * The whole commons: deployed, wired, handed to the timelock, and out of the deployer's hands.
 *
 * Every contract waits for the one before it, also where it does not need it: an address follows from the sender's
 * nonce, so one order means one set of addresses, however often the deployment is interrupted.
 */
export default buildModule(COMMONS_MODULE, (m) => {
  const deployer = m.getAccount(0);

  const token = m.contract('CommonsToken', [
    m.getParameter('tokenName'),
    m.getParameter('tokenSymbol'),
    deployer,
    m.getParameter('allocations'),
    m.getParameter('mintCapBpsPerYear'),
  ]);
  const contributors = m.contract(
    'ContributorRegistry',
    [deployer, m.getParameter('seatTermSeconds'), m.getParameter('founders')],
    { after: [token] },
  );
  const datasets = m.contract('DatasetRegistry', [
    deployer,
    contributors,
    m.getParameter('endorsementsRequired'),
    m.getParameter('contributorTermsSha256'),
    m.getParameter('licences'),
  ]);
  const timelock = m.contract('TimelockController', [m.getParameter('timelockMinDelaySeconds'), [], [], deployer], {
    after: [datasets],
  });
  const governor = m.contract('CommonsGovernor', [
    m.getParameter('governorName'),
    token,
    contributors,
    datasets,
    timelock,
    m.getParameter('governorSettings'),
  ]);
  const lens = m.contract('ProposalLens', [governor]);
  const ballots = m.contract(
    'WeightBallots',
    [deployer, token, contributors, datasets, m.getParameter('roundSettings')],
    { after: [lens] },
  );
  const manifest = m.contract('TrainingManifest', [ballots, datasets]);
  const board = m.contract(
    'EthicsBoard',
    [
      deployer,
      contributors,
      governor,
      datasets,
      ballots,
      m.getParameter('maxSuspensionSeconds'),
      m.getParameter('boardSunsetAfterSeconds'),
    ],
    { after: [manifest] },
  );

  // The narrow roles between contracts.
  const role = (holder: typeof contributors | typeof ballots | typeof datasets | typeof timelock, name: string) =>
    m.staticCall(holder, name, [], 0, { after: [board], id: `Read_${name}` });
  const canceller = role(timelock, 'CANCELLER_ROLE');
  const wiring = [
    m.call(contributors, 'grantRole', [role(contributors, 'DATASET_REGISTRY_ROLE'), datasets], {
      id: 'DatasetsEarnSeats',
    }),
    m.call(datasets, 'grantRole', [role(datasets, 'GOVERNOR_ROLE'), governor], { id: 'GovernorPutsToVote' }),
    m.call(ballots, 'grantRole', [role(ballots, 'SEALER_ROLE'), manifest], { id: 'ManifestEndsRounds' }),
    m.call(timelock, 'grantRole', [role(timelock, 'PROPOSER_ROLE'), governor], { id: 'Governor_PROPOSER_ROLE' }),
    m.call(timelock, 'grantRole', [canceller, governor], { id: 'Governor_CANCELLER_ROLE' }),
    m.call(timelock, 'grantRole', [role(timelock, 'EXECUTOR_ROLE'), governor], { id: 'Governor_EXECUTOR_ROLE' }),
    m.call(timelock, 'grantRole', [canceller, board], { id: 'BoardVetoes' }),
    m.call(datasets, 'grantRole', [role(datasets, 'SUSPENDER_ROLE'), board], { id: 'BoardSuspends' }),
  ];

  // Governance takes over, and the deployer steps back last, once everything else is in place.
  const administered = [
    [token, 'Token'],
    [contributors, 'Contributors'],
    [datasets, 'Datasets'],
    [ballots, 'Ballots'],
    [board, 'Board'],
  ] as const;
  const adminRole = m.staticCall(timelock, 'DEFAULT_ADMIN_ROLE', [], 0, {
    after: wiring,
    id: 'Read_DEFAULT_ADMIN_ROLE',
  });
  const handed = administered.map(([contract, name]) =>
    m.call(contract, 'grantRole', [adminRole, timelock], { id: `Timelock_takes_${name}` }),
  );
  for (const [contract, name] of [...administered, [timelock, 'Timelock']] as const) {
    m.call(contract, 'renounceRole', [adminRole, deployer], { id: `Deployer_leaves_${name}`, after: handed });
  }

  return { token, contributors, datasets, timelock, governor, lens, ballots, manifest, board };
});
