// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IBallots} from "./interfaces/IBallots.sol";
import {IDatasets} from "./interfaces/IDatasets.sol";

/// @title Sealed rounds: what a model may be trained on, and in which shares
/// @notice Anybody hands in the slope at which a round's shares add up to one; the chain checks it and fixes the result.
/// @dev EXACT. With the slope λ = 100 · F / d, the points K of the datasets whose share a level decides and the power P of those
/// whose share power decides, the shares add up to one exactly if K · F + P · d = 100 · F. There is no tolerance, and all slopes
/// that fit give the same shares. PAGES. Progress is kept for each slope, so a wrong one is its sender's loss alone, and
/// starts over when the set of datasets changes. NO ROLES. Nobody administers this contract.
contract TrainingManifest {
    enum Outcome {
        Open,
        Sealed,
        Lapsed
    }

    /// @notice What became of a round.
    struct SealedRound {
        /// Over all entries, in ascending order of ids.
        bytes32 digest;
        // one slot
        Outcome outcome;
        /// Unix seconds.
        uint40 endedAt;
        uint24 datasetCount;
        uint8 slopeDenominator;
        uint128 slopeNumerator;
    }

    /// @notice One dataset's share, in parts per billion, rounded down.
    struct Share {
        uint24 datasetId;
        uint32 sharePpbDown;
    }

    /// @notice How far sealing at one slope has come.
    struct Progress {
        bytes32 digest;
        // one slot
        /// Revision of the set that the pages were read from, plus one; 0 before the first page.
        uint64 revisionPlusOne;
        uint24 nextId;
        uint24 datasetCount;
        uint40 levels;
        uint80 power;
    }

    uint256 private constant SHARES_PER_WORD = 4;
    uint256 private constant SHARE_BITS = 56;
    uint8 private constant MAX_DENOMINATOR = 100;

    /// @notice Whose ballots are counted.
    IBallots public immutable ballots;

    /// @notice Whose datasets are sealed.
    IDatasets public immutable datasets;

    /// @notice The last round that was sealed; 0 if none was.
    uint16 public latestSealedRound;

    mapping(uint16 roundId => SealedRound sealedRound) private _rounds;
    mapping(bytes32 slopeKey => Progress progress) private _progress;
    /// Four shares a slot, 56 bits each: id 24, share 32.
    mapping(bytes32 slopeKey => mapping(uint256 index => uint256 word)) private _shares;

    event SealRestarted(uint16 indexed roundId, uint128 numerator, uint8 denominator, uint64 revision);
    event SealAdvanced(
        uint16 indexed roundId,
        uint128 numerator,
        uint8 denominator,
        uint256 datasetCount,
        uint24 nextId
    );
    event RoundSealed(
        uint16 indexed roundId,
        bytes32 digest,
        uint128 numerator,
        uint8 denominator,
        uint256 datasetCount
    );
    event RoundLapsed(uint16 indexed roundId, bool turnoutReached);
    event ManifestPublished(uint16 indexed roundId, address indexed publisher, string uri);

    error TrainingManifestNotCurrentRound(uint16 roundId, uint16 currentRound);
    error TrainingManifestRoundOpen(uint16 roundId, uint40 closesAt);
    error TrainingManifestTurnoutMissed(uint16 roundId);
    error TrainingManifestInvalidSlope(uint128 numerator, uint8 denominator);
    error TrainingManifestEmptyPage();
    error TrainingManifestSlopeDoesNotFit(uint128 numerator, uint8 denominator, uint256 levels, uint256 power);
    error TrainingManifestSomethingSupported(uint16 roundId);
    error TrainingManifestNotSealed(uint16 roundId);
    error TrainingManifestEmptyUri();

    constructor(IBallots ballots_, IDatasets datasets_) {
        ballots = ballots_;
        datasets = datasets_;
    }

    // --- ending a round ---

    /// @notice Seals the closed round at the slope 100 · numerator / denominator, or a page of it.
    /// @param numerator 0 where even the slope zero leaves the sum below one; `denominator` is then the sum of all top levels.
    /// @param denominator 1 to 100.
    /// @param maxDatasets How many datasets to take in this transaction; call again until the round is sealed.
    /// @return done Whether the round is sealed now.
    function seal(
        uint16 roundId,
        uint128 numerator,
        uint8 denominator,
        uint256 maxDatasets
    ) external returns (bool done) {
        uint40 closedAt = _requireClosed(roundId);
        if (denominator == 0 || denominator > MAX_DENOMINATOR) {
            revert TrainingManifestInvalidSlope(numerator, denominator);
        }
        if (!ballots.turnoutReached(roundId)) revert TrainingManifestTurnoutMissed(roundId);

        Progress memory progress = _advance(roundId, numerator, denominator, maxDatasets, closedAt);
        if (progress.nextId != 0) return false;
        if (!_fits(progress, numerator, denominator)) {
            revert TrainingManifestSlopeDoesNotFit(numerator, denominator, progress.levels, progress.power);
        }

        _rounds[roundId] = SealedRound({
            digest: progress.digest,
            outcome: Outcome.Sealed,
            endedAt: uint40(block.timestamp),
            datasetCount: progress.datasetCount,
            slopeDenominator: denominator,
            slopeNumerator: numerator
        });
        latestSealedRound = roundId;
        emit RoundSealed(roundId, progress.digest, numerator, denominator, progress.datasetCount);

        ballots.openNextRound();
        return true;
    }

    /// @dev The shares add up to one; at the slope zero they are scaled to, and the points are all there is.
    function _fits(Progress memory progress, uint256 numerator, uint256 denominator) private pure returns (bool) {
        if (numerator == 0) return progress.levels == denominator;
        return progress.levels * numerator + progress.power * denominator == 100 * numerator;
    }

    /// @notice Ends the closed round without a result: too little power voted, or nothing that is left has any support.
    /// @param maxDatasets How many datasets to look at in this transaction; of no account where turnout was missed.
    /// @return done Whether the round has lapsed now.
    function lapse(uint16 roundId, uint256 maxDatasets) external returns (bool done) {
        uint40 closedAt = _requireClosed(roundId);
        bool reached = ballots.turnoutReached(roundId);
        if (reached) {
            // no slope has the denominator zero, so this progress is nobody else's
            Progress memory progress = _advance(roundId, 0, 0, maxDatasets, closedAt);
            if (progress.levels != 0) revert TrainingManifestSomethingSupported(roundId);
            if (progress.nextId != 0) return false;
        }

        _rounds[roundId].outcome = Outcome.Lapsed;
        _rounds[roundId].endedAt = uint40(block.timestamp);
        emit RoundLapsed(roundId, reached);

        ballots.openNextRound();
        return true;
    }

    function _requireClosed(uint16 roundId) private view returns (uint40 closedAt) {
        uint16 current = ballots.currentRound();
        if (roundId != current) revert TrainingManifestNotCurrentRound(roundId, current);
        closedAt = ballots.closesAt(roundId);
        if (block.timestamp < closedAt) revert TrainingManifestRoundOpen(roundId, closedAt);
    }

    /// @dev Takes the next page at a slope: adds up its points and power, notes its shares, goes on with the digest.
    function _advance(
        uint16 roundId,
        uint128 numerator,
        uint8 denominator,
        uint256 maxDatasets,
        uint40 closedAt
    ) private returns (Progress memory progress) {
        if (maxDatasets == 0) revert TrainingManifestEmptyPage();
        bytes32 key = slopeKey(roundId, numerator, denominator);
        progress = _resume(key, roundId, numerator, denominator);

        IDatasets.Entry[] memory entries;
        (entries, progress.nextId) = datasets.entriesFrom(progress.nextId, maxDatasets, closedAt);
        uint24[] memory ids = new uint24[](entries.length);
        for (uint256 i = 0; i < entries.length; ++i) ids[i] = entries[i].datasetId;
        (uint256 levels, uint256 power, uint32[] memory shares) = ballots.sharesAt(ids, numerator, denominator);

        // at most 2^24 datasets of 100 points and 10^12 power each
        progress.levels += uint40(levels);
        progress.power += uint80(power);
        _note(key, progress, entries, shares);
        _progress[key] = progress;

        emit SealAdvanced(roundId, numerator, denominator, progress.datasetCount, progress.nextId);
    }

    function _resume(
        bytes32 key,
        uint16 roundId,
        uint128 numerator,
        uint8 denominator
    ) private returns (Progress memory progress) {
        progress = _progress[key];
        uint64 revision = datasets.revision();
        if (progress.revisionPlusOne == revision + 1) return progress;

        if (progress.revisionPlusOne != 0) emit SealRestarted(roundId, numerator, denominator, revision);
        progress = Progress({
            digest: keccak256(abi.encode(block.chainid, address(this), roundId)),
            revisionPlusOne: revision + 1,
            nextId: 1,
            datasetCount: 0,
            levels: 0,
            power: 0
        });
    }

    function _note(
        bytes32 key,
        Progress memory progress,
        IDatasets.Entry[] memory entries,
        uint32[] memory shares
    ) private {
        uint256 count = progress.datasetCount;
        bytes32 digest = progress.digest;
        uint256 word = _shares[key][count / SHARES_PER_WORD];
        // bound: the page that the caller chose
        for (uint256 i = 0; i < entries.length; ++i) {
            IDatasets.Entry memory entry = entries[i];
            digest = keccak256(
                abi.encode(
                    digest,
                    entry.datasetId,
                    entry.cardSha256,
                    entry.licence,
                    entry.access,
                    entry.purposes,
                    shares[i]
                )
            );
            // a slot begins clean, whatever an abandoned attempt left in it
            uint256 place = count % SHARES_PER_WORD;
            if (place == 0) word = 0;
            else word &= (1 << (place * SHARE_BITS)) - 1;
            word |= ((uint256(entry.datasetId) << 32) | shares[i]) << (place * SHARE_BITS);
            if (place == SHARES_PER_WORD - 1 || i + 1 == entries.length) _shares[key][count / SHARES_PER_WORD] = word;
            ++count;
        }
        progress.digest = digest;
        // ids are uint24, each at most once
        progress.datasetCount = uint24(count);
    }

    // --- after sealing ---

    /// @notice Announces where the manifest of a sealed round can be had. Anybody may; readers check the digest.
    function publish(uint16 roundId, string calldata uri) external {
        if (_rounds[roundId].outcome != Outcome.Sealed) revert TrainingManifestNotSealed(roundId);
        if (bytes(uri).length == 0) revert TrainingManifestEmptyUri();

        emit ManifestPublished(roundId, msg.sender, uri);
    }

    // --- views ---

    /// @notice What became of a round; its outcome is Open until it is sealed or has lapsed.
    function sealedRound(uint16 roundId) external view returns (SealedRound memory) {
        return _rounds[roundId];
    }

    /// @notice At most `limit` rounds that have ended, by number, from `fromId` on.
    function sealedRounds(uint16 fromId, uint256 limit) external view returns (SealedRound[] memory page) {
        uint256 first = fromId == 0 ? 1 : fromId;
        uint256 current = ballots.currentRound();
        uint256 left = first < current ? current - first : 0;
        page = new SealedRound[](limit < left ? limit : left);
        // first + i < current round, a uint16
        for (uint256 i = 0; i < page.length; ++i) page[i] = _rounds[uint16(first + i)];
    }

    /// @notice At most `limit` shares of a sealed round, in ascending order of ids, from position `from` (0-based) on.
    function sharesOf(uint16 roundId, uint256 from, uint256 limit) external view returns (Share[] memory page) {
        SealedRound storage round = _rounds[roundId];
        if (round.outcome != Outcome.Sealed) revert TrainingManifestNotSealed(roundId);
        bytes32 key = slopeKey(roundId, round.slopeNumerator, round.slopeDenominator);
        uint256 left = from < round.datasetCount ? round.datasetCount - from : 0;
        page = new Share[](limit < left ? limit : left);
        for (uint256 i = 0; i < page.length; ++i) {
            uint256 index = from + i;
            uint256 bits = _shares[key][index / SHARES_PER_WORD] >> ((index % SHARES_PER_WORD) * SHARE_BITS);
            // 24 bits of id above 32 of share
            page[i] = Share(uint24(bits >> 32), uint32(bits));
        }
    }

    /// @notice How far sealing at a slope has come.
    function progressOf(uint16 roundId, uint128 numerator, uint8 denominator) external view returns (Progress memory) {
        return _progress[slopeKey(roundId, numerator, denominator)];
    }

    function slopeKey(uint16 roundId, uint128 numerator, uint8 denominator) private pure returns (bytes32) {
        return bytes32((uint256(roundId) << 136) | (uint256(numerator) << 8) | denominator);
    }
}
