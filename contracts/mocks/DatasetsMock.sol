// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IDatasets} from "../interfaces/IDatasets.sol";

/// @notice A registry in which every dataset may be put to a vote, unless it was barred or is included.
contract DatasetsMock is IDatasets {
    mapping(uint24 datasetId => bool) public barred;
    uint64 public revision;

    event Included(uint24[] datasetIds);

    error DatasetsMockBarred(uint24 datasetId);

    function bar(uint24 datasetId) external {
        barred[datasetId] = true;
    }

    function unbar(uint24 datasetId) external {
        barred[datasetId] = false;
    }

    function include(uint24[] calldata datasetIds) external {
        for (uint256 i = 0; i < datasetIds.length; ++i) barred[datasetIds[i]] = true;
        ++revision;
        emit Included(datasetIds);
    }

    function requireProposable(uint24[] calldata datasetIds) external view {
        for (uint256 i = 0; i < datasetIds.length; ++i) {
            if (barred[datasetIds[i]]) revert DatasetsMockBarred(datasetIds[i]);
        }
    }

    function checkBallotLines(bytes calldata, uint40, uint32) external pure {}

    function eligibleCount(uint32, uint40) external pure returns (uint256) {
        return 0;
    }

    function entriesFrom(uint24, uint256, uint40) external pure returns (Entry[] memory entries, uint24 nextId) {
        return (new Entry[](0), 0);
    }
}
