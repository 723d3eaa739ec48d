// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title The lines of a weight ballot
/// @notice 4 bytes a line: dataset id (uint24), points (uint8). Ids strictly ascend, points are at least 1 and sum to 100.
library BallotLines {
    uint256 internal constant LINE_BYTES = 4;
    uint256 internal constant ALL_POINTS = 100;

    error BallotLinesMalformed(uint256 length);
    error BallotLinesNotAscending(uint24 previousId, uint24 datasetId);
    error BallotLinesNoPoints(uint24 datasetId);
    error BallotLinesWrongSum(uint256 points);

    /// @notice Reverts unless the lines are a ballot; eligibility of the datasets is the caller's to check.
    /// @return highest The most points that one line gives.
    function check(bytes calldata lines) internal pure returns (uint256 highest) {
        if (lines.length == 0 || lines.length % LINE_BYTES != 0) revert BallotLinesMalformed(lines.length);

        uint24 previousId = 0;
        uint256 sum = 0;
        // bound: ids ascend and points are at least 1, so more than 100 lines end with the wrong sum
        uint256 length = lines.length;
        for (uint256 i = 0; i < length;) {
            (uint24 datasetId, uint256 points) = lineAt(lines, i);
            if (datasetId <= previousId) revert BallotLinesNotAscending(previousId, datasetId);
            if (points == 0) revert BallotLinesNoPoints(datasetId);
            if (points > highest) highest = points;
            previousId = datasetId;
            // at most 255 points a line, and no more lines than calldata has room for
            unchecked {
                sum += points;
                i += LINE_BYTES;
            }
        }
        if (sum != ALL_POINTS) revert BallotLinesWrongSum(sum);
    }

    /// @param offset In bytes, a multiple of 4 below the length of the lines: that it is, the caller sees to.
    function lineAt(bytes calldata lines, uint256 offset) internal pure returns (uint24 datasetId, uint256 points) {
        uint256 line;
        // a slice would be checked three times for each line of a ballot, at a tenth of what the line costs
        assembly ("memory-safe") {
            line := shr(224, calldataload(add(lines.offset, offset)))
        }
        // 32 bits: the upper three bytes, then the lowest
        return (uint24(line >> 8), line & 0xff);
    }
}
