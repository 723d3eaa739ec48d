// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {CommonsGovernor} from "../../contracts/CommonsGovernor.sol";
import {GovernorBoundedSettings} from "../../contracts/governance/GovernorBoundedSettings.sol";
import {DatasetsMock} from "../../contracts/mocks/DatasetsMock.sol";
import {SeatsMock} from "../../contracts/mocks/SeatsMock.sol";
import {VotesTokenMock} from "../../contracts/mocks/VotesTokenMock.sol";

interface ICheatCodes {
    function warp(uint256 timestamp) external;
    function prank(address sender) external;
}

/// @notice The packed tally against one that keeps a list of ballots and counts it anew each time.
contract TallyTest {
    struct Voter {
        address account;
        uint256 tokens;
        bool seated;
    }

    /// What the slow tally says of one house.
    struct House {
        uint256 total;
        uint256 against;
        uint256 inFavour;
        uint256 abstain;
    }

    ICheatCodes private constant VM = ICheatCodes(address(uint160(uint256(keccak256("hevm cheat code")))));
    uint256 private constant VOTERS = 9;
    uint256 private constant NONE = 3;
    uint256 private constant UNIT = 1e12;

    CommonsGovernor private _governor;
    VotesTokenMock private _token;
    SeatsMock private _seats;
    GovernorBoundedSettings.Settings private _settings;

    Voter[] private _voters;
    /// The ballots in, by voter; NONE for no ballot.
    uint256[] private _ballots;
    uint256 private _deadline;
    bool private _extended;

    error TallyDiffers(string what, uint256 slow, uint256 chain);

    function setUp() public {
        _settings = GovernorBoundedSettings.Settings(1 days, 7 days, 0, 2_500, 4_000, 2 days, 1 days);
        _token = new VotesTokenMock(false);
        _seats = new SeatsMock();
        TimelockController timelock = new TimelockController(0, new address[](0), new address[](0), address(this));
        _governor = new CommonsGovernor("Commons", _token, _seats, new DatasetsMock(), timelock, _settings);
    }

    function testFuzz_tallyEqualsTheSlowOne(uint256 seed) public {
        _people(seed);
        uint24[] memory ids = new uint24[](1);
        ids[0] = 1;
        uint256 id = _governor.proposeInclusion(ids, "one");
        uint256 time = _governor.proposalSnapshot(id);
        _deadline = _governor.proposalDeadline(id);

        for (uint256 i = 0; i < VOTERS; ++i) {
            time += 1 + (_random(seed, "gap", i) % 36 hours);
            VM.warp(time);
            uint256 support = _random(seed, "support", i) % 4;
            if (support != NONE) _vote(id, i, support);
            _compare(id);
        }
        VM.warp(_deadline + 1);
        _expect("state", _slowlySucceeds() ? 4 : 3, uint256(_governor.state(id)));
    }

    /// @dev Few different amounts, so that ties and exact quorums are frequent; some dust, and now and then an empty house.
    function _people(uint256 seed) private {
        bool tokens = _random(seed, "no tokens", 0) % 8 != 0;
        bool seats = _random(seed, "no seats", 0) % 8 != 0;
        for (uint256 i = 0; i < VOTERS; ++i) {
            Voter memory voter = Voter(address(uint160(1_000 + i)), 0, seats && _random(seed, "seat", i) % 2 == 0);
            if (tokens) {
                voter.tokens = (_random(seed, "tokens", i) % 4) * 1 ether + (_random(seed, "dust", i) % 3) * (UNIT / 2);
            }
            if (voter.tokens != 0) _token.mint(voter.account, voter.tokens);
            if (voter.seated) _seats.seat(voter.account);
            _voters.push(voter);
            _ballots.push(NONE);
        }
    }

    function _vote(uint256 id, uint256 index, uint256 support) private {
        (uint256 tokensBefore, uint256 membersBefore) = (_turnout(_slow(true)), _turnout(_slow(false)));
        bool open = block.timestamp <= _deadline;
        VM.prank(_voters[index].account);
        // Whether it reverts is the question.
        // solhint-disable-next-line avoid-low-level-calls
        (bool counted, ) = address(_governor).call(abi.encodeCall(IGovernor.castVote, (id, uint8(support))));
        _expect("open", open ? 1 : 0, counted ? 1 : 0);
        if (!open) return;

        _ballots[index] = support;
        (House memory tokens, House memory members) = (_slow(true), _slow(false));
        bool reached =
            _crosses(tokensBefore, tokens, _settings.tokenQuorumBps) ||
                _crosses(membersBefore, members, _settings.memberQuorumBps);
        uint256 extended = block.timestamp + _settings.lateQuorumExtensionSeconds;
        if (reached && !_extended && extended > _deadline) (_deadline, _extended) = (extended, true);
    }

    function _compare(uint256 id) private view {
        (uint256 against, uint256 inFavour, uint256 abstain) = _governor.proposalVotes(id);
        House memory tokens = _slow(true);
        _expect("tokens against", tokens.against * UNIT, against);
        _expect("tokens for", tokens.inFavour * UNIT, inFavour);
        _expect("tokens abstain", tokens.abstain * UNIT, abstain);
        (against, inFavour, abstain) = _governor.memberVotes(id);
        House memory members = _slow(false);
        _expect("members against", members.against, against);
        _expect("members for", members.inFavour, inFavour);
        _expect("members abstain", members.abstain, abstain);
        (uint256 tokenQuorum, uint256 memberQuorum) = _governor.proposalQuorums(id);
        _expect("token quorum", _quorum(tokens, _settings.tokenQuorumBps) * UNIT, tokenQuorum);
        _expect("member quorum", _quorum(members, _settings.memberQuorumBps), memberQuorum);
        _expect("deadline", _deadline, _governor.proposalDeadline(id));
        for (uint256 i = 0; i < VOTERS; ++i) {
            _expect("voted", _ballots[i] == NONE ? 0 : 1, _governor.hasVoted(id, _voters[i].account) ? 1 : 0);
        }
    }

    // ---- the slow tally -----------------------------------------------------------------------------------------

    function _slow(bool tokenHouse) private view returns (House memory house) {
        uint256 supply = 0;
        for (uint256 i = 0; i < VOTERS; ++i) {
            uint256 weight = tokenHouse ? _voters[i].tokens / UNIT : (_voters[i].seated ? 1 : 0);
            supply += tokenHouse ? _voters[i].tokens : weight;
            if (_ballots[i] == 0) house.against += weight;
            if (_ballots[i] == 1) house.inFavour += weight;
            if (_ballots[i] == 2) house.abstain += weight;
        }
        house.total = tokenHouse ? supply / UNIT : supply;
    }

    function _turnout(House memory house) private pure returns (uint256) {
        return house.inFavour + house.abstain;
    }

    function _quorum(House memory house, uint256 bps) private pure returns (uint256) {
        return (house.total * bps + 9_999) / 10_000;
    }

    function _crosses(uint256 before, House memory house, uint256 bps) private pure returns (bool) {
        return before < _quorum(house, bps) && _turnout(house) >= _quorum(house, bps);
    }

    function _slowlySucceeds() private view returns (bool) {
        (House memory tokens, House memory members) = (_slow(true), _slow(false));
        if (tokens.total == 0 && members.total == 0) return false;
        return _agrees(tokens, _settings.tokenQuorumBps) && _agrees(members, _settings.memberQuorumBps);
    }

    function _agrees(House memory house, uint256 bps) private pure returns (bool) {
        if (house.total == 0) return true;
        return _turnout(house) >= _quorum(house, bps) && house.inFavour > house.against;
    }

    // ---- tools --------------------------------------------------------------------------------------------------

    function _random(uint256 seed, string memory what, uint256 index) private pure returns (uint256) {
        return uint256(keccak256(abi.encode(seed, what, index)));
    }

    function _expect(string memory what, uint256 slow, uint256 chain) private pure {
        if (slow != chain) revert TallyDiffers(what, slow, chain);
    }
}
