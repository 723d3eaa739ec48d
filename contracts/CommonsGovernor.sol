// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {GovernorBoundedSettings} from "./governance/GovernorBoundedSettings.sol";
import {GovernorCountingTwoHouses} from "./governance/GovernorCountingTwoHouses.sol";
import {GovernorDatasetProposals} from "./governance/GovernorDatasetProposals.sol";
import {GovernorFixedTimelock} from "./governance/GovernorFixedTimelock.sol";
import {GovernorPinnedTargets} from "./governance/GovernorPinnedTargets.sol";
import {GovernorProposalList} from "./governance/GovernorProposalList.sol";
import {GovernorSignedVotes} from "./governance/GovernorSignedVotes.sol";
import {GovernorVetoes} from "./governance/GovernorVetoes.sol";
import {IContributors} from "./interfaces/IContributors.sol";
import {IDatasets} from "./interfaces/IDatasets.sol";

/// @title The commons decides
/// @notice OpenZeppelin's Governor with two houses, inclusion of datasets, pinned targets and a timelock that it never leaves.
/// Each module states its own rules.
contract CommonsGovernor is
    GovernorCountingTwoHouses,
    GovernorDatasetProposals,
    GovernorSignedVotes,
    GovernorVetoes,
    GovernorPinnedTargets
{
    constructor(
        string memory name_,
        IVotes token_,
        IContributors contributors_,
        IDatasets datasets_,
        TimelockController timelock_,
        Settings memory settings_
    )
        Governor(name_)
        GovernorBoundedSettings(token_, settings_)
        GovernorCountingTwoHouses(contributors_)
        GovernorDatasetProposals(datasets_)
        GovernorFixedTimelock(timelock_)
        GovernorPinnedTargets(address(datasets_))
    {}

    // ---- overrides that the compiler asks for -------------------------------------------------------------------

    function _propose(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        string memory description,
        address proposer
    ) internal override(GovernorProposalList, GovernorFixedTimelock, GovernorPinnedTargets) returns (uint256) {
        return super._propose(targets, values, calldatas, description, proposer);
    }

    function _queueOperations(
        uint256 proposalId,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override(Governor, GovernorVetoes) returns (uint48) {
        return super._queueOperations(proposalId, targets, values, calldatas, descriptionHash);
    }

    function _executeOperations(
        uint256 proposalId,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override(Governor, GovernorVetoes, GovernorPinnedTargets) {
        super._executeOperations(proposalId, targets, values, calldatas, descriptionHash);
    }

    function _validateCancel(
        uint256 proposalId,
        address caller
    ) internal view override(Governor, GovernorDatasetProposals) returns (bool) {
        return super._validateCancel(proposalId, caller);
    }

    function _validateVoteSig(
        uint256 proposalId,
        uint8 support,
        address voter,
        bytes memory signature
    ) internal view override(Governor, GovernorSignedVotes) returns (bool) {
        return super._validateVoteSig(proposalId, support, voter, signature);
    }

    function _validateExtendedVoteSig(
        uint256 proposalId,
        uint8 support,
        address voter,
        string memory reason,
        bytes memory params,
        bytes memory signature
    ) internal view override(Governor, GovernorSignedVotes) returns (bool) {
        return super._validateExtendedVoteSig(proposalId, support, voter, reason, params, signature);
    }

    function _executor() internal view override(Governor, GovernorFixedTimelock) returns (address) {
        return super._executor();
    }

    function propose(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        string memory description
    ) public override(Governor, GovernorDatasetProposals, GovernorVetoes) returns (uint256) {
        return super.propose(targets, values, calldatas, description);
    }

    function relay(
        address target,
        uint256 value,
        bytes calldata data
    ) public payable override(Governor, GovernorFixedTimelock) {
        super.relay(target, value, data);
    }

    function state(uint256 proposalId) public view override(Governor, GovernorFixedTimelock) returns (ProposalState) {
        return super.state(proposalId);
    }

    function proposalDeadline(
        uint256 proposalId
    ) public view override(Governor, GovernorProposalList) returns (uint256) {
        return super.proposalDeadline(proposalId);
    }

    function proposalThreshold() public view override(Governor, GovernorBoundedSettings) returns (uint256) {
        return super.proposalThreshold();
    }

    function proposalNeedsQueuing(
        uint256 proposalId
    ) public pure override(Governor, GovernorFixedTimelock) returns (bool) {
        return super.proposalNeedsQueuing(proposalId);
    }
}
