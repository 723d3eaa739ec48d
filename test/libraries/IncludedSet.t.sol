// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IncludedSet} from "../../contracts/libraries/IncludedSet.sol";
import {Lite} from "../helpers/Lite.sol";

/// @notice The bitmap against a plain list of flags.
contract IncludedSetTest is Lite {
    using IncludedSet for IncludedSet.Set;

    uint24 private constant LAST = 400;

    IncludedSet.Set private _set;
    mapping(uint24 id => bool) private _in;
    mapping(uint24 id => bool) private _watched;
    uint256 private _count;

    /// @dev Three bytes a step: the id, and how. A step adds what is out, and watches or removes what is in.
    function testFuzz_isWhatAPlainListIs(bytes calldata steps, uint24 from) external {
        for (uint256 i = 0; i + 2 < steps.length && i < 180; i += 3) {
            uint24 id = uint24(1 + ((uint256(uint8(steps[i])) * 256 + uint8(steps[i + 1])) % LAST));
            uint8 how = uint8(steps[i + 2]);
            if (!_in[id]) {
                _set.enlist(id, how & 1 == 1);
                (_in[id], _watched[id]) = (true, how & 1 == 1);
                ++_count;
            } else if (how & 2 == 2) {
                _set.watch(id);
                _watched[id] = true;
            } else {
                _set.delist(id);
                (_in[id], _watched[id]) = (false, false);
                --_count;
            }
        }

        equal(_set.count, _count, "count");
        for (uint24 id = 0; id <= LAST; ++id) {
            uint256 word = _set.wordOf(id / IncludedSet.IDS_PER_WORD);
            check(_set.contains(id) == _in[id], "contains");
            check(IncludedSet.isIncluded(word, id) == _in[id], "isIncluded");
            (bool included, bool watched) = IncludedSet.marksOf(word, id);
            check(included == _in[id] && watched == _watched[id], "marksOf");
        }
        from %= LAST + 2;
        equal(_set.next(from, LAST), slowNext(from, false), "next");
        equal(_set.nextWatched(from, LAST), slowNext(from, true), "nextWatched");
    }

    function testFuzz_findsALoneId(uint24 id, uint24 from, bool watched) external {
        id = id == 0 ? 1 : (id % 50_000) + 1;
        from %= 60_000;
        _set.enlist(id, watched);
        equal(_set.next(from, id), from <= id ? id : 0, "next");
        equal(_set.nextWatched(from, id), watched && from <= id ? id : 0, "nextWatched");
        _set.delist(id);
        equal(_set.next(0, id), 0, "next of none");
        equal(_set.count, 0, "count of none");
    }

    function test_reachesTheVeryLastId() external {
        uint24 last = type(uint24).max;
        _set.enlist(last, true);
        equal(_set.next(last - 200, last), last, "next");
        equal(_set.nextWatched(last, last), last, "nextWatched");
    }

    /// @dev Two ids as far apart as can be, and nothing behind: what a flood of submissions would make of a seal.
    function test_findsTheNextIdWhateverLiesBetween() external {
        uint24 last = type(uint24).max;
        _set.enlist(1, true);
        _set.enlist(last - 1, true);
        uint256 before = gasleft();
        equal(_set.next(2, last), last - 1, "next");
        equal(_set.nextWatched(last, last), 0, "the end");
        check(before - gasleft() < 2_000_000, "in less gas than a page of datasets takes");
    }

    /// @dev A set that is not walked counts alike, and leaves no trace of what it had.
    function testFuzz_withoutWalking(uint24 id, bool watched) external {
        _set.add(id, watched);
        check(_set.contains(id), "contains");
        _set.remove(id);
        check(!_set.contains(id) && _set.count == 0, "left");
    }

    function slowNext(uint24 from, bool watched) private view returns (uint24) {
        for (uint24 id = from; id <= LAST; ++id) {
            if (watched ? _watched[id] : _in[id]) return id;
        }
        return 0;
    }
}
