// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SupportHistogram} from "../libraries/SupportHistogram.sol";

/// @notice The histogram library, open to be called.
contract HistogramHarness {
    using SupportHistogram for SupportHistogram.Histograms;

    SupportHistogram.Histograms private _histograms;

    function add(uint24 datasetId, uint16 round, uint256 level, uint256 power) external {
        _histograms.add(datasetId, round, level, power);
    }

    function remove(uint24 datasetId, uint16 round, uint256 level, uint256 power) external {
        _histograms.remove(datasetId, round, level, power);
    }

    function move(uint24 datasetId, uint16 round, uint256 from, uint256 to, uint256 power) external {
        _histograms.move(datasetId, round, from, to, power);
    }

    /// @notice Adds each power at its level: what a whole round's ballots give one dataset.
    function fill(uint24 datasetId, uint16 round, uint8[] calldata levels, uint64[] calldata powers) external {
        for (uint256 i = 0; i < levels.length; ++i) _histograms.add(datasetId, round, levels[i], powers[i]);
    }

    function share(
        uint24 datasetId,
        uint16 round,
        uint256 numerator,
        uint256 denominator,
        uint256 top
    ) external view returns (uint256 level, uint256 power, uint256 sharePpbDown) {
        return _histograms.share(datasetId, round, numerator, denominator, top);
    }

    function read(uint24 datasetId, uint16 round) external view returns (uint64[100] memory) {
        return _histograms.read(datasetId, round);
    }
}
