// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";

import {CommonsToken} from "../../contracts/CommonsToken.sol";
import {ContributorRegistry} from "../../contracts/ContributorRegistry.sol";
import {DatasetRegistry} from "../../contracts/DatasetRegistry.sol";
import {TrainingManifest} from "../../contracts/TrainingManifest.sol";
import {WeightBallots} from "../../contracts/WeightBallots.sol";
import {Rounds} from "../../contracts/ballots/Rounds.sol";
import {IBallots} from "../../contracts/interfaces/IBallots.sol";
import {DatasetRecords} from "../../contracts/registry/DatasetRecords.sol";
import {Lite} from "../helpers/Lite.sol";

/// @notice Makes legal moves only: datasets come and go, decisions about them wait in the timelock, they are suspended and freed, one
/// voter weighs them, and rounds are sealed in small pages, with anything in between.
contract SealingHandler is Lite {
    uint256 private constant MOST_DATASETS = 12;
    uint40 private constant ROUND = 10 days;
    uint8 private constant POINTS = 100;
    uint256 private constant DELAY = 2 days;
    bytes32 private constant REASON = "reason";

    /// A decision in the timelock: an inclusion of some datasets, or a removal of one.
    struct Decision {
        bytes data;
        uint24[] ids;
        bool isRemoval;
    }

    DatasetRegistry public immutable datasets;
    WeightBallots public immutable ballots;
    TrainingManifest public immutable manifest;
    TimelockController public immutable timelock;

    Decision[] private _decisions;

    /// How many rounds were sealed before a dataset left, plus one; 0 while it is there.
    mapping(uint24 id => uint256 roundPlusOne) public leftAfterRound;
    /// When a suspension was made, and when it ended or will.
    mapping(uint24 id => uint256) public suspendedFrom;
    mapping(uint24 id => uint256) public suspendedUntil;
    /// The voter's points in the current round.
    mapping(uint16 roundId => mapping(uint24 id => uint256)) private _points;
    bytes private _lines;
    /// What was sealed, as of the second in which it was.
    mapping(uint16 roundId => bytes32) public sealedAs;
    mapping(uint16 roundId => uint40) public closedAt;

    // how often what matters really happened
    uint256 public sealedRounds;
    uint256 public sealedWithoutSuspended;
    uint256 public restarts;
    uint256 public passedOver;

    constructor() {
        ContributorRegistry.Founder[] memory founders = new ContributorRegistry.Founder[](4);
        for (uint256 i = 0; i < founders.length; ++i) founders[i].account = vm.addr(i + 1);
        ContributorRegistry people = new ContributorRegistry(address(this), 5 * 365 days, founders);
        bytes32[] memory licences = new bytes32[](1);
        licences[0] = "MIT";
        datasets = new DatasetRegistry(address(this), people, 1, "terms", licences);
        people.grantRole(people.DATASET_REGISTRY_ROLE(), address(datasets));
        datasets.grantRole(datasets.SUSPENDER_ROLE(), address(this));
        CommonsToken token = new CommonsToken("T", "T", address(this), new CommonsToken.Allocation[](0), 0);
        ballots = new WeightBallots(address(this), token, people, datasets, Rounds.RoundSettings(ROUND, POINTS, 1));
        manifest = new TrainingManifest(ballots, datasets);
        ballots.grantRole(ballots.SEALER_ROLE(), address(manifest));
        address[] memory self = new address[](1);
        self[0] = address(this);
        timelock = new TimelockController(DELAY, self, self, address(0));
        datasets.grantRole(datasets.DEFAULT_ADMIN_ROLE(), address(timelock));
    }

    // --- datasets ---

    function submitAndInclude(uint256 who, uint256 older, uint256 consent) external {
        uint24 count = datasets.datasetCount();
        if (count == MOST_DATASETS) return;
        DatasetRegistry.Submission memory given;
        given.cardSha256 = bytes32(uint256(count) + 1);
        given.licence = "MIT";
        given.purposes = 1;
        given.payee = address(1);
        given.contributorTermsSha256 = "terms";
        if (consent % 4 == 1) given.consentEndsAt = uint40(block.timestamp + 1 + (consent % 30 days));
        uint256 by = 1 + (who % 3);
        (uint24 id, DatasetRecords.DatasetView memory old) = pick(older);
        if (older % 3 == 0 && id != 0 && old.personId == by && stays(old)) given.supersedes = id;
        vm.prank(vm.addr(by));
        datasets.submit(given);
        // most are decided about at once, so that there is something to weigh
        if (older % 5 == 0) return;
        uint24[] memory ids = new uint24[](1);
        ids[0] = count + 1;
        uint24[] memory leaving = supersededBy(ids);
        datasets.include(ids);
        noteAll(leaving);
    }

    // --- decisions that wait ---

    /// @dev A vote has passed: up to four neighbouring datasets come in, or one goes. What is known of them then may change.
    function decide(uint256 seed, uint256 size) external {
        (uint24 id, ) = pick(seed);
        if (id == 0) return;
        bool isRemoval = seed % 4 == 0;
        uint256 most = datasets.datasetCount() - id + 1;
        uint24[] memory ids = new uint24[](isRemoval ? 1 : within(size, 1, most < 4 ? most : 4));
        for (uint256 i = 0; i < ids.length; ++i) ids[i] = uint24(id + i);
        bytes memory data =
            isRemoval ? abi.encodeCall(datasets.remove, (id, REASON)) : abi.encodeCall(datasets.include, (ids));
        bytes32 salt = bytes32(_decisions.length);
        _decisions.push(Decision(data, ids, isRemoval));
        timelock.schedule(address(datasets), 0, data, 0, salt, DELAY);
    }

    /// @dev Carries one of them out, whatever became of its datasets meanwhile.
    function carryOut(uint256 seed) external {
        if (_decisions.length == 0) return;
        uint256 number = seed % _decisions.length;
        Decision memory due = _decisions[number];
        bytes32 salt = bytes32(number);
        if (!timelock.isOperationReady(timelock.hashOperation(address(datasets), 0, due.data, 0, salt))) return;
        if (due.isRemoval) {
            uint24 id = due.ids[0];
            bool isThere = datasets.dataset(id).status == DatasetRecords.Status.Included;
            try timelock.execute(address(datasets), 0, due.data, 0, salt) {
                check(isThere, "only what is included is removed");
                note(id);
            } catch {
                check(!isThere, "what is included can be removed");
            }
            return;
        }
        uint24[] memory leaving = supersededBy(due.ids);
        uint256 withdrawn = withdrawnOf(due.ids);
        timelock.execute(address(datasets), 0, due.data, 0, salt);
        noteAll(leaving);
        if (withdrawn > 0 && withdrawn < due.ids.length) ++passedOver;
    }

    function withdraw(uint256 seed) external {
        (uint24 id, DatasetRecords.DatasetView memory given) = pick(seed);
        if (id == 0 || given.status == DatasetRecords.Status.Withdrawn) return;
        if (leftAfterRound[id] == 0) note(id);
        vm.prank(vm.addr(given.personId));
        datasets.withdraw(id);
    }

    function remove(uint256 seed) external {
        (uint24 id, DatasetRecords.DatasetView memory given) = pick(seed);
        if (given.status != DatasetRecords.Status.Included || seed % 3 != 0) return;
        note(id);
        datasets.remove(id, "reason");
    }

    function suspend(uint256 seed, uint256 length) external {
        (uint24 id, DatasetRecords.DatasetView memory given) = pick(seed);
        if (given.status != DatasetRecords.Status.Included || suspendedFrom[id] != 0) return;
        suspendedFrom[id] = block.timestamp;
        suspendedUntil[id] = block.timestamp + within(length, 1, 90 days);
        datasets.suspend(id, uint40(suspendedUntil[id]));
    }

    function lift(uint256 seed) external {
        (uint24 id, DatasetRecords.DatasetView memory given) = pick(seed);
        if (given.status != DatasetRecords.Status.Included || suspendedUntil[id] < block.timestamp) return;
        suspendedUntil[id] = block.timestamp;
        datasets.liftSuspension(id);
    }

    // --- rounds ---

    /// @dev Gives the eligible datasets 100 points, more or less evenly. The voter has no dataset.
    function vote(uint256 seed) external {
        uint16 roundId = ballots.currentRound();
        Rounds.Round memory round = ballots.round(roundId);
        if (block.timestamp <= round.opensAt || block.timestamp >= round.closesAt) return;
        uint24 count = datasets.datasetCount();
        uint24[] memory chosen = new uint24[](count);
        uint256 length = 0;
        for (uint24 id = 1; id <= count; ++id) {
            DatasetRecords.DatasetView memory given = datasets.dataset(id);
            bool eligible = given.status == DatasetRecords.Status.Included && suspendedUntil[id] < block.timestamp;
            if (given.consentEndsAt != 0 && given.consentEndsAt < round.closesAt) eligible = false;
            if (eligible && (seed >> id) & 1 == 1) chosen[length++] = id;
        }
        if (length == 0) return;

        bytes memory lines;
        for (uint24 id = 1; id <= count; ++id) _points[roundId][id] = 0;
        for (uint256 i = 0; i < length; ++i) {
            uint256 points = POINTS / length + (i == 0 ? POINTS % length : 0);
            _points[roundId][chosen[i]] = points;
            lines = abi.encodePacked(lines, chosen[i], uint8(points));
        }
        bytes memory previous = round.castPower == 0 ? bytes("") : _lines;
        _lines = lines;
        vm.prank(vm.addr(4));
        ballots.castBallot(lines, previous);
    }

    /// @dev To the close of the round or beside it, or some days on.
    function pass(uint256 time) external {
        uint256 closesAt = ballots.closesAt(ballots.currentRound());
        uint256 beside = closesAt - 1 + (time % 3);
        bool aimed = time % 2 == 0 && beside > block.timestamp;
        vm.warp(aimed ? beside : block.timestamp + 1 + (time % 4 days));
    }

    /// @dev A page of one to three datasets; with a wrong slope now and then, which may not hurt.
    function page(uint256 seed) external {
        uint16 roundId = ballots.currentRound();
        uint40 closesAt = ballots.closesAt(roundId);
        if (block.timestamp < closesAt) return;
        uint256 size = within(seed, 1, 3);
        uint256 points = 0;
        uint24 count = datasets.datasetCount();
        for (uint24 id = 1; id <= count; ++id) if (belongs(id, closesAt)) points += _points[roundId][id];

        if (!ballots.turnoutReached(roundId) || points == 0) {
            manifest.lapse(roundId, size);
            return;
        }
        uint8 wrong = uint8(1 + (points % POINTS));
        if (seed % 7 == 0) try manifest.seal(roundId, 0, wrong, size) {} catch {}
        if (ballots.currentRound() != roundId) return;
        // a set that has changed makes the pages before it of no account
        TrainingManifest.Progress memory before = manifest.progressOf(roundId, 0, uint8(points));
        if (before.revisionPlusOne != 0 && before.revisionPlusOne != datasets.revision() + 1) ++restarts;
        if (manifest.seal(roundId, 0, uint8(points), size)) checkSealed(roundId, closesAt);
    }

    function checkSealed(uint16 roundId, uint40 closesAt) private {
        ++sealedRounds;
        sealedAs[roundId] = fingerprint(roundId);
        closedAt[roundId] = closesAt;
        TrainingManifest.Share[] memory shares = manifest.sharesOf(roundId, 0, MOST_DATASETS);
        uint256 at = 0;
        uint24 count = datasets.datasetCount();
        for (uint24 id = 1; id <= count; ++id) {
            if (belongs(id, closesAt)) {
                check(at < shares.length && shares[at++].datasetId == id, "10: what belongs is sealed");
            } else if (leftAfterRound[id] == 0 && wasSuspended(id, closesAt)) {
                ++sealedWithoutSuspended;
            }
        }
        equal(shares.length, at, "10: nothing else is sealed");
    }

    /// @dev By this contract's own account of what happened: there now, and in consent and free at the close.
    function belongs(uint24 id, uint40 closesAt) public view returns (bool) {
        DatasetRecords.DatasetView memory given = datasets.dataset(id);
        if (given.status != DatasetRecords.Status.Included || leftAfterRound[id] != 0) return false;
        if (given.consentEndsAt != 0 && given.consentEndsAt < closesAt) return false;
        return !wasSuspended(id, closesAt);
    }

    function wasSuspended(uint24 id, uint256 moment) public view returns (bool) {
        return suspendedFrom[id] != 0 && suspendedFrom[id] < moment && suspendedUntil[id] >= moment;
    }

    function fingerprint(uint16 roundId) public view returns (bytes32) {
        return keccak256(abi.encode(manifest.sealedRound(roundId), manifest.sharesOf(roundId, 0, MOST_DATASETS)));
    }

    function note(uint24 id) private {
        leftAfterRound[id] = uint256(ballots.currentRound());
    }

    /// @dev What will leave when these come in: the predecessors of those that can come in and are not in yet. Zeros between.
    function supersededBy(uint24[] memory ids) private view returns (uint24[] memory leaving) {
        leaving = new uint24[](ids.length);
        for (uint256 i = 0; i < ids.length; ++i) {
            DatasetRecords.DatasetView memory given = datasets.dataset(ids[i]);
            bool isOver = given.consentEndsAt != 0 && given.consentEndsAt < block.timestamp;
            if (given.status == DatasetRecords.Status.Submitted && !isOver) leaving[i] = given.supersedes;
        }
    }

    function noteAll(uint24[] memory leaving) private {
        for (uint256 i = 0; i < leaving.length; ++i) {
            if (leaving[i] != 0 && leftAfterRound[leaving[i]] == 0) note(leaving[i]);
        }
    }

    function withdrawnOf(uint24[] memory ids) private view returns (uint256 count) {
        for (uint256 i = 0; i < ids.length; ++i) {
            if (datasets.dataset(ids[i]).status == DatasetRecords.Status.Withdrawn) ++count;
        }
    }

    function stays(DatasetRecords.DatasetView memory given) private pure returns (bool) {
        return given.status == DatasetRecords.Status.Submitted || given.status == DatasetRecords.Status.Included;
    }

    function pick(uint256 seed) private view returns (uint24 id, DatasetRecords.DatasetView memory given) {
        uint256 count = datasets.datasetCount();
        if (count == 0) return (id, given);
        id = uint24(1 + (seed % count));
        given = datasets.dataset(id);
    }
}

contract SealingInvariants is Lite {
    SealingHandler private _handler;
    DatasetRegistry private _datasets;
    TrainingManifest private _manifest;
    IBallots private _ballots;

    function setUp() external {
        vm.warp(1_000_000_000);
        _handler = new SealingHandler();
        _datasets = _handler.datasets();
        _manifest = _handler.manifest();
        _ballots = _handler.ballots();
        targetContract(address(_handler));
    }

    /// 10. A seal has exactly what is included then, and was in consent and not suspended at the close. (By the handler, at each.)
    /// 11. What was withdrawn, removed or superseded is in no later seal.
    /// 12. A sealed round never changes.
    function invariant_whatLeftIsInNoLaterSealAndSealsStay() external view {
        uint16 current = _ballots.currentRound();
        for (uint16 roundId = 1; roundId < current; ++roundId) {
            bytes32 then = _handler.sealedAs(roundId);
            if (then == 0) continue;
            check(_handler.fingerprint(roundId) == then, "12: a sealed round never changes");
            TrainingManifest.Share[] memory shares = _manifest.sharesOf(roundId, 0, 100);
            for (uint256 i = 0; i < shares.length; ++i) {
                uint256 left = _handler.leftAfterRound(shares[i].datasetId);
                // a dataset that left while a round was the current one is not sealed with it either
                check(left == 0 || left > roundId, "11: what left is in no later seal");
                check(
                    !_handler.wasSuspended(shares[i].datasetId, _handler.closedAt(roundId)),
                    "10: nothing suspended at the close"
                );
            }
        }
    }

    /// 13. A suspension ends, 90 days after it was made at the latest, and none follows.
    function invariant_suspensionsEnd() external {
        uint24 count = _datasets.datasetCount();
        uint256 last = block.timestamp;
        for (uint24 id = 1; id <= count; ++id) {
            DatasetRecords.DatasetView memory given = _datasets.dataset(id);
            equal(given.suspendedFrom, _handler.suspendedFrom(id), "13: made once");
            equal(given.suspendedUntil, _handler.suspendedUntil(id), "13: ends when it was said");
            check(given.suspendedUntil <= given.suspendedFrom + 90 days, "13: within 90 days");
            if (given.suspendedUntil > last) last = given.suspendedUntil;
        }
        vm.warp(last + 1);
        for (uint24 id = 1; id <= count; ++id) check(!_datasets.isSuspended(id), "13: it has ended");
    }

    /// @dev The campaigns above say something only if their moves lead there: a seal without a suspended dataset, pages that a
    /// withdrawal made worthless, and an inclusion that waited and passed over what was withdrawn.
    function test_theMovesLeadToWhatIsAskedAbout() external {
        for (uint256 i = 0; i < 6; ++i) _handler.submitAndInclude(i, 1, 0);
        for (uint256 round = 0; round < 2; ++round) {
            // one without points, so that its leaving changes the set and not the slope
            uint256 idle = 6 - round;
            _handler.pass(1);
            _handler.vote(type(uint256).max ^ (1 << idle));
            if (round == 0) _handler.suspend(0, 80 days);
            while (block.timestamp < _ballots.closesAt(_ballots.currentRound())) _handler.pass(3 days + 1);
            _handler.page(0);
            _handler.withdraw(idle - 1);
            for (uint256 i = 0; i < 8; ++i) _handler.page(1);
        }
        equal(_handler.sealedRounds(), 2, "sealed");
        check(_handler.sealedWithoutSuspended() > 0, "a suspended dataset was left out");
        check(_handler.restarts() > 0, "a seal was restarted");

        // one that is submitted and not decided about, beside one that was withdrawn: the seventh and the sixth
        _handler.submitAndInclude(0, 5, 0);
        _handler.decide(5, 1);
        vm.warp(block.timestamp + 3 days);
        _handler.carryOut(0);
        equal(_handler.passedOver(), 1, "the withdrawn one was passed over");
        check(_datasets.dataset(7).status == DatasetRecords.Status.Included, "the other one came in");
    }
}
