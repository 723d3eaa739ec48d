// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title The set of included datasets
/// @notice Two bits an id, 128 ids a slot: is it included, and is it watched, so that its record has to be asked whether it
/// counts now. Whole ballots are checked with a read or two, and the set is listed in ascending order of ids without
/// keeping a list.
library IncludedSet {
    uint256 internal constant IDS_PER_WORD = 128;

    /// Every even bit: the places of "included".
    uint256 private constant INCLUDED_BITS = 0x5555555555555555555555555555555555555555555555555555555555555555;

    struct Set {
        mapping(uint256 index => uint256 bits) words;
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

    /// @notice The smallest id in the set that is `from` or larger, up to `last`; 0 if there is none. Ids begin at 1.
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
        // bound: the ids ever given, 128 at a time
        while (word == 0) {
            if (++index > last / IDS_PER_WORD) return 0;
            word = set.words[index] & mask;
        }
        // ids in the set are at most `last`, which is a uint24
        return uint24(index * IDS_PER_WORD + lowestBit(word) / 2);
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
