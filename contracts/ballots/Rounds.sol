// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AccessControl} from "@openzeppelin/contracts/access/AccessControl.sol";
import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {IBallots} from "../interfaces/IBallots.sol";
import {IContributors} from "../interfaces/IContributors.sol";

/// @title Rounds of weight ballots, and what a ballot weighs in them
/// @notice One round is open at a time. When the manifest has sealed it, or let it lapse, the next one opens.
/// @dev SNAPSHOT. Power is taken as of the second in which a round opens, so ballots begin with the next one. SETTINGS. A round
/// keeps those that held when it opened.
abstract contract Rounds is IBallots, AccessControl {
    struct RoundSettings {
        uint40 roundLengthSeconds;
        /// Points that a ballot may give one dataset, unless so few are eligible that it takes more to spend 100.
        uint8 maxLevel;
        /// Share of the electorate's power that has to vote, in hundredths of a percent.
        uint16 turnoutBps;
    }

    struct Round {
        // one slot
        uint40 opensAt;
        uint40 closesAt;
        uint8 maxLevel;
        uint16 turnoutBps;
        /// The most points that any ballot gave a dataset.
        uint8 topLevel;
        /// Power of the ballots cast, of at most 10^12.
        uint40 castPower;
        // one slot
        /// 10^-18 tokens at the snapshot; noted, like the seats, by the first ballot.
        uint208 tokenSupply;
        uint48 seatSupply;
    }

    /// @notice May end the round and open the next.
    bytes32 public constant SEALER_ROLE = keccak256("SEALER_ROLE");

    /// @notice What each house holds of the power in a round.
    uint256 public constant HOUSE_POWER = 5e11;

    /// @notice Bounds of the settings: 1 hour to 365 days; 1 to 100 points; 0.01 % to 50 %.
    uint40 public constant MIN_ROUND_LENGTH_SECONDS = 1 hours;
    uint40 public constant MAX_ROUND_LENGTH_SECONDS = 365 days;
    uint8 public constant MAX_POINTS = 100;
    uint16 public constant MAX_TURNOUT_BPS = 5_000;

    /// @notice The token house.
    IVotes public immutable token;

    /// @notice The members' house.
    IContributors public immutable contributors;

    /// @inheritdoc IBallots
    uint16 public currentRound;

    /// @notice What the next round opens with.
    RoundSettings public roundSettings;

    mapping(uint16 roundId => Round round) internal _rounds;

    event RoundOpened(uint16 indexed roundId, uint40 opensAt, uint40 closesAt, uint8 maxLevel, uint16 turnoutBps);
    event RoundElectorateFixed(uint16 indexed roundId, uint256 tokenSupply, uint256 seatSupply);
    event RoundSettingsChanged(RoundSettings oldSettings, RoundSettings newSettings);

    error WeightBallotsSettingsOutOfBounds(RoundSettings settings);
    error WeightBallotsRoundOpen(uint16 roundId, uint40 closesAt);
    error WeightBallotsUnknownRound(uint16 roundId);

    constructor(address admin, IVotes token_, IContributors contributors_, RoundSettings memory settings) {
        _grantRole(DEFAULT_ADMIN_ROLE, admin);
        token = token_;
        contributors = contributors_;
        _setRoundSettings(settings);
        _openRound();
    }

    /// @inheritdoc IBallots
    function openNextRound() external onlyRole(SEALER_ROLE) returns (uint16 roundId) {
        uint40 end = _rounds[currentRound].closesAt;
        if (block.timestamp < end) revert WeightBallotsRoundOpen(currentRound, end);

        return _openRound();
    }

    function _openRound() private returns (uint16 roundId) {
        RoundSettings memory settings = roundSettings;
        roundId = ++currentRound;
        Round storage round_ = _rounds[roundId];
        round_.opensAt = uint40(block.timestamp);
        round_.closesAt = uint40(block.timestamp) + settings.roundLengthSeconds;
        round_.maxLevel = settings.maxLevel;
        round_.turnoutBps = settings.turnoutBps;

        emit RoundOpened(roundId, round_.opensAt, round_.closesAt, settings.maxLevel, settings.turnoutBps);
    }

    /// @notice Sets what rounds open with from the next one on.
    function setRoundSettings(RoundSettings calldata settings) external onlyRole(DEFAULT_ADMIN_ROLE) {
        _setRoundSettings(settings);
    }

    function _setRoundSettings(RoundSettings memory settings) private {
        if (
            settings.roundLengthSeconds < MIN_ROUND_LENGTH_SECONDS ||
            settings.roundLengthSeconds > MAX_ROUND_LENGTH_SECONDS ||
            settings.maxLevel == 0 ||
            settings.maxLevel > MAX_POINTS ||
            settings.turnoutBps == 0 ||
            settings.turnoutBps > MAX_TURNOUT_BPS
        ) revert WeightBallotsSettingsOutOfBounds(settings);

        emit RoundSettingsChanged(roundSettings, settings);
        roundSettings = settings;
    }

    /// @inheritdoc IBallots
    function closesAt(uint16 roundId) external view returns (uint40) {
        return _requireRound(roundId).closesAt;
    }

    /// @inheritdoc IBallots
    function turnoutReached(uint16 roundId) external view returns (bool) {
        Round storage round_ = _requireRound(roundId);
        uint256 electorate = (round_.tokenSupply == 0 ? 0 : HOUSE_POWER) + (round_.seatSupply == 0 ? 0 : HOUSE_POWER);
        uint256 castPower = round_.castPower;
        return castPower != 0 && castPower * 10_000 >= electorate * round_.turnoutBps;
    }

    /// @notice A round's times, settings, supplies and turnout.
    function round(uint16 roundId) external view returns (Round memory) {
        return _requireRound(roundId);
    }

    /// @notice At most `limit` rounds, by number, from `fromId` on.
    function rounds(uint16 fromId, uint256 limit) external view returns (Round[] memory page) {
        uint256 first = fromId == 0 ? 1 : fromId;
        uint256 left = first > currentRound ? 0 : currentRound - first + 1;
        page = new Round[](limit < left ? limit : left);
        // first + i ≤ currentRound < 2^16
        for (uint256 i = 0; i < page.length; ++i) page[i] = _rounds[uint16(first + i)];
    }

    function _requireRound(uint16 roundId) internal view returns (Round storage found) {
        found = _rounds[roundId];
        if (found.opensAt == 0) revert WeightBallotsUnknownRound(roundId);
    }

    /// @dev Notes the supplies with the first ballot; until then they are read from their sources.
    function _fixElectorate(uint16 roundId, Round storage round_) internal {
        (uint256 tokenSupply, uint256 seatSupply) = _supplies(round_);
        // the token keeps its supply within 208 bits; persons are counted in 32
        round_.tokenSupply = uint208(tokenSupply);
        round_.seatSupply = uint48(seatSupply);

        emit RoundElectorateFixed(roundId, tokenSupply, seatSupply);
    }

    function _supplies(Round storage round_) internal view returns (uint256 tokenSupply, uint256 seatSupply) {
        if (round_.castPower != 0) return (round_.tokenSupply, round_.seatSupply);
        uint256 snapshot = round_.opensAt;
        return (token.getPastTotalSupply(snapshot), contributors.getPastTotalSupply(snapshot));
    }

    /// @dev What `voter` weighs in a round, and the person whose datasets are her own.
    function _powerIn(
        Round storage round_,
        address voter
    ) internal view returns (uint256 power, uint256 tokens, bool seated, uint32 personId) {
        uint256 snapshot = round_.opensAt;
        (uint256 tokenSupply, uint256 seatSupply) = _supplies(round_);
        (personId, seated) = contributors.standingAt(voter, snapshot);
        tokens = token.getPastVotes(voter, snapshot);
        // a voter who has some of a house means that the house is not empty
        if (tokens != 0) power = (HOUSE_POWER * tokens) / tokenSupply;
        if (seated) power += HOUSE_POWER / seatSupply;
    }
}
