// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IDatasets} from "../interfaces/IDatasets.sol";

/// @notice A registry in which every dataset may be put to a vote, unless it was barred or is included.
contract DatasetsMock is IDatasets {
    mapping(uint24 datasetId => bool) public barred;
    uint64 public revision;
    mapping(uint24 datasetId => uint32) public lastProposalOf;
    /// Each governor that is tried out has numbers of its own.
    mapping(address governor => mapping(uint24 datasetId => uint32)) private _lastProposals;

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

    function putToVote(uint24[] calldata datasetIds, uint32 number) external returns (uint32[] memory lastProposals) {
        for (uint256 i = 0; i < datasetIds.length; ++i) {
            if (barred[datasetIds[i]]) revert DatasetsMockBarred(datasetIds[i]);
            uint32 last = _lastProposals[msg.sender][datasetIds[i]];
            if (last != 0 && lastProposals.length == 0) lastProposals = new uint32[](datasetIds.length);
            if (last != 0) lastProposals[i] = last;
            _lastProposals[msg.sender][datasetIds[i]] = number;
            lastProposalOf[datasetIds[i]] = number;
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
