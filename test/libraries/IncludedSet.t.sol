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
    mapping(uint24 id => bool) private _ends;
    uint256 private _count;

    /// @dev Two bytes a step: the id, and whether its consent ends; a step adds what is out and removes what is in.
    function testFuzz_isWhatAPlainListIs(bytes calldata steps, uint24 from) external {
        for (uint256 i = 0; i + 2 < steps.length && i < 180; i += 3) {
            uint24 id = uint24(1 + ((uint256(uint8(steps[i])) * 256 + uint8(steps[i + 1])) % LAST));
            if (_in[id]) {
                _set.remove(id);
                (_in[id], _ends[id]) = (false, false);
                --_count;
            } else {
                bool ends = uint8(steps[i + 2]) & 1 == 1;
                _set.add(id, ends);
                (_in[id], _ends[id]) = (true, ends);
                ++_count;
            }
        }

        equal(_set.count, _count, "count");
        for (uint24 id = 0; id <= LAST; ++id) {
            uint256 word = _set.wordOf(id / IncludedSet.IDS_PER_WORD);
            check(_set.contains(id) == _in[id], "contains");
            check(IncludedSet.isIncluded(word, id) == _in[id], "isIncluded");
            check(IncludedSet.consentEnds(word, id) == _ends[id], "consentEnds");
        }
        from %= LAST + 2;
        equal(_set.next(from, LAST), slowNext(from, false), "next");
        equal(_set.nextEnding(from, LAST), slowNext(from, true), "nextEnding");
    }

    function testFuzz_findsALoneId(uint24 id, uint24 from, bool ends) external {
        id = id == 0 ? 1 : (id % 50_000) + 1;
        from %= 60_000;
        _set.add(id, ends);
        equal(_set.next(from, id), from <= id ? id : 0, "next");
        equal(_set.nextEnding(from, id), ends && from <= id ? id : 0, "nextEnding");
        _set.remove(id);
        equal(_set.next(0, id), 0, "next of none");
        equal(_set.count, 0, "count of none");
    }

    function test_reachesTheVeryLastId() external {
        uint24 last = type(uint24).max;
        _set.add(last, true);
        equal(_set.next(last - 200, last), last, "next");
        equal(_set.nextEnding(last, last), last, "nextEnding");
    }

    function slowNext(uint24 from, bool ending) private view returns (uint24) {
        for (uint24 id = from; id <= LAST; ++id) {
            if (ending ? _ends[id] : _in[id]) return id;
        }
        return 0;
    }
}
