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
        uint40 opensAt;
        uint40 closesAt;
        uint8 maxLevel;
        uint16 turnoutBps;
        /// The most points that any ballot gave a dataset.
        uint8 topLevel;
        /// Power of the ballots cast, of at most 10^12.
        uint40 castPower;
        /// 10^-18 tokens at the snapshot; noted, like the seats, by the first ballot.
        uint208 tokenSupply;
        uint48 seatSupply;
    }

    /// @dev What every ballot reads of the current round. One slot.
    struct CurrentRound {
        uint16 roundId;
        uint40 opensAt;
        uint40 closesAt;
        uint8 maxLevel;
        uint16 turnoutBps;
        uint8 topLevel;
        uint40 castPower;
    }

    /// @dev Of the current round, and of an earlier one as long as no ballot is cast. One slot.
    struct Electorate {
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

    /// @notice What the next round opens with.
    RoundSettings public roundSettings;

    CurrentRound internal _current;
    Electorate private _electorate;
    mapping(uint16 roundId => Round round) private _past;

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
        CurrentRound memory ended = _current;
        if (block.timestamp < ended.closesAt) revert WeightBallotsRoundOpen(ended.roundId, ended.closesAt);

        _past[ended.roundId] = _requireRound(ended.roundId);
        return _openRound();
    }

    function _openRound() private returns (uint16 roundId) {
        RoundSettings memory settings = roundSettings;
        roundId = _current.roundId + 1;
        uint40 opensAt = uint40(block.timestamp);
        uint40 end = opensAt + settings.roundLengthSeconds;
        _current = CurrentRound(roundId, opensAt, end, settings.maxLevel, settings.turnoutBps, 0, 0);

        emit RoundOpened(roundId, opensAt, end, settings.maxLevel, settings.turnoutBps);
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
    function currentRound() external view returns (uint16) {
        return _current.roundId;
    }

    /// @inheritdoc IBallots
    function closesAt(uint16 roundId) external view returns (uint40) {
        return _requireRound(roundId).closesAt;
    }

    /// @inheritdoc IBallots
    function turnoutReached(uint16 roundId) external view returns (bool) {
        Round memory round_ = _requireRound(roundId);
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
        uint256 last = _current.roundId;
        uint256 left = first > last ? 0 : last - first + 1;
        page = new Round[](limit < left ? limit : left);
        // first + i ≤ last, a uint16
        for (uint256 i = 0; i < page.length; ++i) page[i] = _requireRound(uint16(first + i));
    }

    function _requireRound(uint16 roundId) private view returns (Round memory found) {
        CurrentRound memory current = _current;
        if (roundId != current.roundId) {
            found = _past[roundId];
            if (found.opensAt == 0) revert WeightBallotsUnknownRound(roundId);
            return found;
        }

        found.opensAt = current.opensAt;
        found.closesAt = current.closesAt;
        found.maxLevel = current.maxLevel;
        found.turnoutBps = current.turnoutBps;
        found.topLevel = current.topLevel;
        found.castPower = current.castPower;
        // before the first ballot the slot still holds another round's electorate
        if (current.castPower != 0) {
            found.tokenSupply = _electorate.tokenSupply;
            found.seatSupply = _electorate.seatSupply;
        }
    }

    /// @dev Notes the supplies with the first ballot; until then they are read from their sources.
    function _fixElectorate(CurrentRound memory current) internal {
        (uint256 tokenSupply, uint256 seatSupply) = _supplies(current);
        // the token keeps its supply within 208 bits; persons are counted in 32
        _electorate = Electorate(uint208(tokenSupply), uint48(seatSupply));

        emit RoundElectorateFixed(current.roundId, tokenSupply, seatSupply);
    }

    function _supplies(CurrentRound memory current) private view returns (uint256 tokenSupply, uint256 seatSupply) {
        if (current.castPower != 0) return (_electorate.tokenSupply, _electorate.seatSupply);
        uint256 snapshot = current.opensAt;
        return (token.getPastTotalSupply(snapshot), contributors.getPastTotalSupply(snapshot));
    }

    /// @dev What `voter` weighs in the current round, and the person whose datasets, if she contributed any, are her own.
    function _powerIn(
        CurrentRound memory current,
        address voter
    ) internal view returns (uint256 power, uint256 tokens, bool seated, uint32 personId, bool contributed) {
        uint256 snapshot = current.opensAt;
        (uint256 tokenSupply, uint256 seatSupply) = _supplies(current);
        (personId, seated, contributed) = contributors.pastStandingOf(voter, snapshot);
        tokens = token.getPastVotes(voter, snapshot);
        // tokens fit in 208 bits and HOUSE_POWER in 39; each house gives at most HOUSE_POWER
        unchecked {
            // a voter who has some of a house means that the house is not empty
            if (tokens != 0) power = (HOUSE_POWER * tokens) / tokenSupply;
            if (seated) power += HOUSE_POWER / seatSupply;
        }
    }
}
