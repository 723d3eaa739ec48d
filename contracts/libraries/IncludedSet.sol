// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title The set of included datasets
/// @notice Two bits an id, 128 ids a slot: is it included, and is it watched, so that its record has to be asked whether it
/// counts now. Whole ballots are checked with a read or two. A set whose ids are enlisted is walked in ascending order without
/// keeping a list, and however many ids lie between two of them: submitting is free, so there may be a great many.
library IncludedSet {
    uint256 internal constant IDS_PER_WORD = 128;
    uint256 private constant WORDS_PER_GROUP = 256;

    /// Every even bit: the places of "included".
    uint256 private constant INCLUDED_BITS = 0x5555555555555555555555555555555555555555555555555555555555555555;

    struct Set {
        mapping(uint256 index => uint256 bits) words;
        /// Which words are not empty, a bit each; kept for a set that is walked.
        mapping(uint256 index => uint256 bits) groups;
        uint24 count;
    }

    /// @dev The caller makes sure that the id is not in the set.
    function add(Set storage set, uint24 id, bool watched) internal {
        uint256 bits = watched ? 3 : 1;
        set.words[id / IDS_PER_WORD] |= bits << shiftOf(id);
        ++set.count;
    }

    /// @dev The caller makes sure that the id is in the set.
    function watch(Set storage set, uint24 id) internal {
        set.words[id / IDS_PER_WORD] |= 2 << shiftOf(id);
    }

    /// @dev The caller makes sure that the id is in the set.
    function remove(Set storage set, uint24 id) internal {
        set.words[id / IDS_PER_WORD] &= ~(uint256(3) << shiftOf(id));
        --set.count;
    }

    /// @dev As `add`, for a set that is walked.
    function enlist(Set storage set, uint24 id, bool watched) internal {
        uint256 index = id / IDS_PER_WORD;
        if (set.words[index] == 0) set.groups[index / WORDS_PER_GROUP] |= 1 << (index % WORDS_PER_GROUP);
        add(set, id, watched);
    }

    /// @dev As `remove`, for a set that is walked.
    function delist(Set storage set, uint24 id) internal {
        remove(set, id);
        uint256 index = id / IDS_PER_WORD;
        if (set.words[index] == 0) set.groups[index / WORDS_PER_GROUP] &= ~(1 << (index % WORDS_PER_GROUP));
    }

    function wordOf(Set storage set, uint256 index) internal view returns (uint256) {
        return set.words[index];
    }

    function contains(Set storage set, uint24 id) internal view returns (bool) {
        return isIncluded(set.words[id / IDS_PER_WORD], id);
    }

    /// @param word The word that holds `id`.
    function isIncluded(uint256 word, uint24 id) internal pure returns (bool) {
        return (word >> shiftOf(id)) & 1 != 0;
    }

    /// @notice Both bits of an id: is it included, and is it watched.
    /// @param word The word that holds `id`.
    function marksOf(uint256 word, uint24 id) internal pure returns (bool included, bool watched) {
        uint256 marks = word >> shiftOf(id);
        return (marks & 1 != 0, marks & 2 != 0);
    }

    /// @notice The smallest id in a set that is walked, `from` or larger, up to `last`; 0 if there is none. Ids begin at 1.
    function next(Set storage set, uint24 from, uint24 last) internal view returns (uint24) {
        return nextMarked(set, INCLUDED_BITS, from, last);
    }

    /// @notice As `next`, among those that are watched.
    function nextWatched(Set storage set, uint24 from, uint24 last) internal view returns (uint24) {
        return nextMarked(set, INCLUDED_BITS << 1, from, last);
    }

    function nextMarked(Set storage set, uint256 mask, uint24 from, uint24 last) private view returns (uint24) {
        uint256 index = from / IDS_PER_WORD;
        uint256 word = set.words[index] & mask & (type(uint256).max << shiftOf(from));
        // bound: the words that are not empty, hence the ids in the set
        while (word == 0) {
            index = nextWord(set, index + 1, last / IDS_PER_WORD);
            if (index == 0) return 0;
            word = set.words[index] & mask;
        }
        // ids in the set are at most `last`, which is a uint24
        return uint24(index * IDS_PER_WORD + lowestBit(word) / 2);
    }

    /// @dev The first word from `from` on that is not empty; 0 if there is none up to `last`. `from` is not 0.
    function nextWord(Set storage set, uint256 from, uint256 last) private view returns (uint256) {
        uint256 group = from / WORDS_PER_GROUP;
        uint256 bits = set.groups[group] & (type(uint256).max << (from % WORDS_PER_GROUP));
        // bound: the 512 groups that hold every id there can be
        while (bits == 0) {
            if (++group > last / WORDS_PER_GROUP) return 0;
            bits = set.groups[group];
        }
        return group * WORDS_PER_GROUP + lowestBit(bits);
    }

    function shiftOf(uint24 id) private pure returns (uint256) {
        // at most 254
        unchecked {
            return (id % IDS_PER_WORD) * 2;
        }
    }

    /// @dev Halving search for the lowest bit that is set; `word` is not zero.
    function lowestBit(uint256 word) private pure returns (uint256 position) {
        for (uint256 width = 128; width != 0; width >>= 1) {
            if (word & ((1 << width) - 1) == 0) {
                word >>= width;
                position += width;
            }
        }
    }
}
