// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAccessControl} from "@openzeppelin/contracts/access/IAccessControl.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {GovernorProposalList} from "./GovernorProposalList.sol";

/// @title Execution through one timelock, for good
/// @notice As OpenZeppelin's GovernorTimelockControl, but neither the governor can leave its timelock nor a vote can unseat the
/// governor there. Of all calls to the timelock a proposal may make three: change the delay (up to 30 days), and give
/// or take the canceller's role to and from others.
///
/// ROLES. The governor has to be the timelock's only proposer and executor; who deploys sees to it, and it stays so.
abstract contract GovernorFixedTimelock is GovernorProposalList {
    uint256 private constant MAX_DELAY = 30 days;
    bytes32 internal constant CANCELLER_ROLE = keccak256("CANCELLER_ROLE");

    TimelockController internal immutable _timelock;
    mapping(uint256 proposalId => bytes32 operationId) internal _operationIds;

    error GovernorTimelockCallRefused(bytes data);

    constructor(TimelockController timelock_) {
        _timelock = timelock_;
    }

    // ---- what may be asked of the timelock ----------------------------------------------------------------------

    function _propose(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        string memory description,
        address proposer
    ) internal virtual override returns (uint256) {
        for (uint256 i = 0; i < targets.length && i < calldatas.length; ++i) {
            if (targets[i] == address(_timelock) && !_isHarmless(calldatas[i])) {
                revert GovernorTimelockCallRefused(calldatas[i]);
            }
        }
        return super._propose(targets, values, calldatas, description, proposer);
    }

    function _isHarmless(bytes memory data) private view returns (bool) {
        bytes4 selector = bytes4(data);
        if (selector == TimelockController.updateDelay.selector) {
            return data.length == 36 && _argument(data, 0) <= MAX_DELAY;
        }
        return
            (selector == IAccessControl.grantRole.selector || selector == IAccessControl.revokeRole.selector) &&
            data.length == 68 &&
            bytes32(_argument(data, 0)) == CANCELLER_ROLE &&
            address(uint160(_argument(data, 1))) != address(this);
    }

    /// @dev The argument number `index` of a call whose length was checked. Solidity cannot slice bytes in memory.
    function _argument(bytes memory data, uint256 index) private pure returns (uint256 value) {
        assembly ("memory-safe") {
            value := mload(add(add(data, 36), mul(index, 32)))
        }
    }

    /// @notice Calls from the governor itself, to recover what was sent to it by mistake.
    /// @dev Never to the timelock, where the governor has roles.
    function relay(address target, uint256 value, bytes calldata data) public payable virtual override {
        if (target == address(_timelock)) revert GovernorTimelockCallRefused(data);
        super.relay(target, value, data);
    }

    // ---- queue, execute, cancel ---------------------------------------------------------------------------------

    function _queueOperations(
        uint256 proposalId,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal virtual override returns (uint48) {
        uint256 delay = _timelock.getMinDelay();
        bytes32 salt = _salt(descriptionHash);

        _operationIds[proposalId] = _timelock.hashOperationBatch(targets, values, calldatas, 0, salt);
        _timelock.scheduleBatch(targets, values, calldatas, 0, salt, delay);
        return SafeCast.toUint48(block.timestamp + delay);
    }

    function _executeOperations(
        uint256 proposalId,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal virtual override {
        delete _operationIds[proposalId];
        _timelock.executeBatch{value: msg.value}(targets, values, calldatas, 0, _salt(descriptionHash));
    }

    /// @dev The proposal's own hash differs between governors on one timelock by this.
    function _salt(bytes32 descriptionHash) private view returns (bytes32) {
        return bytes20(address(this)) ^ descriptionHash;
    }

    function _executor() internal view virtual override returns (address) {
        return address(_timelock);
    }

    // ---- views --------------------------------------------------------------------------------------------------

    /// @notice The timelock, which holds what governance owns.
    function timelock() external view returns (address) {
        return address(_timelock);
    }

    /// @notice As OpenZeppelin's, and Canceled where a canceller took the queued proposal out of the timelock, which leaves no
    /// trace in the governor's events.
    function state(uint256 proposalId) public view virtual override returns (ProposalState current) {
        current = super.state(proposalId);
        if (current != ProposalState.Queued) return current;
        TimelockController.OperationState operation = _timelock.getOperationState(_operationIds[proposalId]);
        if (operation == TimelockController.OperationState.Unset) return ProposalState.Canceled;
        if (operation == TimelockController.OperationState.Done) return ProposalState.Executed;
    }

    /// @notice Always.
    function proposalNeedsQueuing(uint256) public pure virtual override returns (bool) {
        return true;
    }
}
