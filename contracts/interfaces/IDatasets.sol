// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice What other contracts need to know of the datasets.
interface IDatasets {
    /// @notice The terms of one included dataset, as sealing fixes them.
    struct Entry {
        uint24 datasetId;
        bytes32 cardSha256;
        /// SPDX licence identifier, ASCII, padded with zeros on the right.
        bytes32 licence;
        /// 0 open, 1 gated, 2 federated.
        uint8 access;
        /// Bits: pre-training 1, fine-tuning 2, evaluation 4, commercial use 8.
        uint8 purposes;
    }

    /// @notice Notes the proposal that puts every one of `datasetIds` to a vote. Reverts, naming the first dataset at fault, unless
    /// each may be put to a vote now: submitted, endorsed by enough seats, in consent.
    /// @param proposalNumber As the governor counts its proposals, from 1.
    /// @return lastProposals For each the proposal that was noted last; 0 if none was; empty if none was for any of them. What
    /// became of it, the governor judges.
    /// @dev Only the governor. Kept with the endorsements, where it costs no slot of its own.
    function putToVote(
        uint24[] calldata datasetIds,
        uint32 proposalNumber
    ) external returns (uint32[] memory lastProposals);

    /// @notice The number of the last proposal to include this dataset; 0 if there was none.
    function lastProposalOf(uint24 datasetId) external view returns (uint32 proposalNumber);

    /// @notice Includes every one of `datasetIds` that can still be included; one that left meanwhile is skipped, with an event.
    /// @dev Only the timelock.
    function include(uint24[] calldata datasetIds) external;

    /// @notice Reverts, naming the dataset at fault, unless each line of a ballot names a dataset that is included, not suspended
    /// now, whose consent reaches to `until`, and that is not of the voter's own.
    /// @param lines Packed, 4 bytes a line: id (uint24), points (uint8); ids strictly ascending (checked by the caller).
    /// @param personId The voter; 0 where she is not registered: nothing is then her own.
    function checkBallotLines(bytes calldata lines, uint40 until, uint32 personId) external view;

    /// @notice How many datasets a voter may give points to: included, not suspended now, in consent until
    /// `until`, not her own.
    function eligibleCount(uint32 personId, uint40 until) external view returns (uint256 count);

    /// @notice Counts changes of the included set, so that a reader in several steps knows whether it read one state.
    function revision() external view returns (uint64);

    /// @notice The included datasets with consent until `until` and not suspended as of `until`, ascending by id from `fromId`,
    /// at most `limit` of them. Once `until` is past, suspending or lifting changes nothing of this.
    /// @return entries Their terms.
    /// @return nextId Where to go on; 0 when there is no further one.
    function entriesFrom(
        uint24 fromId,
        uint256 limit,
        uint40 until
    ) external view returns (Entry[] memory entries, uint24 nextId);
}
