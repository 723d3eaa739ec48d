// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {HistogramHarness} from "../../contracts/mocks/HistogramHarness.sol";
import {Lite} from "../helpers/Lite.sol";

/// @notice The packed histogram against a table of one number a level, and the share against a search from below.
contract SupportHistogramTest is Lite {
    uint256 private constant PPB = 1e9;
    uint24 private constant ID = 7;
    uint16 private constant ROUND = 3;

    HistogramHarness private harness;
    /// The slow version: what each level should hold.
    uint256[101] private table;

    struct Change {
        uint8 level;
        uint8 to;
        uint40 power;
    }

    function setUp() public {
        harness = new HistogramHarness();
    }

    function checkTable(uint24 datasetId, uint16 round) private view {
        uint64[100] memory powers = harness.read(datasetId, round);
        for (uint256 level = 1; level <= 100; ++level) {
            equal(powers[level - 1], table[level], string.concat("level ", vm.toString(level)));
        }
    }

    /// @dev Puts something at up to eight levels; power sums to less than 2^40.
    function fill(uint24 datasetId, uint16 round, Change[8] memory changes) private returns (uint256 top) {
        for (uint256 i = 0; i < changes.length; ++i) {
            uint256 level = within(changes[i].level, 1, 100);
            uint256 power = changes[i].power / 8;
            harness.add(datasetId, round, level, power);
            table[level] += power;
            if (level > top) top = level;
        }
    }

    function testFuzz_add_keepsEachLevelApart(Change[8] memory changes) public {
        fill(ID, ROUND, changes);

        checkTable(ID, ROUND);
    }

    function testFuzz_remove_takesBackWhatWasAdded(Change[8] memory changes, uint256 seed) public {
        fill(ID, ROUND, changes);
        uint256 level = within(changes[seed % 8].level, 1, 100);
        uint256 power = table[level] == 0 ? 0 : within(seed, 0, table[level]);

        harness.remove(ID, ROUND, level, power);

        table[level] -= power;
        checkTable(ID, ROUND);
    }

    function testFuzz_move_changesTheTwoLevelsAlone(Change[8] memory changes, uint256 seed) public {
        fill(ID, ROUND, changes);
        uint256 from = within(changes[seed % 8].level, 1, 100);
        uint256 to = within(changes[seed % 8].to, 1, 100);
        uint256 power = table[from] == 0 ? 0 : within(seed, 0, table[from]);

        harness.move(ID, ROUND, from, to, power);

        table[from] -= power;
        table[to] += power;
        checkTable(ID, ROUND);
    }

    function testFuzz_move_withinOneSlot(uint40 power, uint8 word, uint8 a, uint8 b) public {
        uint256 first = (word % 16) * 6 + 1;
        harness.add(ID, ROUND, first + (a % 6), power);

        harness.move(ID, ROUND, first + (a % 6), first + (b % 6), power);

        table[first + (b % 6)] = power;
        checkTable(ID, ROUND);
    }

    function testFuzz_rounds_seeNothingOfEachOther(Change[8] memory before, Change[8] memory changes) public {
        fill(ID, ROUND, before);
        delete table;
        checkTable(ID, ROUND + 1);

        fill(ID, ROUND + 1, changes);

        checkTable(ID, ROUND + 1);
    }

    function testFuzz_datasets_seeNothingOfEachOther(uint24 id, Change[8] memory changes) public {
        vm.assume(id < type(uint24).max);
        fill(id, ROUND, changes);

        checkTable(id, ROUND);
        delete table;
        checkTable(id + 1, ROUND);
        if (id != 0) checkTable(id - 1, ROUND);
    }

    function testFuzz_add_theLargestPowerAtEveryLevel(uint24 id) public {
        for (uint256 level = 1; level <= 100; ++level) {
            harness.add(id, ROUND, level, type(uint40).max);
            table[level] = type(uint40).max;
        }

        checkTable(id, ROUND);
    }

    function testFuzz_remove_moreThanTheSlotHoldsReverts(uint8 level, uint40 power) public {
        vm.assume(power != 0);
        level = uint8(within(level, 1, 100));
        try harness.remove(ID, ROUND, level, power) {
            check(false, "nothing was there to be taken");
        } catch Panic(uint256 code) {
            equal(code, 0x11, "arithmetic underflow");
        }
    }

    /// @dev sup { x : S(100·x) ≥ λ·x }, level by level from below, in fractions.
    function slowShare(
        uint256 numerator,
        uint256 denominator
    ) private view returns (uint256 level, uint256 power, uint256 sharePpbDown) {
        for (uint256 k = 1; k <= 100; ++k) {
            uint256 support = supportAt(k);
            if (support != 0 && support * denominator >= numerator * k) level = k;
        }
        if (numerator == 0) return (level, 0, denominator == 0 ? 0 : (level * PPB) / denominator);
        uint256 above = supportAt(level + 1);
        if (above * denominator > numerator * level) {
            return (0, above, (above * denominator * PPB) / (100 * numerator));
        }
        return (level, 0, (level * PPB) / 100);
    }

    function supportAt(uint256 k) private view returns (uint256 support) {
        for (uint256 level = k; level <= 100; ++level) support += table[level];
    }

    function checkShare(uint256 numerator, uint256 denominator, uint256 top) private view {
        (uint256 level, uint256 power, uint256 ppb) = harness.share(ID, ROUND, numerator, denominator, top);
        (uint256 slowLevel, uint256 slowPower, uint256 slowPpb) = slowShare(numerator, denominator);
        equal(level, slowLevel, "level");
        equal(power, slowPower, "power");
        equal(ppb, slowPpb, "share");
    }

    function testFuzz_share_isThatOfTheSlowSearch(
        Change[8] memory changes,
        uint40 numerator,
        uint8 denominator
    ) public {
        uint256 top = fill(ID, ROUND, changes);

        checkShare(numerator, within(denominator, 1, 100), top);
        checkShare(numerator, within(denominator, 1, 100), 100);
    }

    /// @dev At a breakpoint, 100·S(k)/k, a level is just reached: the place where a wrong comparison shows.
    function testFuzz_share_atAndBesideABreakpoint(Change[8] memory changes, uint8 pick) public {
        uint256 top = fill(ID, ROUND, changes);
        uint256 k = within(changes[pick % 8].level, 1, 100);
        uint256 numerator = supportAt(k);

        checkShare(numerator, k, top);
        checkShare(numerator + 1, k, top);
        if (numerator != 0) checkShare(numerator - 1, k, top);
    }

    function testFuzz_share_atTheSlopeZero(Change[8] memory changes, uint8 denominator) public {
        uint256 top = fill(ID, ROUND, changes);

        checkShare(0, denominator, top);
        checkShare(0, 0, top);
    }

    function testFuzz_share_ofNothingIsNothing(uint24 id, uint40 numerator, uint8 denominator, uint8 top) public view {
        (uint256 level, uint256 power, uint256 ppb) = harness.share(
            id,
            ROUND,
            numerator,
            within(denominator, 1, 100),
            top % 101
        );
        equal(level + power + ppb, 0, "nothing");
    }
}
