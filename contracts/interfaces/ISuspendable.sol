// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice What oversight needs of the datasets.
interface ISuspendable {
    /// @notice Keeps an included dataset from ballots and from the sealing of rounds that close meanwhile. Once per dataset.
    /// @param until Unix seconds of the last moment; at most 90 days ahead.
    /// @dev Only who holds the suspender's role.
    function suspend(uint24 datasetId, uint40 until) external;

    /// @notice Ends a suspension that is in force.
    /// @dev Only the timelock.
    function liftSuspension(uint24 datasetId) external;

    /// @notice Takes an included dataset out of the commons, for good.
    /// @dev Only the timelock.
    function remove(uint24 datasetId, bytes32 reasonSha256) external;

    /// @notice Reverts unless the dataset is included and was never suspended.
    function requireSuspendable(uint24 datasetId) external view;

    /// @notice The person who gave a dataset and the person who is paid for it; 0 where there is none.
    function stakeholdersOf(uint24 datasetId) external view returns (uint32 giverId, uint32 paidId);
}
