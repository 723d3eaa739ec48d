// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IContributors} from "../interfaces/IContributors.sol";

/// @title Who sits on the board
/// @notice Nine places. A seat belongs to a person, whatever account she acts from, and ends by itself.
/// @dev What a member may do is in {EthicsBoard}. NUMBERS. Every election has a number of its own, so that what was said from one seat
/// never counts for another, though the same person holds it.
abstract contract BoardSeats {
    struct Seat {
        // one slot
        uint32 personId;
        /// Of the election, from 1; 0 where the place was never taken or its seat was given up.
        uint32 number;
        /// Last second of the term, Unix seconds.
        uint40 termEndsAt;
        // one slot
        bytes32 constituency;
    }

    struct SeatView {
        Seat seat;
        /// The member's current account.
        address account;
        /// Whether the term runs.
        bool live;
    }

    uint256 internal constant PLACES = 9;

    /// @notice How many seats one constituency can have: a third of all places.
    uint256 public constant MAX_SEATS_OF_CONSTITUENCY = 3;

    /// @notice Bounds of a term, seconds: one day to three years.
    uint40 public constant MIN_TERM_SECONDS = 1 days;
    uint40 public constant MAX_TERM_SECONDS = 3 * 365 days;

    /// @notice Who the people are.
    IContributors public immutable contributors;

    uint32 private _elections;
    Seat[PLACES] internal _seats;

    event MemberElected(
        uint32 indexed personId,
        uint32 indexed seatNumber,
        bytes32 indexed constituency,
        uint40 termEndsAt
    );
    event MemberLeft(uint32 indexed personId, uint32 indexed seatNumber, bool recalled);

    error EthicsBoardUnknownPerson(uint32 personId);
    error EthicsBoardNoConstituency();
    error EthicsBoardTermOutOfBounds(uint40 termSeconds, uint40 minSeconds, uint40 maxSeconds);
    error EthicsBoardSeatedAlready(uint32 personId);
    error EthicsBoardConstituencyFull(bytes32 constituency);
    error EthicsBoardFull();
    error EthicsBoardNotSeated(uint32 personId);
    error EthicsBoardNotMember(address account);

    constructor(IContributors contributors_) {
        contributors = contributors_;
    }

    /// @notice Gives up the caller's seat.
    function resign() external {
        _leave(_requireSeated(msg.sender), false);
    }

    function _recall(uint32 personId) internal {
        _leave(personId, true);
    }

    function _leave(uint32 personId, bool recalled) private {
        (bool seated, uint256 place) = _placeOf(personId);
        if (!seated) revert EthicsBoardNotSeated(personId);
        uint32 number = _seats[place].number;

        delete _seats[place];

        emit MemberLeft(personId, number, recalled);
    }

    function _elect(uint32 personId, bytes32 constituency, uint40 termSeconds) internal {
        if (contributors.accountOf(personId) == address(0)) revert EthicsBoardUnknownPerson(personId);
        if (constituency == 0) revert EthicsBoardNoConstituency();
        if (termSeconds < MIN_TERM_SECONDS || termSeconds > MAX_TERM_SECONDS) {
            revert EthicsBoardTermOutOfBounds(termSeconds, MIN_TERM_SECONDS, MAX_TERM_SECONDS);
        }
        uint256 place = _freePlace(personId, constituency);

        uint40 termEndsAt = uint40(block.timestamp) + termSeconds;
        _seats[place] = Seat(personId, ++_elections, termEndsAt, constituency);

        emit MemberElected(personId, _elections, constituency, termEndsAt);
    }

    /// @dev The first place that is empty, or whose term is over, for somebody who may have it.
    function _freePlace(uint32 personId, bytes32 constituency) private view returns (uint256 free) {
        uint256 ofConstituency = 0;
        free = PLACES;
        for (uint256 place = 0; place < PLACES; ++place) {
            Seat storage seat = _seats[place];
            if (!_isLive(seat)) {
                if (free == PLACES) free = place;
                continue;
            }
            if (seat.personId == personId) revert EthicsBoardSeatedAlready(personId);
            if (seat.constituency == constituency) ++ofConstituency;
        }
        if (ofConstituency == MAX_SEATS_OF_CONSTITUENCY) revert EthicsBoardConstituencyFull(constituency);
        if (free == PLACES) revert EthicsBoardFull();
    }

    function _requireSeated(address account) internal view returns (uint32 personId) {
        personId = contributors.personOf(account);
        (bool seated, ) = _placeOf(personId);
        if (!seated) revert EthicsBoardNotMember(account);
    }

    /// @dev The caller makes sure that she is seated.
    function _seatNumberOf(uint32 personId) internal view returns (uint32) {
        (, uint256 place) = _placeOf(personId);
        return _seats[place].number;
    }

    function _placeOf(uint32 personId) private view returns (bool seated, uint256 place) {
        for (; place < PLACES; ++place) {
            if (_seats[place].personId == personId && _isLive(_seats[place])) return (true, place);
        }
    }

    /// @dev No term ends at zero, so an empty place is not live either.
    function _isLive(Seat storage seat) internal view returns (bool) {
        return seat.termEndsAt >= block.timestamp;
    }

    /// @notice How many members there are whose terms run.
    function seatedCount() public view returns (uint256 count) {
        for (uint256 place = 0; place < PLACES; ++place) if (_isLive(_seats[place])) ++count;
    }

    /// @notice Every seat that was not given up, also those whose terms are over and whose places nobody took.
    function seats() external view returns (SeatView[] memory list) {
        list = new SeatView[](PLACES);
        uint256 length = 0;
        for (uint256 place = 0; place < PLACES; ++place) {
            Seat memory seat = _seats[place];
            if (seat.number == 0) continue;
            list[length++] = SeatView(seat, contributors.accountOf(seat.personId), _isLive(_seats[place]));
        }
        // the list was made for the most there can be
        assembly ("memory-safe") {
            mstore(list, length)
        }
    }
}
