// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";
import {GovernorBoundedSettings} from "./GovernorBoundedSettings.sol";

/// @title Proposals in the order of their making, each with the terms it was made under
/// @notice Numbered from 1.
abstract contract GovernorProposalList is GovernorBoundedSettings {
    /// How a proposal stands to vetoes; GovernorVetoes has the rules.
    enum Veto {
        None,
        Vetoed,
        /// What it does was vetoed before: it takes two thirds, and cannot be vetoed again.
        Overrides
    }

    /// @notice What binds one proposal, whatever the settings become later. The last three are filled while it is voted on.
    struct Terms {
        // slot, exactly full
        uint32 number;
        /// Whether it was made by proposeInclusion.
        bool inclusion;
        Veto veto;
        uint24 cooldownSeconds;
        uint24 lateQuorumExtensionSeconds;
        uint16 tokenQuorumBps;
        uint16 memberQuorumBps;
        /// Units of 10^12 wei. Both quorums are zero until the first vote; then zero marks an empty house.
        uint64 tokenQuorumUnits;
        uint24 memberQuorum;
        /// Zero unless a late quorum extended the vote.
        uint40 extendedDeadline;
    }

    mapping(uint256 number => uint256 proposalId) private _ids;
    mapping(uint256 proposalId => Terms) internal _terms;

    /// @notice What the proposal does was vetoed before, so it takes two thirds in every house that is not empty.
    event TwoThirdsNeeded(uint256 indexed proposalId);

    error GovernorUnknownProposalNumber(uint256 number);

    /// @dev Takes the settings down for the proposal and appends it to the list.
    function _propose(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        string memory description,
        address proposer
    ) internal virtual override returns (uint256 proposalId) {
        proposalId = super._propose(targets, values, calldatas, description, proposer);

        uint32 number = ++_proposalCount;
        _ids[number] = proposalId;
        _terms[proposalId] = Terms({
            number: number,
            inclusion: false,
            veto: Veto.None,
            cooldownSeconds: uint24(_cooldownSeconds), // at most 90 days
            lateQuorumExtensionSeconds: uint24(_lateQuorumExtensionSeconds), // at most 30 days
            tokenQuorumBps: _tokenQuorumBps,
            memberQuorumBps: _memberQuorumBps,
            tokenQuorumUnits: 0,
            memberQuorum: 0,
            extendedDeadline: 0
        });
    }

    /// @dev What the proposal does was vetoed before.
    function _override(uint256 proposalId) internal {
        _terms[proposalId].veto = Veto.Overrides;
        emit TwoThirdsNeeded(proposalId);
    }

    /// @notice How many proposals were ever made.
    function proposalCount() public view returns (uint256) {
        return _proposalCount;
    }

    /// @param number From 1 to `proposalCount()`.
    function proposalIdAt(uint256 number) public view returns (uint256) {
        if (number == 0 || number > _proposalCount) revert GovernorUnknownProposalNumber(number);
        return _ids[number];
    }

    /// @notice The terms of a proposal; all zero where there is none.
    function proposalTerms(uint256 proposalId) external view returns (Terms memory) {
        return _terms[proposalId];
    }

    /// @notice Unix seconds of the last moment to vote, an extension included.
    function proposalDeadline(uint256 proposalId) public view virtual override returns (uint256) {
        uint256 extended = _terms[proposalId].extendedDeadline;
        return extended == 0 ? Governor.proposalDeadline(proposalId) : extended;
    }
}
