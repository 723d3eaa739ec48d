// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice What sealing needs to know of the ballots.
interface IBallots {
    /// @notice The open, or just closed, round. Rounds are numbered from 1.
    function currentRound() external view returns (uint16 roundId);

    /// @notice When ballots end, Unix seconds; from that second on the round can be sealed.
    function closesAt(uint16 roundId) external view returns (uint40);

    /// @notice Whether enough power was cast for the round to count.
    function turnoutReached(uint16 roundId) external view returns (bool);

    /// @notice What datasets get in the current round at the slope 100 · numerator / denominator.
    /// @param datasetIds The datasets, each at most once.
    /// @param numerator 0 stands for the slope zero; shares are then points / denominator.
    /// @return levels Sum of the points of those whose share a level decides.
    /// @return power Sum of S(k+1) of those whose share power decides.
    /// @return sharesPpbDown Their shares in parts per billion, rounded down.
    function sharesAt(
        uint24[] calldata datasetIds,
        uint128 numerator,
        uint8 denominator
    ) external view returns (uint256 levels, uint256 power, uint32[] memory sharesPpbDown);

    /// @notice Ends the current round, as sealed or lapsed, and opens the next.
    /// @dev Only the manifest.
    function openNextRound() external returns (uint16 roundId);
}
