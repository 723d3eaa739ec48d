// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Votes} from "@openzeppelin/contracts/governance/utils/Votes.sol";
import {IERC6372} from "@openzeppelin/contracts/interfaces/IERC6372.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {IContributors} from "../interfaces/IContributors.sol";

/// @notice A members' house whose seats anybody gives, takes and moves.
contract SeatsMock is Votes, IContributors {
    mapping(address account => uint32) private _persons;
    mapping(uint32 personId => address) private _accounts;
    mapping(address account => uint256) private _seats;
    uint32 private _count;

    constructor() EIP712("Seats", "1") {}

    function seat(address account) public {
        if (_persons[account] == 0) _persons[account] = ++_count;
        _accounts[_persons[account]] = account;
        _mint(account);
    }

    /// @notice Lets the next person have the number `count + 1`.
    function skipTo(uint32 count) external {
        _count = count;
    }

    /// @notice Claims a supply without holders.
    function inflate(uint256 amount) external {
        _transferVotingUnits(address(0), address(this), amount);
    }

    function unseat(address account) public {
        _transferVotingUnits(account, address(0), 1);
        _seats[account] = 0;
    }

    function move(address from, address to) external {
        unseat(from);
        _persons[to] = _persons[from];
        _accounts[_persons[from]] = to;
        _mint(to);
    }

    function _mint(address account) private {
        _seats[account] = 1;
        _transferVotingUnits(address(0), account, 1);
        if (delegates(account) == address(0)) _delegate(account, account);
    }

    function earnSeat(uint32 personId) external {
        seat(_accounts[personId]);
    }

    function personOf(address account) external view returns (uint32) {
        return _persons[account];
    }

    function accountOf(uint32 personId) external view returns (address) {
        return _accounts[personId];
    }

    function seatedPerson(address account) external view returns (uint32) {
        return _seats[account] == 0 ? 0 : _persons[account];
    }

    function pastStandingOf(
        address account,
        uint256 timepoint
    ) external view returns (uint32 personId, bool seated, bool contributed) {
        return (_persons[account], getPastVotes(account, timepoint) != 0, false);
    }

    function clock() public view override(Votes, IERC6372) returns (uint48) {
        return uint48(block.timestamp);
    }

    function CLOCK_MODE() public pure override(Votes, IERC6372) returns (string memory) {
        return "mode=timestamp";
    }

    function _getVotingUnits(address account) internal view override returns (uint256) {
        return _seats[account];
    }
}
