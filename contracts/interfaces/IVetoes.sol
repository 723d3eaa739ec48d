// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice What oversight needs of the governor, besides OpenZeppelin's {IGovernor}.
interface IVetoes {
    /// @notice Stops a queued proposal, for good. What it does then takes two thirds to be decided again.
    /// @dev Only a canceller of the timelock.
    function veto(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) external;

    /// @notice Whether a proposal is there to override a veto: For has to be two thirds of For and Against in every house that
    /// is not empty, instead of more than half, and it cannot be vetoed.
    function needsTwoThirds(uint256 proposalId) external view returns (bool);
}
