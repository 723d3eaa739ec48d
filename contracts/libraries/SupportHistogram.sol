// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title How much power gives a dataset how many points
/// @notice For each dataset and each level from 1 to 100, the power of the ballots that give it exactly that many points.
/// @dev SLOTS. Six levels share a slot, 40 bits each, above a 16-bit tag that names the round. A slot with another round's tag
/// reads as empty and is overwritten, so a new round costs no clearing and pays for a used slot, not for a new one.
/// BOUND. The powers of a round sum to at most 10^12 < 2^40, so no level can spill into the next.
library SupportHistogram {
    uint256 internal constant MAX_LEVEL = 100;
    uint256 private constant LEVELS_PER_WORD = 6;
    /// Words reserved for a dataset; 17 are used.
    uint256 private constant WORDS = 32;
    uint256 private constant TAG_BITS = 16;
    uint256 private constant TAG_MASK = 0xffff;
    uint256 private constant LEVEL_BITS = 40;
    uint256 private constant LEVEL_MASK = (1 << 40) - 1;

    uint256 private constant PPB = 1e9;

    struct Word {
        uint256 bits;
    }

    /// @dev A row of 2^24 datasets, whose slots follow from the id without hashing.
    struct Histograms {
        Word[WORDS << 24] words;
    }

    /// @notice Adds power at a level.
    function add(Histograms storage self, uint24 datasetId, uint16 round, uint256 level, uint256 power) internal {
        Word storage word = wordOf(self, datasetId, level);
        // BOUND
        unchecked {
            word.bits = current(word.bits, round) + (power << shiftOf(level));
        }
    }

    /// @notice Takes back power that was added at a level in this round.
    function remove(Histograms storage self, uint24 datasetId, uint16 round, uint256 level, uint256 power) internal {
        Word storage word = wordOf(self, datasetId, level);
        word.bits = current(word.bits, round) - (power << shiftOf(level));
    }

    /// @notice Moves power from one level to another; within six levels of one slot this is a single write.
    function move(
        Histograms storage self,
        uint24 datasetId,
        uint16 round,
        uint256 from,
        uint256 to,
        uint256 power
    ) internal {
        if (from == to) return;
        if ((from - 1) / LEVELS_PER_WORD == (to - 1) / LEVELS_PER_WORD) {
            Word storage word = wordOf(self, datasetId, from);
            word.bits = current(word.bits, round) - (power << shiftOf(from)) + (power << shiftOf(to));
        } else {
            remove(self, datasetId, round, from, power);
            add(self, datasetId, round, to, power);
        }
    }

    /// @notice A dataset's share at the slope λ = 100 · numerator / denominator.
    /// @param top No ballot of the round gives more points than this.
    /// @return level The points of the share if a level decides it, else 0.
    /// @return power S(k+1) if power decides the share, else 0.
    /// @return sharePpbDown Parts per billion, rounded down. At the slope zero: level / denominator (0 if that is 0, too).
    function share(
        Histograms storage self,
        uint24 datasetId,
        uint16 round,
        uint256 numerator,
        uint256 denominator,
        uint256 top
    ) internal view returns (uint256 level, uint256 power, uint256 sharePpbDown) {
        // power of the ballots above the level at hand: S(level + 1)
        uint256 above = 0;
        uint256 word = 0;
        uint256 wordKey = type(uint256).max;
        // bound: 100 levels
        for (level = top; level != 0; --level) {
            uint256 key = keyOf(datasetId, level);
            if (key != wordKey) {
                wordKey = key;
                word = current(self.words[key].bits, round);
            }
            uint256 support = above + ((word >> shiftOf(level)) & LEVEL_MASK);
            // S(level) · 100 ≥ λ · level, and somebody gives that much
            if (support != 0 && support * denominator >= numerator * level) break;
            above = support;
        }

        if (numerator == 0) {
            return (level, 0, denominator == 0 ? 0 : (PPB * level) / denominator);
        }
        // S(level + 1) / λ > level / 100
        if (above * denominator > numerator * level) {
            return (0, above, ((PPB / 100) * above * denominator) / numerator);
        }
        return (level, 0, (PPB / 100) * level);
    }

    /// @notice The power at each level: element k−1 is the power of the ballots that give exactly k points.
    function read(
        Histograms storage self,
        uint24 datasetId,
        uint16 round
    ) internal view returns (uint64[100] memory powers) {
        uint256 level = 0;
        for (uint256 key = keyOf(datasetId, 1); level < MAX_LEVEL; ++key) {
            uint256 word = current(self.words[key].bits, round) >> TAG_BITS;
            for (uint256 place = 0; place < LEVELS_PER_WORD && level < MAX_LEVEL; ++place) {
                // masked to 40 bits
                powers[level++] = uint64(word & LEVEL_MASK);
                word >>= LEVEL_BITS;
            }
        }
    }

    /// @dev The word as this round sees it: what carries another round's tag counts as empty.
    function current(uint256 word, uint16 round) private pure returns (uint256) {
        return word & TAG_MASK == round ? word : round;
    }

    function wordOf(Histograms storage self, uint24 datasetId, uint256 level) private view returns (Word storage) {
        return self.words[keyOf(datasetId, level)];
    }

    function keyOf(uint24 datasetId, uint256 level) private pure returns (uint256) {
        // level ≥ 1, and 24 bits times 32 fit
        unchecked {
            return datasetId * WORDS + (level - 1) / LEVELS_PER_WORD;
        }
    }

    function shiftOf(uint256 level) private pure returns (uint256) {
        // level ≥ 1, the result is at most 216
        unchecked {
            return TAG_BITS + ((level - 1) % LEVELS_PER_WORD) * LEVEL_BITS;
        }
    }
}
