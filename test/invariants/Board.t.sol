// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAccessControl} from "@openzeppelin/contracts/access/IAccessControl.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {CommonsGovernor} from "../../contracts/CommonsGovernor.sol";
import {CommonsToken} from "../../contracts/CommonsToken.sol";
import {ContributorRegistry} from "../../contracts/ContributorRegistry.sol";
import {DatasetRegistry} from "../../contracts/DatasetRegistry.sol";
import {EthicsBoard} from "../../contracts/EthicsBoard.sol";
import {TrainingManifest} from "../../contracts/TrainingManifest.sol";
import {WeightBallots} from "../../contracts/WeightBallots.sol";
import {Rounds} from "../../contracts/ballots/Rounds.sol";
import {GovernorBoundedSettings} from "../../contracts/governance/GovernorBoundedSettings.sol";
import {DatasetRecords} from "../../contracts/registry/DatasetRecords.sol";
import {Lite} from "../helpers/Lite.sol";

/// @notice A whole commons with a board of three, a dataset included, another waiting, and a proposal queued. Everything that
/// is then done is done by the members, or, worse than they could, in the board's own name.
contract BoardHandler is Lite {
    uint256 private constant DATASETS = 4;

    CommonsToken public immutable token;
    ContributorRegistry public immutable people;
    DatasetRegistry public immutable datasets;
    TimelockController public immutable timelock;
    CommonsGovernor public immutable governor;
    WeightBallots public immutable ballots;
    TrainingManifest public immutable manifest;
    EthicsBoard public immutable board;

    address[] private _targets;
    uint256[] private _values;
    bytes[] private _calls;
    bytes32 private constant DESCRIPTION = keccak256("a change");
    uint256 public immutable proposalId;

    // how often what the board may do really happened
    uint256 public vetoes;
    uint256 public suspensions;
    uint256 public reports;
    /// What was tried in the board's name and succeeded, though no such power exists.
    bytes4 public trespass;

    constructor() {
        ContributorRegistry.Founder[] memory founders = new ContributorRegistry.Founder[](5);
        CommonsToken.Allocation[] memory allocations = new CommonsToken.Allocation[](1);
        for (uint256 i = 0; i < founders.length; ++i) founders[i].account = vm.addr(i + 1);
        allocations[0] = CommonsToken.Allocation(vm.addr(4), 1_000 ether);
        bytes32[] memory licences = new bytes32[](1);
        licences[0] = "MIT";

        token = new CommonsToken("T", "T", address(this), allocations, 100);
        people = new ContributorRegistry(address(this), 365 days, founders);
        datasets = new DatasetRegistry(address(this), people, 1, "terms", licences);
        people.grantRole(people.DATASET_REGISTRY_ROLE(), address(datasets));
        timelock = new TimelockController(2 days, new address[](0), new address[](0), address(this));
        governor = new CommonsGovernor(
            "Commons",
            token,
            people,
            datasets,
            timelock,
            GovernorBoundedSettings.Settings(1 days, 7 days, 0, 100, 100, 0, 1 days)
        );
        ballots = new WeightBallots(address(this), token, people, datasets, Rounds.RoundSettings(28 days, 100, 1));
        manifest = new TrainingManifest(ballots, datasets);
        board = new EthicsBoard(address(this), people, governor, datasets, ballots, 30 days, 365 days);
        handOver();
        proposalId = prepare();
    }

    function handOver() private {
        ballots.grantRole(ballots.SEALER_ROLE(), address(manifest));
        datasets.grantRole(datasets.SUSPENDER_ROLE(), address(board));
        bytes32[3] memory roles = [timelock.PROPOSER_ROLE(), timelock.CANCELLER_ROLE(), timelock.EXECUTOR_ROLE()];
        for (uint256 i = 0; i < roles.length; ++i) timelock.grantRole(roles[i], address(governor));
        timelock.grantRole(timelock.CANCELLER_ROLE(), address(board));
    }

    /// @dev Datasets 1 to 3 are included, 4 waits; the members of the board are persons 1 to 3; one proposal is queued.
    function prepare() private returns (uint256 id) {
        for (uint256 i = 0; i < DATASETS; ++i) {
            DatasetRegistry.Submission memory given;
            given.cardSha256 = bytes32(i + 1);
            given.licence = "MIT";
            given.purposes = 1;
            given.payee = address(1);
            given.contributorTermsSha256 = "terms";
            vm.prank(vm.addr(5));
            datasets.submit(given);
        }
        uint24[] memory ids = new uint24[](3);
        for (uint24 i = 0; i < 3; ++i) ids[i] = i + 1;
        datasets.include(ids);
        for (uint32 person = 1; person <= 3; ++person) board.elect(person, bytes32(uint256(person)), 365 days);

        _targets.push(address(governor));
        _values.push(0);
        _calls.push(abi.encodeCall(governor.setCooldown, (5 days)));
        vm.warp(block.timestamp + 1);
        vm.prank(vm.addr(4));
        id = governor.propose(_targets, _values, _calls, "a change");
        vm.warp(governor.proposalSnapshot(id) + 1);
        for (uint256 i = 4; i <= 5; ++i) {
            vm.prank(vm.addr(i));
            governor.castVote(id, 1);
        }
        bytes memory lines = abi.encodePacked(uint24(1), uint8(100));
        vm.prank(vm.addr(4));
        ballots.castBallot(lines, "");
        vm.warp(governor.proposalDeadline(id) + 1);
        governor.queue(_targets, _values, _calls, DESCRIPTION);
    }

    // --- what members may do ---

    function approveVeto(uint256 who) external {
        if (governor.state(proposalId) != IGovernor.ProposalState.Queued) return;
        vm.prank(vm.addr(1 + (who % 3)));
        if (board.approveVeto(_targets, _values, _calls, DESCRIPTION, reason())) ++vetoes;
    }

    function approveSuspension(uint256 who, uint256 seed) external {
        uint24 id = uint24(1 + (seed % 3));
        if (datasets.dataset(id).suspendedFrom != 0) return;
        vm.prank(vm.addr(1 + (who % 3)));
        if (board.approveSuspension(id, reason())) ++suspensions;
    }

    function approveReport(uint256 who, bytes32 report) external {
        if (report == 0) return;
        uint256 number = board.actionNumber(EthicsBoard.Power.Report, 1, report);
        if (number != 0 && board.actions(number, 1)[0].action.carriedOutAt != 0) return;
        vm.prank(vm.addr(1 + (who % 3)));
        if (board.approveReport(1, report, "", reason())) ++reports;
    }

    function reason() private pure returns (EthicsBoard.Reason memory) {
        return EthicsBoard.Reason("why", "");
    }

    // --- what is tried in the board's own name ---

    function tryPower(uint256 which, uint256 value) external {
        (address target, bytes memory call) = tempt(which % 29, value);
        vm.prank(address(board));
        // any of several contracts
        // solhint-disable-next-line avoid-low-level-calls
        (bool success, ) = target.call(call);
        if (success) trespass = bytes4(call);
    }

    /// @dev Every act that governance, a contract of the commons or a proposer could do, each with arguments that would do.
    function tempt(uint256 which, uint256 value) private view returns (address target, bytes memory call) {
        address self = address(board);
        uint24[] memory ids = new uint24[](1);
        ids[0] = 4;
        if (which == 0) return (address(token), abi.encodeCall(token.mint, (self, 1)));
        if (which == 1) return (address(token), abi.encodeCall(token.transferFrom, (vm.addr(4), self, 1)));
        if (which == 2) return (address(people), abi.encodeCall(people.earnSeat, (1)));
        if (which == 3) return (address(people), abi.encodeCall(people.revokeSeat, (4)));
        if (which == 4) return (address(people), abi.encodeCall(people.setSeatTerm, (60 days)));
        if (which == 5) return (address(datasets), abi.encodeCall(datasets.include, (ids)));
        if (which == 6) return (address(datasets), abi.encodeCall(datasets.remove, (1, "reason")));
        if (which == 7) return (address(datasets), abi.encodeCall(datasets.withdraw, (1)));
        if (which == 8) return (address(datasets), abi.encodeCall(datasets.setPayee, (1, self)));
        if (which == 9) return (address(datasets), abi.encodeCall(datasets.allowLicence, ("GPL-3.0-only")));
        if (which == 10) return (address(datasets), abi.encodeCall(datasets.disallowLicence, ("MIT")));
        if (which == 11) return (address(datasets), abi.encodeCall(datasets.setEndorsementsRequired, (2)));
        if (which == 12) return (address(datasets), abi.encodeCall(datasets.setContributorTerms, ("other")));
        if (which == 13) return (address(datasets), abi.encodeCall(datasets.endorse, (4, "review")));
        if (which == 14) return (address(datasets), abi.encodeCall(datasets.liftSuspension, (1)));
        if (which == 15) {
            uint40 tooLong = uint40(block.timestamp + 90 days + 1 + (value % 365 days));
            return (address(datasets), abi.encodeCall(datasets.suspend, (1, tooLong)));
        }
        if (which == 16) return (address(ballots), abi.encodeCall(ballots.openNextRound, ()));
        if (which == 17) {
            Rounds.RoundSettings memory settings = Rounds.RoundSettings(1 days, 1, 1);
            return (address(ballots), abi.encodeCall(ballots.setRoundSettings, (settings)));
        }
        if (which == 18) {
            bytes memory lines = abi.encodePacked(uint24(2), uint8(100));
            return (address(ballots), abi.encodeCall(ballots.castBallot, (lines, "")));
        }
        if (which == 19) return (address(governor), abi.encodeCall(governor.setCooldown, (0)));
        if (which == 20) return (address(governor), abi.encodeCall(governor.setTokenQuorum, (1)));
        if (which == 21) return (address(governor), abi.encodeCall(governor.relay, (address(token), 0, "")));
        if (which == 22) {
            return (
                address(governor),
                abi.encodeCall(governor.execute, (_targets, _values, _calls, keccak256(abi.encode(value))))
            );
        }
        if (which == 23) return (address(timelock), abi.encodeCall(timelock.updateDelay, (0)));
        if (which == 24) {
            return (address(timelock), abi.encodeCall(timelock.schedule, (self, 0, "", 0, bytes32(value), 2 days)));
        }
        if (which == 25) return (address(timelock), abi.encodeCall(timelock.execute, (self, 0, "", 0, bytes32(value))));
        address[4] memory administered = [address(token), address(people), address(datasets), address(timelock)];
        return (
            administered[value % administered.length],
            abi.encodeCall(IAccessControl.grantRole, (bytes32(which == 26 ? 0 : value), self))
        );
    }

    function pass(uint256 time) external {
        vm.warp(block.timestamp + (time % 2 days));
    }

    /// @dev All that is not the board's: tokens, seats, settings, weights, the included set, roles.
    function fingerprint() external view returns (bytes32) {
        uint24[] memory ids = new uint24[](DATASETS);
        bytes memory records;
        for (uint24 i = 0; i < DATASETS; ++i) {
            ids[i] = i + 1;
            DatasetRecords.DatasetView memory given = datasets.dataset(ids[i]);
            // only these two are the board's to set
            (given.suspendedFrom, given.suspendedUntil) = (0, 0);
            records = abi.encodePacked(records, abi.encode(given, datasets.isIncluded(ids[i])));
        }
        bytes32 registered = keccak256(
            abi.encode(
                records,
                datasets.includedCount(),
                datasets.revision(),
                datasets.licences(0, 10),
                datasets.endorsementsRequired(),
                datasets.contributorTermsSha256(),
                datasets.contributorTermsCount(),
                people.persons(1, 10),
                people.getVotes(address(board))
            )
        );
        return
            keccak256(
                abi.encode(
                    registered,
                    token.totalSupply(),
                    token.balanceOf(vm.addr(4)),
                    token.balanceOf(address(board)),
                    people.seatTermSeconds(),
                    roundSettings(),
                    ballots.rounds(1, 10),
                    ballots.histograms(ids),
                    governor.settings(),
                    governor.proposalCount(),
                    timelock.getMinDelay(),
                    rolesHeld()
                )
            );
    }

    function roundSettings() private view returns (bytes memory) {
        (uint40 lengthSeconds, uint8 maxLevel, uint16 turnoutBps) = ballots.roundSettings();
        return abi.encode(lengthSeconds, maxLevel, turnoutBps);
    }

    function rolesHeld() private view returns (bytes32) {
        address self = address(board);
        return
            keccak256(
                abi.encode(
                    token.hasRole(0, self),
                    people.hasRole(0, self),
                    people.hasRole(people.DATASET_REGISTRY_ROLE(), self),
                    datasets.hasRole(0, self),
                    ballots.hasRole(0, self),
                    ballots.hasRole(ballots.SEALER_ROLE(), self),
                    timelock.hasRole(0, self),
                    timelock.hasRole(timelock.PROPOSER_ROLE(), self),
                    timelock.hasRole(timelock.EXECUTOR_ROLE(), self)
                )
            );
    }
}

contract BoardInvariants is Lite {
    BoardHandler private _handler;
    bytes32 private _before;

    function setUp() external {
        vm.warp(1_000_000_000);
        _handler = new BoardHandler();
        _before = _handler.fingerprint();
        targetContract(address(_handler));
    }

    /// 14. Whatever the board's members do, and whatever is tried in the board's own name: tokens, seats, settings, weights, the
    /// included set and the roles stay as they are.
    function invariant_theBoardMovesNothingElse() external view {
        check(_handler.trespass() == 0, "14: no other act succeeds");
        check(_handler.fingerprint() == _before, "14: all else stays");
        check(_handler.vetoes() <= 1, "14: one veto of one proposal");
        check(_handler.suspensions() <= 3, "14: one suspension of each dataset");
    }

    /// @dev The campaign says something only if its moves lead to each of the powers.
    function test_theMovesLeadToEveryPower() external {
        for (uint256 who = 0; who < 2; ++who) {
            _handler.approveVeto(who);
            for (uint256 id = 0; id < 3; ++id) _handler.approveSuspension(who, id);
            _handler.approveReport(who, "report");
        }
        for (uint256 which = 0; which < 29; ++which) _handler.tryPower(which, which);
        equal(_handler.vetoes(), 1, "vetoes");
        equal(_handler.suspensions(), 3, "suspensions");
        equal(_handler.reports(), 1, "reports");
        check(_handler.trespass() == 0, "no other act");
        check(_handler.fingerprint() == _before, "all else stays");
    }
}
