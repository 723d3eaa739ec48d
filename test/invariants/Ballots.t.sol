// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {CommonsToken} from "../../contracts/CommonsToken.sol";
import {ContributorRegistry} from "../../contracts/ContributorRegistry.sol";
import {DatasetRegistry} from "../../contracts/DatasetRegistry.sol";
import {WeightBallots} from "../../contracts/WeightBallots.sol";
import {Rounds} from "../../contracts/ballots/Rounds.sol";
import {Lite} from "../helpers/Lite.sol";

/// @notice Makes legal moves only: five voters cast and replace ballots, rounds end, datasets leave and tokens move.
contract BallotsHandler is Lite {
    uint256 public constant VOTERS = 5;
    uint24 public constant DATASETS = 6;
    uint256 private constant LEAST_DATASETS = 2;
    uint256 private constant LINE_BYTES = 4;
    uint256 private constant ALL_POINTS = 100;

    CommonsToken public immutable token;
    DatasetRegistry public immutable datasets;
    WeightBallots public immutable ballots;

    /// By this contract's own count: what each voter's ballot weighs and says; no lines where she has cast none in the round.
    mapping(uint256 voter => uint256 power) public power;
    mapping(uint256 voter => bytes lines) private _lines;

    // how often what matters really happened
    uint256 public replaced;
    uint256 public ended;

    /// @dev Four founding members, of whom the first brought all datasets and three hold tokens; a fifth voter holds tokens alone.
    constructor() {
        ContributorRegistry.Founder[] memory founders = new ContributorRegistry.Founder[](4);
        for (uint256 i = 0; i < founders.length; ++i) founders[i].account = voterAt(i);
        ContributorRegistry people = new ContributorRegistry(address(this), 5 * 365 days, founders);
        bytes32[] memory licences = new bytes32[](1);
        licences[0] = "MIT";
        datasets = new DatasetRegistry(address(this), people, 1, "terms", licences);
        people.grantRole(people.DATASET_REGISTRY_ROLE(), address(datasets));
        CommonsToken.Allocation[] memory allocations = new CommonsToken.Allocation[](4);
        for (uint256 i = 0; i < allocations.length; ++i) {
            allocations[i] = CommonsToken.Allocation(voterAt(i + 1), 1 ether * (7 + i * i));
        }
        token = new CommonsToken("T", "T", address(this), allocations, 0);

        uint24[] memory ids = new uint24[](DATASETS);
        for (uint24 id = 1; id <= DATASETS; ++id) {
            DatasetRegistry.Submission memory given;
            given.cardSha256 = bytes32(uint256(id));
            given.licence = "MIT";
            given.purposes = 1;
            given.payee = address(1);
            given.contributorTermsSha256 = "terms";
            vm.prank(voterAt(0));
            datasets.submit(given);
            ids[id - 1] = id;
        }
        datasets.include(ids);
        ballots = new WeightBallots(
            address(this),
            token,
            people,
            datasets,
            Rounds.RoundSettings(10 days, uint8(ALL_POINTS), 1)
        );
        ballots.grantRole(ballots.SEALER_ROLE(), address(this));
    }

    function cast(uint256 who, uint256 seed) external {
        Rounds.Round memory round = ballots.round(ballots.currentRound());
        if (block.timestamp <= round.opensAt || block.timestamp >= round.closesAt) return;
        // the first founding member can choose nothing: all datasets are her own
        uint256 voter = within(who, 1, VOTERS - 1);
        WeightBallots.Standing memory standing = ballots.standingOf(voterAt(voter));
        if (standing.power == 0) return;

        bytes memory lines = drawLines(seed);
        bytes memory before = _lines[voter];
        if (before.length == 0) power[voter] = standing.power;
        else ++replaced;
        _lines[voter] = lines;
        vm.prank(voterAt(voter));
        ballots.castBallot(lines, before);
    }

    function endRound(uint256 wait) external {
        // now and then, so that rounds have time for ballots
        if (wait % 4 != 0) return;
        uint40 closesAt = ballots.closesAt(ballots.currentRound());
        if (block.timestamp < closesAt) vm.warp(closesAt);
        for (uint256 i = 0; i < VOTERS; ++i) {
            delete power[i];
            delete _lines[i];
        }
        ++ended;
        ballots.openNextRound();
        vm.warp(block.timestamp + 1);
    }

    function withdraw(uint256 seed) external {
        uint24 id = uint24(within(seed, 1, DATASETS));
        if (!datasets.isIncluded(id) || datasets.includedCount() == LEAST_DATASETS) return;
        vm.prank(voterAt(0));
        datasets.withdraw(id);
    }

    function transfer(uint256 from, uint256 to, uint256 amount) external {
        address sender = voterAt(within(from, 1, VOTERS - 1));
        uint256 held = token.balanceOf(sender);
        vm.prank(sender);
        token.transfer(voterAt(within(to, 1, VOTERS - 1)), within(amount, 0, held));
    }

    function pass(uint256 time) external {
        vm.warp(block.timestamp + 1 + (time % 3 days));
    }

    function voterAt(uint256 place) public pure returns (address) {
        return vm.addr(place + 1);
    }

    function linesOf(uint256 voter) external view returns (bytes memory) {
        return _lines[voter];
    }

    /// @dev All of a ballot's 100 points, on some of what is included.
    function drawLines(uint256 seed) private view returns (bytes memory lines) {
        uint256 left = ALL_POINTS;
        uint24 last = DATASETS;
        while (!datasets.isIncluded(last)) --last;
        for (uint24 id = 1; id <= last && left != 0; ++id) {
            seed = uint256(keccak256(abi.encode(seed)));
            if (!datasets.isIncluded(id)) continue;
            uint256 points = id == last ? left : seed % (left + 1);
            if (points == 0) continue;
            left -= points;
            // at most 100
            lines = bytes.concat(lines, bytes3(id), bytes1(uint8(points)));
        }
    }
}

contract BallotsInvariants is Lite {
    uint256 private constant LINE_BYTES = 4;

    BallotsHandler private _handler;
    WeightBallots private _ballots;

    function setUp() external {
        vm.warp(1_000_000_000);
        _handler = new BallotsHandler();
        _ballots = _handler.ballots();
        vm.warp(1_000_000_001);
        targetContract(address(_handler));
    }

    /// 15. The power at each level of a dataset is that of the ballots, each voter's last one in the round, which give it so many points.
    function invariant_histogramsAreTheBallots() external view {
        uint24 count = _handler.DATASETS();
        uint24[] memory ids = new uint24[](count);
        for (uint24 id = 1; id <= count; ++id) ids[id - 1] = id;
        uint64[100][] memory found = _ballots.histograms(ids);

        for (uint256 voter = 0; voter < _handler.VOTERS(); ++voter) {
            bytes memory lines = _handler.linesOf(voter);
            uint256 power = _handler.power(voter);
            for (uint256 i = 0; i < lines.length; i += LINE_BYTES) {
                // what is there has to be enough for every ballot, and is used up by them
                uint64[100] memory levels = found[uint8(lines[i + 2]) - 1];
                uint256 level = uint8(lines[i + 3]) - 1;
                check(levels[level] >= power, "15: a ballot counts in full");
                levels[level] -= uint64(power);
            }
        }
        for (uint256 i = 0; i < count; ++i) {
            for (uint256 level = 0; level < 100; ++level) equal(found[i][level], 0, "15: nothing else counts");
        }
    }

    /// 16. The power cast is that of the voters who cast a ballot in the round, is at most 10^12, and no line is above the top level.
    function invariant_castPowerIsThatOfTheVoters() external view {
        Rounds.Round memory round = _ballots.round(_ballots.currentRound());
        uint256 sum = 0;
        for (uint256 voter = 0; voter < _handler.VOTERS(); ++voter) {
            uint256 power = _handler.power(voter);
            equal(_ballots.standingOf(_handler.voterAt(voter)).castPower, power, "16: a voter's cast power");
            sum += power;
            bytes memory lines = _handler.linesOf(voter);
            for (uint256 i = 0; i < lines.length; i += LINE_BYTES) {
                check(uint8(lines[i + 3]) <= round.topLevel, "16: top level");
            }
        }
        equal(round.castPower, sum, "16: power cast in the round");
        check(sum <= 1e12, "16: at most all of it");
    }

    /// @dev A campaign in which nothing happens would prove nothing.
    function test_theMovesDoWhatTheyAreThereFor() external {
        for (uint256 i = 0; i < 40; ++i) {
            _handler.cast(i, i * i);
            _handler.transfer(i, i + 1, i * 1e17);
            if (i % 9 == 8) _handler.endRound(0);
            if (i % 19 == 18) _handler.withdraw(i);
        }
        check(_handler.replaced() > 10, "replaced");
        check(_handler.ended() > 2, "ended");
    }
}
