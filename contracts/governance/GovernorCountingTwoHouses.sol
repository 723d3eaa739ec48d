// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC6372} from "@openzeppelin/contracts/interfaces/IERC6372.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {IContributors} from "../interfaces/IContributors.sol";
import {GovernorProposalList} from "./GovernorProposalList.sol";

/// @title Counting in two houses
/// @notice One ballot counts in the token house by delegated tokens and in the members' house by seat, both as of the snapshot.
/// A proposal succeeds when in every house that was not empty at the snapshot For + Abstain reach the quorum and For
/// exceeds Against. With both houses empty nothing succeeds. Where a veto is to be overridden, For has to be at least
/// two thirds of For and Against.
///
/// UNIT. Token votes count in units of 10^12 wei, each voter's rounded down; a house with less than one unit is empty.
///
/// SIZE. A supply of up to 2^64 units (1.8 · 10^13 tokens of 18 decimals) and 2^21 seats fit; a vote under more reverts.
///
/// RECEIPTS. Whoever held a seat at the snapshot has a bit by person, any other voter a mark by account. Seats at a past moment
/// do not move, so one seat votes once.
abstract contract GovernorCountingTwoHouses is GovernorProposalList {
    /// Bravo's order.
    enum VoteType {
        Against,
        For,
        Abstain
    }

    uint256 private constant UNIT = 1e12; // wei
    uint256 private constant TOKEN_BITS = 64;
    uint256 private constant MEMBER_BITS = 21;
    uint256 private constant MEMBERS_OFFSET = 3 * TOKEN_BITS;

    /// @notice Where the members' house gets its seats from.
    IContributors public immutable contributors;

    /// One slot: three lanes of 64 bits for units of tokens, then three of 21 bits for seats, each in the order of VoteType.
    /// No lane overflows: voters have no more than the supply, which is checked to fit before the first vote counts.
    mapping(uint256 proposalId => uint256) private _tallies;
    mapping(uint256 proposalId => mapping(uint256 word => uint256)) private _seatReceipts;
    mapping(uint256 proposalId => mapping(address voter => bool)) private _accountReceipts;

    /// @notice A ballot also counted in the members' house. Precedes the ballot's VoteCast.
    event SeatVoteCast(uint256 indexed proposalId, uint32 indexed personId, uint8 support);

    /// @notice The snapshot's quorums, fixed by the first ballot. Zero marks an empty house.
    /// @param tokenQuorum Wei of the token.
    event ProposalQuorumsFixed(uint256 indexed proposalId, uint256 tokenQuorum, uint256 memberQuorum);

    /// @notice A house reached its quorum late.
    event ProposalExtended(uint256 indexed proposalId, uint64 extendedDeadline);

    error GovernorClockMismatch(address source, uint48 sourceClock, uint48 clock);
    error GovernorHouseTooLarge(uint256 supplyUnits, uint256 seats);

    constructor(IContributors contributors_) {
        _requireSameClock(address(token));
        _requireSameClock(address(contributors_));
        contributors = contributors_;
    }

    function _requireSameClock(address source) private view {
        uint48 sourceClock = IERC6372(source).clock();
        if (sourceClock != clock()) revert GovernorClockMismatch(source, sourceClock, clock());
    }

    // ---- counting -----------------------------------------------------------------------------------------------

    /// @param weight Token votes in wei.
    /// @return counted Token votes in wei as counted, rounded down to a unit.
    /// @dev Params change nothing; they travel in the event, as in OpenZeppelin's simple counting.
    function _countVote(
        uint256 proposalId,
        address account,
        uint8 support,
        uint256 weight,
        bytes memory
    ) internal override returns (uint256 counted) {
        if (support > uint8(VoteType.Abstain)) revert GovernorInvalidVoteType();
        bool isNew;
        (isNew, counted) = _tryCount(proposalId, account, support, weight);
        if (!isNew) revert GovernorAlreadyCastVote(account);
    }

    /// @dev Counts a ballot, with a valid answer on an active proposal, unless the voter's is in.
    function _tryCount(
        uint256 proposalId,
        address account,
        uint8 support,
        uint256 weight
    ) internal returns (bool isNew, uint256 counted) {
        uint256 snapshot = proposalSnapshot(proposalId);
        (uint32 personId, bool seated, ) = contributors.pastStandingOf(account, snapshot);
        if (_isReceived(proposalId, account, personId, seated)) return (false, 0);

        if (seated) {
            _seatReceipts[proposalId][personId >> 8] |= 1 << (personId & 0xff);
            emit SeatVoteCast(proposalId, personId, support);
        } else {
            _accountReceipts[proposalId][account] = true;
        }

        uint256 units = weight / UNIT;
        uint256 tallyBefore = _tallies[proposalId];
        uint256 tallyAfter = tallyBefore + (units << (TOKEN_BITS * support));
        if (seated) tallyAfter += 1 << (MEMBERS_OFFSET + MEMBER_BITS * support);
        _watchQuorums(proposalId, snapshot, tallyBefore, tallyAfter);
        if (tallyAfter != tallyBefore) _tallies[proposalId] = tallyAfter;
        return (true, units * UNIT);
    }

    /// @dev Fixes the quorums at the first ballot, and extends the vote when this ballot brought a house to its quorum late.
    function _watchQuorums(uint256 proposalId, uint256 snapshot, uint256 tallyBefore, uint256 tallyAfter) private {
        Terms storage terms = _terms[proposalId];
        (uint256 tokenQuorum, uint256 memberQuorum_) = (terms.tokenQuorumUnits, terms.memberQuorum);
        if (tokenQuorum == 0 && memberQuorum_ == 0) {
            (tokenQuorum, memberQuorum_) = _quorumsAt(snapshot, terms.tokenQuorumBps, terms.memberQuorumBps);
            // At most half of what _quorumsAt found to fit.
            terms.tokenQuorumUnits = uint64(tokenQuorum);
            terms.memberQuorum = uint24(memberQuorum_);
            emit ProposalQuorumsFixed(proposalId, tokenQuorum * UNIT, memberQuorum_);
        }

        bool reached =
            (_tokenTurnout(tallyBefore) < tokenQuorum && _tokenTurnout(tallyAfter) >= tokenQuorum) ||
                (_memberTurnout(tallyBefore) < memberQuorum_ && _memberTurnout(tallyAfter) >= memberQuorum_);
        if (!reached || terms.extendedDeadline != 0) return;

        uint256 extended = block.timestamp + terms.lateQuorumExtensionSeconds;
        if (extended > proposalDeadline(proposalId)) {
            terms.extendedDeadline = SafeCast.toUint40(extended);
            emit ProposalExtended(proposalId, uint64(extended));
        }
    }

    /// @dev Quorums in units and seats, rounded up; zero for an empty house.
    function _quorumsAt(
        uint256 timepoint,
        uint256 tokenBps,
        uint256 memberBps
    ) private view returns (uint256 tokenQuorum, uint256 memberQuorum_) {
        uint256 units = _supplyAt(token, timepoint) / UNIT;
        uint256 seats = _supplyAt(contributors, timepoint);
        if (units >> TOKEN_BITS != 0 || seats >> MEMBER_BITS != 0) revert GovernorHouseTooLarge(units, seats);
        return (Math.ceilDiv(units * tokenBps, BPS), Math.ceilDiv(seats * memberBps, BPS));
    }

    /// @dev False before the first ballot, when no quorum is fixed and no house can have reached one.
    function _quorumReached(uint256 proposalId) internal view override returns (bool) {
        Terms storage terms = _terms[proposalId];
        (uint256 tokenQuorum, uint256 memberQuorum_) = (terms.tokenQuorumUnits, terms.memberQuorum);
        uint256 tally = _tallies[proposalId];
        return
            (tokenQuorum != 0 || memberQuorum_ != 0) &&
            _tokenTurnout(tally) >= tokenQuorum &&
            _memberTurnout(tally) >= memberQuorum_;
    }

    /// @dev In an empty house nobody can have voted, so it is skipped by its quorum.
    function _voteSucceeded(uint256 proposalId) internal view override returns (bool) {
        Terms storage terms = _terms[proposalId];
        uint256 tally = _tallies[proposalId];
        uint256 times = terms.veto == Veto.Overrides ? 2 : 1;
        return
            (terms.tokenQuorumUnits == 0 ||
                _wins(_tokens(tally, VoteType.For), _tokens(tally, VoteType.Against), times)) &&
            (terms.memberQuorum == 0 || _wins(_members(tally, VoteType.For), _members(tally, VoteType.Against), times));
    }

    /// @dev Two thirds of the two are twice the other one; a tie, also at nothing, never wins.
    function _wins(uint256 forVotes, uint256 againstVotes, uint256 times) private pure returns (bool) {
        return forVotes > againstVotes && forVotes >= times * againstVotes;
    }

    function _getVotes(address account, uint256 timepoint, bytes memory) internal view override returns (uint256) {
        return token.getPastVotes(account, timepoint);
    }

    function _isReceived(
        uint256 proposalId,
        address account,
        uint32 personId,
        bool seated
    ) private view returns (bool) {
        if (!seated) return _accountReceipts[proposalId][account];
        return (_seatReceipts[proposalId][personId >> 8] >> (personId & 0xff)) & 1 != 0;
    }

    function _tokens(uint256 tally, VoteType lane) private pure returns (uint256 units) {
        return (tally >> (TOKEN_BITS * uint256(lane))) & type(uint64).max;
    }

    function _members(uint256 tally, VoteType lane) private pure returns (uint256 seats) {
        return (tally >> (MEMBERS_OFFSET + MEMBER_BITS * uint256(lane))) & ((1 << MEMBER_BITS) - 1);
    }

    function _tokenTurnout(uint256 tally) private pure returns (uint256) {
        return _tokens(tally, VoteType.For) + _tokens(tally, VoteType.Abstain);
    }

    function _memberTurnout(uint256 tally) private pure returns (uint256) {
        return _members(tally, VoteType.For) + _members(tally, VoteType.Abstain);
    }

    // ---- views --------------------------------------------------------------------------------------------------

    /// @notice Bravo's three answers; quorum is For + Abstain, in each of the two houses.
    function COUNTING_MODE() public pure override returns (string memory) {
        return "support=bravo&quorum=for,abstain&houses=token,members";
    }

    /// @notice Whether this account's ballot on the proposal is in, or, where it held a seat at the snapshot, that seat's.
    function hasVoted(uint256 proposalId, address account) public view override returns (bool) {
        uint256 snapshot = proposalSnapshot(proposalId);
        if (snapshot >= clock()) return false;
        (uint32 personId, bool seated, ) = contributors.pastStandingOf(account, snapshot);
        return _isReceived(proposalId, account, personId, seated);
    }

    /// @notice The token house's tally, in wei.
    function proposalVotes(
        uint256 proposalId
    ) external view returns (uint256 againstVotes, uint256 forVotes, uint256 abstainVotes) {
        uint256 tally = _tallies[proposalId];
        againstVotes = _tokens(tally, VoteType.Against) * UNIT;
        forVotes = _tokens(tally, VoteType.For) * UNIT;
        abstainVotes = _tokens(tally, VoteType.Abstain) * UNIT;
    }

    /// @notice The members' house's tally, in seats.
    function memberVotes(
        uint256 proposalId
    ) external view returns (uint256 againstVotes, uint256 forVotes, uint256 abstainVotes) {
        uint256 tally = _tallies[proposalId];
        againstVotes = _members(tally, VoteType.Against);
        forVotes = _members(tally, VoteType.For);
        abstainVotes = _members(tally, VoteType.Abstain);
    }

    /// @notice A proposal's own quorums: For + Abstain have to reach them. Zero means an empty house, or that the snapshot
    /// is not past yet.
    /// @return tokenQuorum Wei of the token.
    /// @return memberQuorum_ Seats.
    function proposalQuorums(uint256 proposalId) external view returns (uint256 tokenQuorum, uint256 memberQuorum_) {
        uint256 snapshot = proposalSnapshot(proposalId);
        if (snapshot >= clock()) return (0, 0);
        Terms storage terms = _terms[proposalId];
        (tokenQuorum, memberQuorum_) = _quorumsAt(snapshot, terms.tokenQuorumBps, terms.memberQuorumBps);
        tokenQuorum *= UNIT;
    }

    /// @notice The token house's quorum, in wei, under the supply and the settings of a past moment. A proposal goes by
    /// `proposalQuorums`: the settings when it was made, the supply at its snapshot.
    function quorum(uint256 timepoint) public view override returns (uint256 tokenQuorum) {
        (uint256 tokenBps, ) = _quorumBpsAt(timepoint);
        (tokenQuorum, ) = _quorumsAt(timepoint, tokenBps, 0);
        tokenQuorum *= UNIT;
    }

    /// @notice The members' house's quorum, in seats, likewise.
    function memberQuorum(uint256 timepoint) external view returns (uint256 seats) {
        (, uint256 memberBps) = _quorumBpsAt(timepoint);
        (, seats) = _quorumsAt(timepoint, 0, memberBps);
    }
}
