// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AccessControl} from "@openzeppelin/contracts/access/AccessControl.sol";
import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {Votes} from "@openzeppelin/contracts/governance/utils/Votes.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {IERC6372} from "@openzeppelin/contracts/interfaces/IERC6372.sol";
import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";
import {IContributors} from "./interfaces/IContributors.sol";
import {SignedAction} from "./libraries/SignedAction.sol";

/// @title The people of the commons, and the members' house
/// @notice Registration, and the seats that vote. A seat is one vote and belongs to a person; it cannot be transferred.
/// @dev PERSONS. A person is a number. An account belongs to one person for ever, a person acts from one account at a time.
/// VOTES. A seat is one unit of OpenZeppelin's `Votes`, always delegated to its holder, so past votes are 0 or 1.
/// EXPIRY. An expired seat stays in the count until somebody retires it; meanwhile it votes, but vouches for nothing.
contract ContributorRegistry is IContributors, Votes, SignedAction, AccessControl {
    /// A person's seat:
    ///   None ──earn, admit──▶ Held ──retire──▶ Retired ──admit──▶ Held
    ///                         Held ──resign──▶ Resigned ──admit──▶ Held
    ///                         Held ──revoke──▶ Revoked ──admit──▶ Held
    enum Seat {
        None,
        Held,
        Retired,
        Resigned,
        Revoked
    }

    /// @notice What is known of a person. One slot.
    struct Person {
        address account;
        /// Unix seconds; the seat is live up to and including this second.
        uint40 seatEndsAt;
        Seat seat;
        /// Whether a dataset of hers was ever included.
        bool contributed;
    }

    /// @dev What is known of an account, so that a ballot finds it all in one slot.
    struct Account {
        /// Whose it is, for ever; 0 if nobody's.
        uint32 personId;
        /// Since when it has held her seat without a break, Unix seconds; 0 if it holds none.
        uint48 seatedSince;
        /// Whether a dataset of hers was ever included. What she left by a move is marked, since later ones are not noted there.
        bool contributed;
    }

    struct PersonView {
        uint32 personId;
        Person person;
    }

    /// @notice Somebody who is seated from the start.
    struct Founder {
        address account;
        bytes32 profileSha256;
        string profileUri;
    }

    /// @notice May grant the seat that an inclusion earns.
    bytes32 public constant DATASET_REGISTRY_ROLE = keccak256("DATASET_REGISTRY_ROLE");

    /// @notice Bounds of a seat's term, seconds: 30 days to 5 years.
    uint40 public constant MIN_SEAT_TERM_SECONDS = 30 days;
    uint40 public constant MAX_SEAT_TERM_SECONDS = 5 * 365 days;

    bytes32 private constant REGISTER_TYPEHASH = keccak256(
        "Register(address account,bytes32 profileSha256,string profileUri,uint256 nonce,uint256 deadline)"
    );
    bytes32 private constant MOVE_TYPEHASH = keccak256(
        "MoveAccount(uint32 personId,address newAccount,uint256 nonce,uint256 deadline)"
    );

    /// @notice How long a seat lasts that is granted or renewed now, seconds.
    uint40 public seatTermSeconds;

    /// @notice How many persons ever registered; their numbers run from 1 to this.
    uint32 public personCount;

    mapping(uint32 personId => Person person) private _persons;
    mapping(address account => Account) private _accounts;

    event PersonRegistered(uint32 indexed personId, address indexed account, bytes32 profileSha256, string profileUri);
    event ProfileUpdated(uint32 indexed personId, bytes32 profileSha256, string profileUri);
    event AccountMoved(uint32 indexed personId, address indexed oldAccount, address indexed newAccount);
    event SeatGranted(uint32 indexed personId, uint40 endsAt, bool earned);
    event SeatRenewed(uint32 indexed personId, uint40 endsAt);
    event SeatEnded(uint32 indexed personId, Seat how);
    event FirstInclusion(uint32 indexed personId);
    event SeatTermChanged(uint40 oldSeconds, uint40 newSeconds);

    error ContributorRegistryAccountTaken(address account, uint32 personId);
    error ContributorRegistryZeroAccount();
    error ContributorRegistryNotRegistered(address account);
    error ContributorRegistryUnknownPerson(uint32 personId);
    error ContributorRegistryNoSeat(uint32 personId, Seat seat);
    error ContributorRegistrySeatHeld(uint32 personId);
    error ContributorRegistrySeatNotExpired(uint32 personId, uint40 endsAt);
    error ContributorRegistrySeatTermOutOfBounds(uint40 termSeconds, uint40 minSeconds, uint40 maxSeconds);
    error ContributorRegistrySeatsDoNotDelegate();

    constructor(
        address admin,
        uint40 seatTermSeconds_,
        Founder[] memory founders
    ) EIP712("Commonweight contributors", "1") {
        _grantRole(DEFAULT_ADMIN_ROLE, admin);
        _setSeatTerm(seatTermSeconds_);

        // bound: the deployment's own list
        for (uint256 i = 0; i < founders.length; ++i) {
            Founder memory founder = founders[i];
            _grantSeat(_register(founder.account, founder.profileSha256, founder.profileUri), false);
        }
    }

    // --- registration ---

    /// @notice Makes the caller a person of the commons. It gives no vote.
    /// @param profileSha256 SHA-256 of the profile document; zero where there is none.
    /// @param profileUri Where the document can be had; only announced, never relied on.
    function register(bytes32 profileSha256, string calldata profileUri) external returns (uint32 personId) {
        return _register(msg.sender, profileSha256, profileUri);
    }

    /// @notice Registers `account`, which signed that it wants to be; whoever relays it pays.
    function registerBySig(
        address account,
        bytes32 profileSha256,
        string calldata profileUri,
        uint256 deadline,
        bytes calldata signature
    ) external returns (uint32 personId) {
        bytes32 structHash = keccak256(
            abi.encode(
                REGISTER_TYPEHASH,
                account,
                profileSha256,
                keccak256(bytes(profileUri)),
                nonces(account),
                deadline
            )
        );
        _checkSigned(account, structHash, deadline, signature);

        return _register(account, profileSha256, profileUri);
    }

    function _register(
        address account,
        bytes32 profileSha256,
        string memory profileUri
    ) private returns (uint32 personId) {
        _requireFreshAccount(account);

        personId = ++personCount;
        _accounts[account].personId = personId;
        _persons[personId].account = account;

        emit PersonRegistered(personId, account, profileSha256, profileUri);
    }

    function _requireFreshAccount(address account) private view {
        if (account == address(0)) revert ContributorRegistryZeroAccount();
        uint32 taken = _accounts[account].personId;
        if (taken != 0) revert ContributorRegistryAccountTaken(account, taken);
    }

    /// @notice Announces a new profile document of the caller's.
    function updateProfile(bytes32 profileSha256, string calldata profileUri) external {
        uint32 personId = _requirePerson(msg.sender);

        emit ProfileUpdated(personId, profileSha256, profileUri);
    }

    /// @notice Moves the caller's person, seat and all, to a new account, which has to sign.
    /// @param newAccount One that was never anybody's here.
    /// @param signature The new account's, over MoveAccount(personId, newAccount, its nonce, deadline).
    function moveAccount(address newAccount, uint256 deadline, bytes calldata signature) external {
        uint32 personId = _requirePerson(msg.sender);
        _requireFreshAccount(newAccount);
        bytes32 structHash = keccak256(abi.encode(MOVE_TYPEHASH, personId, newAccount, nonces(newAccount), deadline));
        _checkSigned(newAccount, structHash, deadline, signature);

        bool held = _persons[personId].seat == Seat.Held;
        _persons[personId].account = newAccount;
        _accounts[newAccount] = Account(personId, held ? clock() : 0, _accounts[msg.sender].contributed);
        _accounts[msg.sender] = Account(personId, 0, true);
        if (held) _transferVotingUnits(msg.sender, newAccount, 1);

        emit AccountMoved(personId, msg.sender, newAccount);
    }

    // --- seats ---

    /// @inheritdoc IContributors
    function earnSeat(uint32 personId) external onlyRole(DATASET_REGISTRY_ROLE) {
        Person storage record = _requireKnown(personId);
        if (record.contributed) return;

        record.contributed = true;
        _accounts[record.account].contributed = true;
        emit FirstInclusion(personId);

        if (record.seat == Seat.None) _grantSeat(personId, true);
    }

    /// @notice Seats a person by decision of governance, also one who was seated before.
    function admitSeat(uint32 personId) external onlyRole(DEFAULT_ADMIN_ROLE) {
        if (_requireKnown(personId).seat == Seat.Held) revert ContributorRegistrySeatHeld(personId);

        _grantSeat(personId, false);
    }

    function _grantSeat(uint32 personId, bool earned) private {
        Person storage record = _persons[personId];
        record.seat = Seat.Held;
        record.seatEndsAt = uint40(block.timestamp) + seatTermSeconds;
        _accounts[record.account].seatedSince = clock();
        _transferVotingUnits(address(0), record.account, 1);

        emit SeatGranted(personId, record.seatEndsAt, earned);
    }

    /// @notice Starts a new term of the caller's seat, from now. It costs nothing but the transaction.
    function renewSeat() external {
        uint32 personId = _requirePerson(msg.sender);
        Person storage record = _requireHeld(personId);

        record.seatEndsAt = uint40(block.timestamp) + seatTermSeconds;

        emit SeatRenewed(personId, record.seatEndsAt);
    }

    /// @notice Takes an expired seat out of the count. Anybody may.
    function retireSeat(uint32 personId) external {
        Person storage record = _requireHeld(personId);
        if (block.timestamp <= record.seatEndsAt) {
            revert ContributorRegistrySeatNotExpired(personId, record.seatEndsAt);
        }

        _endSeat(personId, Seat.Retired);
    }

    /// @notice Gives up the caller's seat.
    function resignSeat() external {
        uint32 personId = _requirePerson(msg.sender);
        _requireHeld(personId);

        _endSeat(personId, Seat.Resigned);
    }

    /// @notice Takes a person's seat by decision of governance, whatever account she moved to.
    function revokeSeat(uint32 personId) external onlyRole(DEFAULT_ADMIN_ROLE) {
        _requireHeld(personId);

        _endSeat(personId, Seat.Revoked);
    }

    function _endSeat(uint32 personId, Seat how) private {
        Person storage record = _persons[personId];
        record.seat = how;
        _accounts[record.account].seatedSince = 0;
        _transferVotingUnits(record.account, address(0), 1);

        emit SeatEnded(personId, how);
    }

    // --- settings ---

    /// @notice Sets the term of seats that are granted or renewed from now on.
    /// @param termSeconds 30 days to 5 years.
    function setSeatTerm(uint40 termSeconds) external onlyRole(DEFAULT_ADMIN_ROLE) {
        _setSeatTerm(termSeconds);
    }

    function _setSeatTerm(uint40 termSeconds) private {
        if (termSeconds < MIN_SEAT_TERM_SECONDS || termSeconds > MAX_SEAT_TERM_SECONDS) {
            revert ContributorRegistrySeatTermOutOfBounds(termSeconds, MIN_SEAT_TERM_SECONDS, MAX_SEAT_TERM_SECONDS);
        }
        emit SeatTermChanged(seatTermSeconds, termSeconds);
        seatTermSeconds = termSeconds;
    }

    // --- votes ---

    /// @notice A seat always votes for its holder.
    function delegates(address account) public pure override(Votes, IVotes) returns (address) {
        return account;
    }

    /// @dev Both of OpenZeppelin's ways to delegate end here.
    function _delegate(address, address) internal pure override {
        revert ContributorRegistrySeatsDoNotDelegate();
    }

    function _getVotingUnits(address account) internal view override returns (uint256) {
        uint32 personId = personOf(account);
        return _persons[personId].seat == Seat.Held ? 1 : 0;
    }

    /// @notice Seconds, as ERC-6372 wants them told.
    function clock() public view override(Votes, IERC6372) returns (uint48) {
        return Time.timestamp();
    }

    /// @notice The clock's unit, as ERC-6372 names it.
    function CLOCK_MODE() public pure override(Votes, IERC6372) returns (string memory) {
        return "mode=timestamp";
    }

    // --- views ---

    /// @inheritdoc IContributors
    function personOf(address account) public view returns (uint32 personId) {
        personId = _accounts[account].personId;
        if (personId != 0 && _persons[personId].account != account) return 0;
    }

    /// @inheritdoc IContributors
    function accountOf(uint32 personId) external view returns (address account) {
        return _persons[personId].account;
    }

    /// @inheritdoc IContributors
    function seatedPerson(address account) external view returns (uint32 personId) {
        personId = _accounts[account].personId;
        Person storage record = _persons[personId];
        if (record.account != account || record.seat != Seat.Held || block.timestamp > record.seatEndsAt) return 0;
    }

    /// @inheritdoc IContributors
    function pastStandingOf(
        address account,
        uint256 timepoint
    ) external view returns (uint32 personId, bool seated, bool contributed) {
        Account storage known = _accounts[account];
        personId = known.personId;
        contributed = known.contributed;
        if (personId == 0) return (0, false, false);

        // a seat held since then without a break needs no search through the past
        uint256 since = known.seatedSince;
        seated = (since != 0 && since <= timepoint && timepoint < clock()) || getPastVotes(account, timepoint) != 0;
    }

    /// @notice A person's record; reverts for a number that nobody has.
    function person(uint32 personId) external view returns (Person memory) {
        return _requireKnown(personId);
    }

    /// @notice At most `limit` persons, by number, from `fromId` on.
    function persons(uint32 fromId, uint256 limit) external view returns (PersonView[] memory page) {
        uint256 first = fromId == 0 ? 1 : fromId;
        uint256 left = first > personCount ? 0 : personCount - first + 1;
        page = new PersonView[](limit < left ? limit : left);
        for (uint256 i = 0; i < page.length; ++i) {
            // first + i ≤ personCount < 2^32
            uint32 personId = uint32(first + i);
            page[i] = PersonView(personId, _persons[personId]);
        }
    }

    function _requirePerson(address account) private view returns (uint32 personId) {
        personId = personOf(account);
        if (personId == 0) revert ContributorRegistryNotRegistered(account);
    }

    function _requireKnown(uint32 personId) private view returns (Person storage known) {
        known = _persons[personId];
        if (known.account == address(0)) revert ContributorRegistryUnknownPerson(personId);
    }

    function _requireHeld(uint32 personId) private view returns (Person storage known) {
        known = _requireKnown(personId);
        if (known.seat != Seat.Held) revert ContributorRegistryNoSeat(personId, known.seat);
    }
}
