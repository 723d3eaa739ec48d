// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IDatasets} from "../interfaces/IDatasets.sol";
import {BallotLines} from "../libraries/BallotLines.sol";
import {IncludedSet} from "../libraries/IncludedSet.sol";
import {DatasetTerms} from "./DatasetTerms.sol";

/// @title The datasets as they stand
/// @notice The records and the included set, with everything that can be read of them.
/// @dev What changes them is in {DatasetRegistry}.
abstract contract DatasetRecords is IDatasets, DatasetTerms {
    using IncludedSet for IncludedSet.Set;

    ///   None ──submit──▶ Submitted ──include──▶ Included ──remove──▶ Removed
    ///                        │                     └──next version included──▶ Superseded
    ///                        └── and from every state ──withdraw──▶ Withdrawn
    /// A suspension is no state: it begins once and ends by itself while a dataset is included.
    enum Status {
        None,
        Submitted,
        Included,
        Removed,
        Superseded,
        Withdrawn
    }

    /// Two slots for a dataset without an end of consent, without endorsements and never suspended, else three.
    struct Record {
        bytes32 cardSha256;
        // one slot
        address payee;
        uint32 personId;
        uint24 supersedes;
        uint16 licenceIndex;
        uint8 purposes;
        uint8 access;
        Status status;
        // one slot
        uint40 consentEndsAt;
        uint32 endorsements;
        /// Unix seconds in which it was suspended; 0 if never.
        uint40 suspendedFrom;
        /// Last second of the suspension, Unix seconds.
        uint40 suspendedUntil;
        /// The number of the last proposal to include it; 0 if there was none.
        uint32 lastProposal;
    }

    /// @notice A dataset that its contributor took back.
    struct Withdrawal {
        uint24 datasetId;
        bytes32 cardSha256;
        /// Unix seconds.
        uint40 withdrawnAt;
    }

    struct DatasetView {
        uint24 datasetId;
        bytes32 cardSha256;
        uint32 personId;
        address payee;
        bytes32 licence;
        uint8 purposes;
        uint8 access;
        Status status;
        uint40 consentEndsAt;
        uint32 endorsements;
        uint24 supersedes;
        uint40 suspendedFrom;
        uint40 suspendedUntil;
    }

    /// @inheritdoc IDatasets
    uint64 public revision;

    mapping(uint24 datasetId => Record record) internal _records;
    mapping(bytes32 cardSha256 => uint24 datasetId) internal _datasetOfCard;
    mapping(uint24 datasetId => mapping(uint256 word => uint256 bits)) internal _endorsedBy;
    IncludedSet.Set internal _included;
    mapping(uint32 personId => IncludedSet.Set set) internal _includedOf;
    /// Four a slot: the second above 24 bits of id.
    uint64[] internal _withdrawals;

    error DatasetRegistryUnknownDataset(uint24 datasetId);
    error DatasetRegistryConsentOver(uint24 datasetId, uint40 consentEndsAt, uint256 until);
    error DatasetRegistryOwnDataset(uint24 datasetId, uint32 personId);
    error DatasetRegistryWrongStatus(uint24 datasetId, Status status);
    error DatasetRegistryNotEndorsed(uint24 datasetId, uint32 endorsements, uint8 required);
    error DatasetRegistryNotIncluded(uint24 datasetId);
    error DatasetRegistrySuspended(uint24 datasetId, uint40 until);

    // --- for votes, ballots and sealing ---

    /// @inheritdoc IDatasets
    function checkBallotLines(bytes calldata lines, uint40 until, uint32 personId) external view {
        uint256 index = type(uint256).max;
        uint256 word;
        uint256 ownWord;
        // bound: the lines of a ballot, at most 100
        uint256 length = lines.length;
        for (uint256 i = 0; i < length;) {
            (uint24 datasetId, ) = BallotLines.lineAt(lines, i);
            if (datasetId / IncludedSet.IDS_PER_WORD != index) {
                index = datasetId / IncludedSet.IDS_PER_WORD;
                word = _included.wordOf(index);
                if (personId != 0) ownWord = _includedOf[personId].wordOf(index);
            }
            (bool included, bool watched) = IncludedSet.marksOf(word, datasetId);
            if (!included) revert DatasetRegistryNotIncluded(datasetId);
            if (ownWord != 0 && IncludedSet.isIncluded(ownWord, datasetId)) {
                revert DatasetRegistryOwnDataset(datasetId, personId);
            }
            if (watched) {
                Record storage record = _records[datasetId];
                if (_isSuspended(record)) revert DatasetRegistrySuspended(datasetId, record.suspendedUntil);
                if (!_inConsent(record, until)) {
                    revert DatasetRegistryConsentOver(datasetId, record.consentEndsAt, until);
                }
            }
            // no more lines than calldata has room for
            unchecked {
                i += BallotLines.LINE_BYTES;
            }
        }
    }

    /// @inheritdoc IDatasets
    function eligibleCount(uint32 personId, uint40 until) external view returns (uint256 count) {
        count = _included.count - _includedOf[personId].count;
        // bound: the included datasets whose consent ends some day, or that were suspended once
        for (uint24 id = _nextWatched(1); id != 0; id = _nextWatched(id + 1)) {
            Record storage record = _records[id];
            if (record.personId != personId && (!_inConsent(record, until) || _isSuspended(record))) --count;
        }
    }

    function _nextWatched(uint24 fromId) private view returns (uint24) {
        return _included.nextWatched(fromId, datasetCount);
    }

    /// @inheritdoc IDatasets
    function entriesFrom(
        uint24 fromId,
        uint256 limit,
        uint40 until
    ) external view returns (Entry[] memory entries, uint24 nextId) {
        if (limit > _included.count) limit = _included.count;
        uint24 last = datasetCount;
        entries = new Entry[](limit);
        uint256 length = 0;
        nextId = _included.next(fromId, last);
        while (nextId != 0 && length < limit) {
            Record storage record = _records[nextId];
            if (_inConsent(record, until) && !_wasSuspended(record, until)) {
                entries[length++] = Entry(
                    nextId,
                    record.cardSha256,
                    _spdxIdAt(record.licenceIndex),
                    record.access,
                    record.purposes
                );
            }
            nextId = _included.next(nextId + 1, last);
        }
        // the list was made for the most there can be
        assembly ("memory-safe") {
            mstore(entries, length)
        }
    }

    // --- views ---

    /// @notice A dataset's record; reverts for an id that was never given.
    function dataset(uint24 datasetId) external view returns (DatasetView memory) {
        _requireKnown(datasetId);
        return _viewOf(datasetId);
    }

    /// @notice At most `limit` datasets, by id, from `fromId` on.
    function datasets(uint24 fromId, uint256 limit) external view returns (DatasetView[] memory page) {
        uint256 first = fromId == 0 ? 1 : fromId;
        uint256 left = first > datasetCount ? 0 : datasetCount - first + 1;
        page = new DatasetView[](limit < left ? limit : left);
        // first + i ≤ datasetCount < 2^24
        for (uint256 i = 0; i < page.length; ++i) page[i] = _viewOf(uint24(first + i));
    }

    /// @notice How many datasets are included.
    function includedCount() external view returns (uint256) {
        return _included.count;
    }

    /// @notice Whether a dataset is included.
    function isIncluded(uint24 datasetId) external view returns (bool) {
        return _included.contains(datasetId);
    }

    /// @notice The dataset of a card, whatever became of it; 0 if the card was never submitted.
    function datasetOfCard(bytes32 cardSha256) external view returns (uint24) {
        return _datasetOfCard[cardSha256];
    }

    /// @inheritdoc IDatasets
    function lastProposalOf(uint24 datasetId) external view returns (uint32) {
        return _records[datasetId].lastProposal;
    }

    /// @notice Whether a person has vouched for a dataset.
    function hasEndorsed(uint24 datasetId, uint32 personId) public view returns (bool) {
        return (_endorsedBy[datasetId][personId >> 8] >> (personId & 255)) & 1 != 0;
    }

    /// @notice Whether an included dataset is suspended now: it takes no points.
    function isSuspended(uint24 datasetId) external view returns (bool) {
        Record storage record = _requireKnown(datasetId);
        return record.status == Status.Included && _isSuspended(record);
    }

    /// @notice How many datasets were withdrawn.
    function withdrawalCount() external view returns (uint256) {
        return _withdrawals.length;
    }

    /// @notice At most `limit` withdrawals, in their order, from position `from` (0-based) on. Reasons are in the events.
    function withdrawals(uint256 from, uint256 limit) external view returns (Withdrawal[] memory page) {
        uint256 left = from < _withdrawals.length ? _withdrawals.length - from : 0;
        page = new Withdrawal[](limit < left ? limit : left);
        for (uint256 i = 0; i < page.length; ++i) {
            uint64 packed = _withdrawals[from + i];
            // 24 bits of id below 40 of time
            uint24 datasetId = uint24(packed);
            page[i] = Withdrawal(datasetId, _records[datasetId].cardSha256, uint40(packed >> 24));
        }
    }

    function _viewOf(uint24 datasetId) private view returns (DatasetView memory) {
        Record storage record = _records[datasetId];
        return
            DatasetView({
                datasetId: datasetId,
                cardSha256: record.cardSha256,
                personId: record.personId,
                payee: record.payee,
                licence: _spdxIdAt(record.licenceIndex),
                purposes: record.purposes,
                access: record.access,
                status: record.status,
                consentEndsAt: record.consentEndsAt,
                endorsements: record.endorsements,
                supersedes: record.supersedes,
                suspendedFrom: record.suspendedFrom,
                suspendedUntil: record.suspendedUntil
            });
    }

    function _inConsent(Record storage record, uint256 until) internal view returns (bool) {
        return record.consentEndsAt == 0 || record.consentEndsAt >= until;
    }

    /// @dev Whether points are refused now. A suspension that has not begun does not exist.
    function _isSuspended(Record storage record) internal view returns (bool) {
        return record.suspendedUntil >= block.timestamp;
    }

    /// @dev Whether a suspension was in force as of a moment, for ever the same answer from that second on: one that
    /// begins in it comes too late, and one that is lifted in it was still there.
    function _wasSuspended(Record storage record, uint256 moment) private view returns (bool) {
        return record.suspendedFrom < moment && record.suspendedUntil >= moment;
    }

    function _requireKnown(uint24 datasetId) internal view returns (Record storage record) {
        record = _records[datasetId];
        if (record.status == Status.None) revert DatasetRegistryUnknownDataset(datasetId);
    }
}
