// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ContributorRegistry} from "../../contracts/ContributorRegistry.sol";
import {Lite} from "../helpers/Lite.sol";

/// @notice Makes legal moves only: registers, seats, renews, ends and moves up to eight people.
contract SeatsHandler is Lite {
    uint256 private constant MOST_PEOPLE = 8;
    uint256 private constant MOST_ACCOUNTS = 24;

    ContributorRegistry public immutable registry;
    /// How many seats are held, by this contract's own count.
    uint256 public held;
    /// Every account that was ever somebody's; the key of the account at place i is i + 1.
    address[] private _accounts;

    constructor() {
        registry = new ContributorRegistry(address(this), 30 days, new ContributorRegistry.Founder[](0));
        registry.grantRole(registry.DATASET_REGISTRY_ROLE(), address(this));
    }

    function accounts() external view returns (address[] memory) {
        return _accounts;
    }

    function register() external {
        if (registry.personCount() == MOST_PEOPLE || _accounts.length == MOST_ACCOUNTS) return;
        vm.prank(freshAccount());
        registry.register(0, "");
    }

    function earn(uint256 seed) external {
        (uint32 id, ContributorRegistry.Person memory person) = pick(seed);
        if (id == 0) return;
        if (!person.contributed && person.seat == ContributorRegistry.Seat.None) ++held;
        registry.earnSeat(id);
    }

    function admit(uint256 seed) external {
        (uint32 id, ContributorRegistry.Person memory person) = pick(seed);
        if (id == 0 || person.seat == ContributorRegistry.Seat.Held) return;
        ++held;
        registry.admitSeat(id);
    }

    function renew(uint256 seed) external {
        (, ContributorRegistry.Person memory person) = pick(seed);
        if (person.seat != ContributorRegistry.Seat.Held) return;
        vm.prank(person.account);
        registry.renewSeat();
    }

    function retire(uint256 seed) external {
        (uint32 id, ContributorRegistry.Person memory person) = pick(seed);
        if (person.seat != ContributorRegistry.Seat.Held) return;
        if (block.timestamp <= person.seatEndsAt) vm.warp(person.seatEndsAt + 1);
        --held;
        registry.retireSeat(id);
    }

    function resign(uint256 seed) external {
        (, ContributorRegistry.Person memory person) = pick(seed);
        if (person.seat != ContributorRegistry.Seat.Held) return;
        --held;
        vm.prank(person.account);
        registry.resignSeat();
    }

    function revoke(uint256 seed) external {
        (uint32 id, ContributorRegistry.Person memory person) = pick(seed);
        if (person.seat != ContributorRegistry.Seat.Held) return;
        --held;
        registry.revokeSeat(id);
    }

    function move(uint256 seed) external {
        (uint32 id, ContributorRegistry.Person memory person) = pick(seed);
        if (id == 0 || _accounts.length == MOST_ACCOUNTS) return;
        address to = freshAccount();
        uint256 before = votes();
        bytes memory signature = signMove(id, to);
        vm.prank(person.account);
        registry.moveAccount(to, type(uint256).max, signature);
        equal(votes(), before, "3: moving changes no total");
        equal(registry.personOf(person.account), 0, "2: a left account is nobody's");
    }

    function pass(uint256 time) external {
        vm.warp(block.timestamp + 1 + (time % 20 days));
    }

    /// @notice All the votes that can be cast now.
    function votes() public view returns (uint256 sum) {
        for (uint256 i = 0; i < _accounts.length; ++i) sum += registry.getVotes(_accounts[i]);
    }

    function pick(uint256 seed) private view returns (uint32 id, ContributorRegistry.Person memory person) {
        uint256 count = registry.personCount();
        if (count == 0) return (id, person);
        id = uint32(1 + (seed % count));
        person = registry.person(id);
    }

    function freshAccount() private returns (address account) {
        account = vm.addr(_accounts.length + 1);
        _accounts.push(account);
    }

    function signMove(uint32 id, address to) private view returns (bytes memory) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Commonweight contributors"),
                keccak256("1"),
                block.chainid,
                address(registry)
            )
        );
        bytes32 action = keccak256(
            abi.encode(
                keccak256("MoveAccount(uint32 personId,address newAccount,uint256 nonce,uint256 deadline)"),
                id,
                to,
                registry.nonces(to),
                type(uint256).max
            )
        );
        bytes32 digest = keccak256(abi.encodePacked(hex"1901", domain, action));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(_accounts.length, digest);
        return abi.encodePacked(r, s, v);
    }
}

contract SeatsInvariants is Lite {
    SeatsHandler private _handler;
    ContributorRegistry private _registry;

    function setUp() external {
        vm.warp(1_000_000_000);
        _handler = new SeatsHandler();
        _registry = _handler.registry();
        targetContract(address(_handler));
    }

    /// 1. The seats in the count are exactly the seats held.
    /// 4. A seat that expired and was retired has no vote; nor has one that ended otherwise.
    function invariant_votesAreSeatsHeld() external view {
        ContributorRegistry.PersonView[] memory people = _registry.persons(1, 100);
        uint256 held = 0;
        for (uint256 i = 0; i < people.length; ++i) {
            bool holds = people[i].person.seat == ContributorRegistry.Seat.Held;
            if (holds) ++held;
            equal(_registry.getVotes(people[i].person.account), holds ? 1 : 0, "4: a seat that ended has no vote");
        }
        equal(held, _handler.held(), "1: seats held");
        equal(_handler.votes(), held, "1: votes are seats held");
    }

    /// 1. The seats in the count are exactly the seats held, at a past second too.
    /// 2. An account votes with at most one unit, and only a person's current account has it.
    function invariant_oneVoteAPerson() external view {
        address[] memory accounts = _handler.accounts();
        uint256 past = 0;
        for (uint256 i = 0; i < accounts.length; ++i) {
            uint256 votes = _registry.getVotes(accounts[i]);
            check(votes <= 1, "2: at most one vote");
            check(votes == 0 || _registry.personOf(accounts[i]) != 0, "2: the current account alone votes");
            past += _registry.getPastVotes(accounts[i], block.timestamp - 1);
        }
        equal(_registry.getPastTotalSupply(block.timestamp - 1), past, "1: past votes are the past total");
    }

    /// 5. What is told of an account's past is what its votes were then, and of whose it is, never that a contributor is none.
    function invariant_pastStandingIsPastVotes() external view {
        address[] memory accounts = _handler.accounts();
        uint256 second = block.timestamp - 1;
        for (uint256 step = 0; step < 4; ++step) {
            for (uint256 i = 0; i < accounts.length; ++i) {
                (uint32 personId, bool seated, bool contributed) = _registry.pastStandingOf(accounts[i], second);
                check(seated == (_registry.getPastVotes(accounts[i], second) == 1), "5: seated as the votes were");
                check(contributed || !_registry.person(personId).contributed, "5: a contributor is told of");
            }
            second -= 9 days;
        }
    }
}
