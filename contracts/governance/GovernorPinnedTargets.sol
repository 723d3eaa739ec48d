// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";

/// @title What was voted on is what runs
/// @notice The code of every target is fixed when a proposal is made; execution refuses if any of it has changed.
///
/// NO CODE. A target may have none; then it has to have none at execution either. An account that takes on code by EIP-7702, or
/// drops it, has changed.
///
/// DEPTH. Only the targets themselves are pinned, not what they call.
abstract contract GovernorPinnedTargets is Governor {
    /// The pin of a single call to the usual target, which need not be stored for each proposal.
    bytes32 private immutable _usualPin;
    mapping(uint256 proposalId => bytes32) private _pins;

    /// @notice The pin that every proposal has for which no TargetsPinned was emitted.
    event UsualTargetPinned(address indexed target, bytes32 pin);

    /// @param pin keccak256 over the targets' code hashes in order, each 32 bytes, zero for an account without code.
    event TargetsPinned(uint256 indexed proposalId, bytes32 pin);

    error GovernorTargetCodeChanged(uint256 proposalId, bytes32 pin, bytes32 currentPin);

    constructor(address usualTarget) {
        address[] memory targets = new address[](1);
        targets[0] = usualTarget;
        _usualPin = _pinOf(targets);
        emit UsualTargetPinned(usualTarget, _usualPin);
    }

    function _propose(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        string memory description,
        address proposer
    ) internal virtual override returns (uint256 proposalId) {
        proposalId = super._propose(targets, values, calldatas, description, proposer);

        bytes32 pin = _pinOf(targets);
        if (pin != _usualPin) {
            _pins[proposalId] = pin;
            emit TargetsPinned(proposalId, pin);
        }
    }

    function _executeOperations(
        uint256 proposalId,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal virtual override {
        bytes32 pin = targetsPin(proposalId);
        bytes32 currentPin = _pinOf(targets);
        if (pin != currentPin) revert GovernorTargetCodeChanged(proposalId, pin, currentPin);

        super._executeOperations(proposalId, targets, values, calldatas, descriptionHash);
    }

    /// @notice What the code of a proposal's targets was when it was made; see TargetsPinned.
    /// @dev Meaningless where there is no such proposal.
    function targetsPin(uint256 proposalId) public view returns (bytes32 pin) {
        pin = _pins[proposalId];
        if (pin == 0) pin = _usualPin;
    }

    function _pinOf(address[] memory targets) private view returns (bytes32) {
        bytes32[] memory codeHashes = new bytes32[](targets.length);
        for (uint256 i = 0; i < targets.length; ++i) {
            // An account's first wei changes the hash of its absent code from zero to that of nothing.
            if (targets[i].code.length != 0) codeHashes[i] = targets[i].codehash;
        }
        return keccak256(abi.encodePacked(codeHashes));
    }
}
