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

    /// @notice A dataset's share at the slope 100 · numerator / denominator, in the current round.
    /// @return level The whole points of the share where the level decides it, else 0.
    /// @return power The power S(k+1) that decides the share where power does (share = power / slope), else 0.
    /// @return sharePpbDown The share in parts per billion, rounded down.
    function shareAt(
        uint24 datasetId,
        uint256 numerator,
        uint256 denominator
    ) external view returns (uint256 level, uint256 power, uint256 sharePpbDown);

    /// @notice Ends the current round, as sealed or lapsed, and opens the next.
    /// @dev Only the manifest.
    function openNextRound() external returns (uint16 roundId);
}
