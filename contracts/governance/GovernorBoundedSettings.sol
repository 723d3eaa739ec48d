// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";
import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Checkpoints} from "@openzeppelin/contracts/utils/structs/Checkpoints.sol";

/// @title The governor's settings, none of which can be moved to where a further proposal could not pass
/// @notice A proposal keeps a copy of what concerns it (see GovernorProposalList), so a change touches later proposals only.
///
/// THRESHOLD. Whatever is set, never more than 1 % of the supply of the second before is asked of a proposer: a supply that
/// shrinks, or is not there at all, locks nobody out.
abstract contract GovernorBoundedSettings is Governor {
    using Checkpoints for Checkpoints.Trace208;

    struct Settings {
        uint48 votingDelaySeconds;
        uint32 votingPeriodSeconds;
        /// In wei of the token.
        uint256 proposalThreshold;
        uint16 tokenQuorumBps;
        uint16 memberQuorumBps;
        uint32 lateQuorumExtensionSeconds;
        uint32 cooldownSeconds;
    }

    uint256 internal constant BPS = 10_000;
    uint256 private constant MAX_VOTING_DELAY = 30 days;
    uint256 private constant MIN_VOTING_PERIOD = 5 minutes;
    uint256 private constant MAX_VOTING_PERIOD = 90 days;
    uint256 private constant MAX_THRESHOLD_BPS = 100; // 1 %
    uint256 private constant MAX_QUORUM_BPS = 5_000; // 50 %
    uint256 private constant MAX_LATE_QUORUM_EXTENSION = 30 days;
    uint256 private constant MAX_COOLDOWN = 90 days;

    /// @notice Where the token house's power comes from.
    IVotes public immutable token;

    // slot: all that a proposal takes with it, and the count that it raises
    uint48 private _votingDelaySeconds;
    uint32 private _votingPeriodSeconds;
    uint16 internal _tokenQuorumBps;
    uint16 internal _memberQuorumBps;
    uint32 internal _lateQuorumExtensionSeconds;
    uint32 internal _cooldownSeconds;
    /// How many proposals were ever made; GovernorProposalList keeps it.
    uint32 internal _proposalCount;
    // slot
    uint256 private _proposalThreshold;
    /// Both quorums at past times: members' basis points in the upper 16 bits, tokens' in the lower.
    Checkpoints.Trace208 private _quorumHistory;

    event VotingDelaySet(uint256 oldVotingDelay, uint256 newVotingDelay);
    event VotingPeriodSet(uint256 oldVotingPeriod, uint256 newVotingPeriod);
    event ProposalThresholdSet(uint256 oldProposalThreshold, uint256 newProposalThreshold);
    event TokenQuorumSet(uint256 oldTokenQuorumBps, uint256 newTokenQuorumBps);
    event MemberQuorumSet(uint256 oldMemberQuorumBps, uint256 newMemberQuorumBps);
    event LateQuorumExtensionSet(uint256 oldExtensionSeconds, uint256 newExtensionSeconds);
    event CooldownSet(uint256 oldCooldownSeconds, uint256 newCooldownSeconds);

    /// @param setting The setting's name in ASCII, padded with zeros.
    error GovernorSettingOutOfBounds(bytes32 setting, uint256 value, uint256 min, uint256 max);

    /// @dev The threshold is not checked here: at deployment there may be no supply of the second before.
    constructor(IVotes token_, Settings memory initial) {
        token = token_;
        _setVotingDelay(initial.votingDelaySeconds);
        _setVotingPeriod(initial.votingPeriodSeconds);
        _setTokenQuorum(initial.tokenQuorumBps);
        _setMemberQuorum(initial.memberQuorumBps);
        _setLateQuorumExtension(initial.lateQuorumExtensionSeconds);
        _setCooldown(initial.cooldownSeconds);
        emit ProposalThresholdSet(0, initial.proposalThreshold);
        _proposalThreshold = initial.proposalThreshold;
    }

    // ---- changes, by a vote -------------------------------------------------------------------------------------

    /// @param newVotingDelay Seconds from proposing to the snapshot, up to 30 days.
    function setVotingDelay(uint48 newVotingDelay) external onlyGovernance {
        _setVotingDelay(newVotingDelay);
    }

    function _setVotingDelay(uint48 newValue) private {
        _requireWithin("votingDelay", newValue, 0, MAX_VOTING_DELAY);
        emit VotingDelaySet(_votingDelaySeconds, newValue);
        _votingDelaySeconds = newValue;
    }

    /// @param newVotingPeriod Seconds of voting, from 5 minutes to 90 days.
    function setVotingPeriod(uint32 newVotingPeriod) external onlyGovernance {
        _setVotingPeriod(newVotingPeriod);
    }

    function _setVotingPeriod(uint32 newValue) private {
        _requireWithin("votingPeriod", newValue, MIN_VOTING_PERIOD, MAX_VOTING_PERIOD);
        emit VotingPeriodSet(_votingPeriodSeconds, newValue);
        _votingPeriodSeconds = newValue;
    }

    /// @param newProposalThreshold Wei of voting power that an ordinary proposal takes, up to 1 % of the supply.
    function setProposalThreshold(uint256 newProposalThreshold) external onlyGovernance {
        _requireWithin("proposalThreshold", newProposalThreshold, 0, _maxThreshold());
        emit ProposalThresholdSet(_proposalThreshold, newProposalThreshold);
        _proposalThreshold = newProposalThreshold;
    }

    function _maxThreshold() private view returns (uint256) {
        return (_supplyAt(token, clock() - 1) * MAX_THRESHOLD_BPS) / BPS;
    }

    /// @dev All the votes of a house at a past moment, in the units of its source.
    function _supplyAt(IVotes source, uint256 timepoint) internal view returns (uint256) {
        return source.getPastTotalSupply(timepoint);
    }

    /// @param newTokenQuorumBps Basis points of the supply, from 1 to 5,000.
    function setTokenQuorum(uint16 newTokenQuorumBps) external onlyGovernance {
        _setTokenQuorum(newTokenQuorumBps);
    }

    function _setTokenQuorum(uint16 newValue) private {
        _requireWithin("tokenQuorum", newValue, 1, MAX_QUORUM_BPS);
        emit TokenQuorumSet(_tokenQuorumBps, newValue);
        _tokenQuorumBps = newValue;
        _recordQuorums();
    }

    /// @param newMemberQuorumBps Basis points of the seats, from 1 to 5,000.
    function setMemberQuorum(uint16 newMemberQuorumBps) external onlyGovernance {
        _setMemberQuorum(newMemberQuorumBps);
    }

    function _setMemberQuorum(uint16 newValue) private {
        _requireWithin("memberQuorum", newValue, 1, MAX_QUORUM_BPS);
        emit MemberQuorumSet(_memberQuorumBps, newValue);
        _memberQuorumBps = newValue;
        _recordQuorums();
    }

    function _recordQuorums() private {
        _quorumHistory.push(clock(), (uint208(_memberQuorumBps) << 16) | _tokenQuorumBps);
    }

    /// @param newExtension Seconds that a vote runs on from a house's late quorum, up to 30 days.
    function setLateQuorumExtension(uint32 newExtension) external onlyGovernance {
        _setLateQuorumExtension(newExtension);
    }

    function _setLateQuorumExtension(uint32 newValue) private {
        _requireWithin("lateQuorumExtension", newValue, 0, MAX_LATE_QUORUM_EXTENSION);
        emit LateQuorumExtensionSet(_lateQuorumExtensionSeconds, newValue);
        _lateQuorumExtensionSeconds = newValue;
    }

    /// @param newCooldown Seconds from the deadline of a defeated inclusion until its datasets can be put up again, up to 90 days.
    function setCooldown(uint32 newCooldown) external onlyGovernance {
        _setCooldown(newCooldown);
    }

    function _setCooldown(uint32 newValue) private {
        _requireWithin("cooldown", newValue, 0, MAX_COOLDOWN);
        emit CooldownSet(_cooldownSeconds, newValue);
        _cooldownSeconds = newValue;
    }

    function _requireWithin(bytes32 setting, uint256 value, uint256 min, uint256 max) private pure {
        if (value < min || value > max) revert GovernorSettingOutOfBounds(setting, value, min, max);
    }

    // ---- views --------------------------------------------------------------------------------------------------

    /// @notice All settings that proposals made now would be bound by.
    function settings() public view returns (Settings memory) {
        return
            Settings({
                votingDelaySeconds: _votingDelaySeconds,
                votingPeriodSeconds: _votingPeriodSeconds,
                proposalThreshold: _proposalThreshold,
                tokenQuorumBps: _tokenQuorumBps,
                memberQuorumBps: _memberQuorumBps,
                lateQuorumExtensionSeconds: _lateQuorumExtensionSeconds,
                cooldownSeconds: _cooldownSeconds
            });
    }

    /// @inheritdoc Governor
    function votingDelay() public view override returns (uint256) {
        return _votingDelaySeconds;
    }

    /// @inheritdoc Governor
    function votingPeriod() public view override returns (uint256) {
        return _votingPeriodSeconds;
    }

    /// @notice Wei of voting power that an ordinary proposal takes now: what is set, at most 1 % of the supply.
    function proposalThreshold() public view virtual override returns (uint256) {
        uint256 set = _proposalThreshold;
        if (set == 0) return 0;
        uint256 max = _maxThreshold();
        return set < max ? set : max;
    }

    /// @notice Unix seconds.
    function clock() public view override returns (uint48) {
        return SafeCast.toUint48(block.timestamp);
    }

    /// @inheritdoc Governor
    function CLOCK_MODE() public pure override returns (string memory) {
        return "mode=timestamp";
    }

    /// @dev Both quorums in force at `timepoint`.
    function _quorumBpsAt(uint256 timepoint) internal view returns (uint256 tokenBps, uint256 memberBps) {
        uint256 both = _quorumHistory.upperLookup(SafeCast.toUint48(timepoint));
        return (both & type(uint16).max, both >> 16);
    }
}
