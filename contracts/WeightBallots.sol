// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {Rounds} from "./ballots/Rounds.sol";
import {IBallots} from "./interfaces/IBallots.sol";
import {IContributors} from "./interfaces/IContributors.sol";
import {IDatasets} from "./interfaces/IDatasets.sol";
import {BallotLines} from "./libraries/BallotLines.sol";
import {SignedAction} from "./libraries/SignedAction.sol";
import {SupportHistogram} from "./libraries/SupportHistogram.sol";

/// @title Ballots on how much each dataset counts
/// @notice A voter spreads 100 points over included datasets, none to her own, and may replace her ballot until the round closes.
/// @dev BALLOTS. A ballot itself is in its event. One slot a voter holds what replacing it needs: the round, the power, the
/// person, and 168 bits of the lines' hash; whoever replaces presents the old lines. COUNT. Only power per dataset and level
/// is kept ({SupportHistogram}); the share rule reads it. ELIGIBILITY is judged when a ballot is cast; what leaves later
/// keeps its points, and sealing passes over it.
contract WeightBallots is Rounds, SignedAction {
    using SupportHistogram for SupportHistogram.Histograms;

    /// @notice How `voter` stands in the current round, so that a power of zero can be explained.
    struct Standing {
        /// Of 10^12.
        uint256 power;
        /// 10^-18 tokens that count for her.
        uint256 tokens;
        bool seated;
        /// The person whose datasets are her own; 0 if none.
        uint32 personId;
        /// Power of her ballot in this round; 0 if she has cast none.
        uint256 castPower;
    }

    struct Slot {
        uint256 bits;
    }

    /// Layout of a voter's slot, from the lowest bit: round 16, power 40, person 32, hash of the lines 168.
    uint256 private constant POWER_SHIFT = 16;
    uint256 private constant PERSON_SHIFT = 56;
    uint256 private constant HASH_SHIFT = 88;

    bytes32 private constant BALLOT_TYPEHASH = keccak256(
        "WeightBallot(uint16 roundId,bytes lines,bytes previousLines,uint256 nonce,uint256 deadline)"
    );

    /// @notice The datasets that can be given points.
    IDatasets public immutable datasets;

    mapping(address voter => Slot) private _ballots;
    SupportHistogram.Histograms private _histograms;

    /// @param lines 4 bytes a line: dataset id (uint24), points (uint8).
    event BallotCast(uint16 indexed roundId, address indexed voter, uint256 power, bytes lines);

    error WeightBallotsNotOpen(uint16 roundId, uint40 opensAt);
    error WeightBallotsClosed(uint16 roundId, uint40 closesAt);
    error WeightBallotsNoPower(address voter);
    error WeightBallotsAboveMaxLevel(uint256 points, uint256 maxPoints);
    error WeightBallotsWrongPreviousLines(address voter);

    constructor(
        address admin,
        IVotes token_,
        IContributors contributors_,
        IDatasets datasets_,
        RoundSettings memory settings
    ) Rounds(admin, token_, contributors_, settings) EIP712("Commonweight ballots", "1") {
        datasets = datasets_;
    }

    // --- casting ---

    /// @notice Casts, or replaces, the caller's ballot in the current round.
    /// @param lines 4 bytes a line: dataset id (uint24), points (uint8); ids ascend, points sum to 100.
    /// @param previousLines The ballot that is replaced; empty for the first one in the round.
    function castBallot(bytes calldata lines, bytes calldata previousLines) external {
        _castBallot(msg.sender, lines, previousLines);
    }

    /// @notice Casts the ballot that `voter` signed for the current round; whoever relays it pays.
    function castBallotBySig(
        address voter,
        bytes calldata lines,
        bytes calldata previousLines,
        uint256 deadline,
        bytes calldata signature
    ) external {
        bytes32 structHash = keccak256(
            abi.encode(
                BALLOT_TYPEHASH,
                _current.roundId,
                keccak256(lines),
                keccak256(previousLines),
                nonces(voter),
                deadline
            )
        );
        _checkSigned(voter, structHash, deadline, signature);

        _castBallot(voter, lines, previousLines);
    }

    function _castBallot(address voter, bytes calldata lines, bytes calldata previousLines) private {
        CurrentRound memory open = _current;
        _requireOpen(open);
        uint256 highest = BallotLines.check(lines);
        Slot storage ballot = _ballots[voter];
        uint256 slot = ballot.bits;
        uint256 power;
        uint32 personId;
        // whose own datasets are looked for; 0 where there can be none
        uint32 ownerId;
        // the tag is the lowest 16 bits
        if (uint16(slot) == open.roundId) {
            if (slot >> HASH_SHIFT != hashOf(previousLines)) revert WeightBallotsWrongPreviousLines(voter);
            // what was packed below
            power = uint40(slot >> POWER_SHIFT);
            personId = uint32(slot >> PERSON_SHIFT);
            // who was nobody with her first ballot may have become somebody, with datasets of her own
            if (personId == 0) (personId, , ) = contributors.pastStandingOf(voter, open.opensAt);
            ownerId = personId;
        } else {
            if (previousLines.length != 0) revert WeightBallotsWrongPreviousLines(voter);
            bool contributed;
            (power, , , personId, contributed) = _powerIn(open, voter);
            if (power == 0) revert WeightBallotsNoPower(voter);
            if (contributed) ownerId = personId;
        }
        _checkLevel(highest, open, ownerId);
        datasets.checkBallotLines(lines, open.closesAt, ownerId);

        if (previousLines.length == 0) {
            _addLines(lines, open.roundId, power);
            if (open.castPower == 0) _fixElectorate(open);
        } else {
            _replaceLines(previousLines, lines, open.roundId, power);
        }
        // powers of a round sum to at most 10^12 < 2^40, points are at most 100
        if (previousLines.length == 0) {
            _current.castPower = open.castPower + uint40(power);
            _current.topLevel = highest > open.topLevel ? uint8(highest) : open.topLevel;
        } else if (highest > open.topLevel) {
            _current.topLevel = uint8(highest);
        }
        ballot.bits =
            open.roundId |
            (power << POWER_SHIFT) |
            (uint256(personId) << PERSON_SHIFT) |
            (hashOf(lines) << HASH_SHIFT);

        emit BallotCast(open.roundId, voter, power, lines);
    }

    function _requireOpen(CurrentRound memory open) private view {
        if (block.timestamp <= open.opensAt) revert WeightBallotsNotOpen(open.roundId, open.opensAt);
        if (block.timestamp >= open.closesAt) revert WeightBallotsClosed(open.roundId, open.closesAt);
    }

    /// @dev Only a line above the round's cap asks how few datasets the voter can choose from.
    function _checkLevel(uint256 highest, CurrentRound memory open, uint32 personId) private view {
        if (highest <= open.maxLevel) return;

        uint256 cap = _cap(open.maxLevel, datasets.eligibleCount(personId, open.closesAt));
        if (highest > cap) revert WeightBallotsAboveMaxLevel(highest, cap);
    }

    /// @dev With n datasets to choose from, 100 points can only be spent if one may take 100 / n, rounded up.
    function _cap(uint256 maxLevel, uint256 eligible) private pure returns (uint256) {
        if (eligible == 0) return maxLevel;
        uint256 needed = (BallotLines.ALL_POINTS + eligible - 1) / eligible;
        return needed > maxLevel ? needed : maxLevel;
    }

    function _addLines(bytes calldata lines, uint16 roundId, uint256 power) private {
        // bound: the lines of a ballot, at most 100
        uint256 length = lines.length;
        for (uint256 i = 0; i < length;) {
            (uint24 datasetId, uint256 points) = BallotLines.lineAt(lines, i);
            _histograms.add(datasetId, roundId, points, power);
            unchecked {
                i += BallotLines.LINE_BYTES;
            }
        }
    }

    /// @dev Walks both ballots by ascending id, so that a dataset in both is moved, not taken out and put in again.
    function _replaceLines(bytes calldata from, bytes calldata to, uint16 roundId, uint256 power) private {
        uint256 i = 0;
        uint256 j = 0;
        // offsets stay within calldata
        unchecked {
            // bound: the lines of both ballots
            while (i < from.length && j < to.length) {
                (uint24 oldId, uint256 oldPoints) = BallotLines.lineAt(from, i);
                (uint24 newId, uint256 newPoints) = BallotLines.lineAt(to, j);
                if (oldId == newId) {
                    _histograms.move(oldId, roundId, oldPoints, newPoints, power);
                } else if (oldId < newId) {
                    _histograms.remove(oldId, roundId, oldPoints, power);
                } else {
                    _histograms.add(newId, roundId, newPoints, power);
                }
                if (oldId <= newId) i += BallotLines.LINE_BYTES;
                if (newId <= oldId) j += BallotLines.LINE_BYTES;
            }
            for (; i < from.length; i += BallotLines.LINE_BYTES) {
                (uint24 oldId, uint256 oldPoints) = BallotLines.lineAt(from, i);
                _histograms.remove(oldId, roundId, oldPoints, power);
            }
        }
        _addLines(to[j:], roundId, power);
    }

    /// @dev 168 bits leave nobody a second set of lines for the same slot.
    function hashOf(bytes calldata lines) private pure returns (uint256) {
        return uint256(keccak256(lines)) >> HASH_SHIFT;
    }

    // --- for sealing ---

    /// @inheritdoc IBallots
    function sharesAt(
        uint24[] calldata datasetIds,
        uint128 numerator,
        uint8 denominator
    ) external view returns (uint256 levels, uint256 power, uint32[] memory sharesPpbDown) {
        uint16 roundId = _current.roundId;
        uint256 top = _current.topLevel;
        sharesPpbDown = new uint32[](datasetIds.length);
        // bound: the page that the caller chose
        for (uint256 i = 0; i < datasetIds.length; ++i) {
            (uint256 level, uint256 above, uint256 ppb) = _histograms.share(
                datasetIds[i],
                roundId,
                numerator,
                denominator,
                top
            );
            levels += level;
            power += above;
            // at a slope that is too small a share may exceed 32 bits; it then fails the sum
            sharesPpbDown[i] = uint32(ppb);
        }
    }

    // --- views ---

    /// @notice How an account stands in the current round.
    function standingOf(address voter) external view returns (Standing memory standing) {
        CurrentRound memory current = _current;
        (standing.power, standing.tokens, standing.seated, standing.personId, ) = _powerIn(current, voter);
        uint256 slot = _ballots[voter].bits;
        if (uint16(slot) == current.roundId) standing.castPower = uint40(slot >> POWER_SHIFT);
    }

    /// @notice The most points that `voter` may give one dataset in the current round.
    function maxPointsOf(address voter) external view returns (uint256) {
        CurrentRound memory open = _current;
        // whose account it is does not depend on the moment; the second before the opening can always be asked for
        (uint32 personId, , ) = contributors.pastStandingOf(voter, open.opensAt - 1);
        return _cap(open.maxLevel, datasets.eligibleCount(personId, open.closesAt));
    }

    /// @notice For each dataset the power at each level in the current round: element k−1 is the power of the ballots that
    /// give it exactly k points.
    function histograms(uint24[] calldata datasetIds) external view returns (uint64[100][] memory powers) {
        uint16 roundId = _current.roundId;
        powers = new uint64[100][](datasetIds.length);
        for (uint256 i = 0; i < datasetIds.length; ++i) powers[i] = _histograms.read(datasetIds[i], roundId);
    }
}
