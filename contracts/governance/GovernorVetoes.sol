// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IVetoes} from "../interfaces/IVetoes.sol";
import {GovernorFixedTimelock} from "./GovernorFixedTimelock.sol";

/// @title A veto, and what overrides it
/// @notice A canceller of the timelock may veto a queued proposal, for good. What it would have done can be proposed again: that
/// proposal takes two thirds For in every house that is not empty, and cannot be vetoed.
///
/// PAYLOAD. What an ordinary proposal does is its targets, values and calls; the description is no part of it. Any change of them is
/// another decision, which can be vetoed in its turn. For inclusions see GovernorDatasetProposals.
///
/// COPIES. A proposal with the same payload that was made before the veto was not voted on by the rule that now holds, and
/// is neither queued nor executed any more.
abstract contract GovernorVetoes is GovernorFixedTimelock, IVetoes {
    mapping(bytes32 payload => bool) private _vetoedPayloads;

    /// @param payload keccak256 of the ABI-encoded targets, values and calls.
    event ProposalVetoed(uint256 indexed proposalId, bytes32 indexed payload);

    error GovernorNotCanceller(address account);
    error GovernorVetoOverridden(uint256 proposalId);
    error GovernorPayloadVetoed(uint256 proposalId, bytes32 payload);

    /// @inheritdoc IVetoes
    function veto(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) external {
        if (!_timelock.hasRole(CANCELLER_ROLE, msg.sender)) revert GovernorNotCanceller(msg.sender);
        uint256 proposalId = getProposalId(targets, values, calldatas, descriptionHash);
        _validateStateBitmap(proposalId, _encodeStateBitmap(ProposalState.Queued));
        Terms storage terms = _terms[proposalId];
        if (terms.veto == Veto.Overrides) revert GovernorVetoOverridden(proposalId);

        terms.veto = Veto.Vetoed;
        bytes32 payload = _payload(targets, values, calldatas);
        _vetoedPayloads[payload] = true;
        _cancel(targets, values, calldatas, descriptionHash);
        emit ProposalVetoed(proposalId, payload);

        _timelock.cancel(_operationIds[proposalId]);
    }

    /// @dev Inclusions do not come this way: for them a veto marks the datasets.
    function propose(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        string memory description
    ) public virtual override returns (uint256 proposalId) {
        proposalId = super.propose(targets, values, calldatas, description);

        if (_vetoedPayloads[_payload(targets, values, calldatas)]) _override(proposalId);
    }

    function _queueOperations(
        uint256 proposalId,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal virtual override returns (uint48) {
        _requireNotVetoed(proposalId, targets, values, calldatas);

        return super._queueOperations(proposalId, targets, values, calldatas, descriptionHash);
    }

    function _executeOperations(
        uint256 proposalId,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal virtual override {
        _requireNotVetoed(proposalId, targets, values, calldatas);

        super._executeOperations(proposalId, targets, values, calldatas, descriptionHash);
    }

    function _requireNotVetoed(
        uint256 proposalId,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas
    ) private view {
        if (_terms[proposalId].veto == Veto.Overrides) return;
        bytes32 payload = _payload(targets, values, calldatas);
        if (_vetoedPayloads[payload]) revert GovernorPayloadVetoed(proposalId, payload);
    }

    function _payload(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas
    ) private pure returns (bytes32) {
        return keccak256(abi.encode(targets, values, calldatas));
    }

    /// @inheritdoc IVetoes
    function needsTwoThirds(uint256 proposalId) external view returns (bool) {
        return _terms[proposalId].veto == Veto.Overrides;
    }

    /// @notice Whether a payload was ever vetoed: keccak256 of the ABI-encoded targets, values and calls.
    function isPayloadVetoed(bytes32 payload) external view returns (bool) {
        return _vetoedPayloads[payload];
    }
}
