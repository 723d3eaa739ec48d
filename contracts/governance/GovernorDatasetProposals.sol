// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";
import {IDatasets} from "../interfaces/IDatasets.sol";
import {GovernorProposalList} from "./GovernorProposalList.sol";

/// @title Putting endorsed datasets to a vote
/// @notice Anybody may, without tokens: endorsements stand in for a deposit. A dataset is in one open proposal at a time, and
/// waits for the cool-down after a defeat or a cancellation.
///
/// ONE WAY. An ordinary proposal that calls `include` is refused, so these rules cannot be passed by.
///
/// NO WAY BACK. An inclusion is not its proposer's to cancel: the datasets are other people's.
///
/// VETO. A veto marks each dataset of the inclusion, until one is included after all. Datasets so marked go to a vote
/// among themselves only, in any combination, and every such vote is there to override the veto.
abstract contract GovernorDatasetProposals is GovernorProposalList {
    uint256 private constant MAX_BATCH = 50;

    /// @notice The registry that inclusions call.
    IDatasets public immutable datasets;

    error GovernorInvalidBatch(uint256 datasets, uint256 max);
    error GovernorDatasetsNotAscending(uint24 previousId, uint24 nextId);
    error GovernorDatasetHeld(uint24 datasetId, uint256 proposalId);
    error GovernorDatasetCoolingDown(uint24 datasetId, uint256 proposalId, uint256 untilSeconds);
    error GovernorInclusionByOrdinaryProposal(uint256 action);
    error GovernorVetoedWithOthers(uint256 vetoedDatasets, uint256 datasets);

    constructor(IDatasets datasets_) {
        datasets = datasets_;
    }

    /// @notice Puts datasets to a vote, all or none of them.
    /// @param datasetIds From 1 to 50, strictly ascending.
    /// @param description Ends with `#proposer=0x…` to reserve the proposal for that account.
    function proposeInclusion(
        uint24[] calldata datasetIds,
        string calldata description
    ) external returns (uint256 proposalId) {
        address proposer = _msgSender();
        if (!_isValidDescriptionForProposer(proposer, description)) revert GovernorRestrictedProposer(proposer);
        if (datasetIds.length == 0 || datasetIds.length > MAX_BATCH) {
            revert GovernorInvalidBatch(datasetIds.length, MAX_BATCH);
        }
        // proposals are counted in 32 bits
        uint32[] memory lastProposals = datasets.putToVote(datasetIds, uint32(proposalCount() + 1));

        uint24 previousId = 0; // ids start at 1
        uint256 vetoed = 0;
        for (uint256 i = 0; i < datasetIds.length; ++i) {
            uint24 datasetId = datasetIds[i];
            if (datasetId <= previousId) revert GovernorDatasetsNotAscending(previousId, datasetId);
            previousId = datasetId;
            if (lastProposals.length == 0 || lastProposals[i] == 0) continue;
            if (_wasVetoed(datasetId, proposalIdAt(lastProposals[i]))) ++vetoed;
        }
        if (vetoed != 0 && vetoed != datasetIds.length) revert GovernorVetoedWithOthers(vetoed, datasetIds.length);

        address[] memory targets = new address[](1);
        targets[0] = address(datasets);
        bytes[] memory calldatas = new bytes[](1);
        calldatas[0] = abi.encodeCall(IDatasets.include, (datasetIds));
        proposalId = _propose(targets, new uint256[](1), calldatas, description, proposer);
        _terms[proposalId].inclusion = true;
        if (vetoed != 0) _override(proposalId);
    }

    /// @dev Refuses a dataset whose last proposal is open or has failed only lately. After an execution the registry has the last
    /// word: an included dataset is not proposable.
    /// @return Whether that inclusion was vetoed, or was to override a veto and has failed.
    function _wasVetoed(uint24 datasetId, uint256 lastProposalId) private view returns (bool) {
        ProposalState current = state(lastProposalId);
        Terms storage terms = _terms[lastProposalId];
        if (current != ProposalState.Executed) {
            if (current != ProposalState.Defeated && current != ProposalState.Canceled) {
                revert GovernorDatasetHeld(datasetId, lastProposalId);
            }
            uint256 untilSeconds = proposalDeadline(lastProposalId) + terms.cooldownSeconds;
            if (block.timestamp < untilSeconds) {
                revert GovernorDatasetCoolingDown(datasetId, lastProposalId, untilSeconds);
            }
        }
        return terms.veto != Veto.None;
    }

    /// @inheritdoc Governor
    function propose(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        string memory description
    ) public virtual override returns (uint256) {
        for (uint256 i = 0; i < targets.length && i < calldatas.length; ++i) {
            if (_isInclusion(targets[i], calldatas[i])) revert GovernorInclusionByOrdinaryProposal(i);
        }
        return super.propose(targets, values, calldatas, description);
    }

    /// @dev Only what was made by proposeInclusion has an inclusion in it, as its first and only action.
    function _validateCancel(uint256 proposalId, address caller) internal view virtual override returns (bool) {
        return !_terms[proposalId].inclusion && super._validateCancel(proposalId, caller);
    }

    function _isInclusion(address target, bytes memory data) private view returns (bool) {
        return target == address(datasets) && bytes4(data) == IDatasets.include.selector;
    }
}
