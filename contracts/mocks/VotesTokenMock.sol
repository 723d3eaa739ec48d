// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Votes, Votes} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Votes.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";

/// @notice A votes token that anybody mints and burns, on either clock.
contract VotesTokenMock is ERC20Votes {
    bool private immutable _blockClock;

    constructor(bool blockClock) ERC20("Votes", "V") EIP712("Votes", "1") {
        _blockClock = blockClock;
    }

    function mint(address account, uint256 amount) external {
        _mint(account, amount);
    }

    function burn(address account, uint256 amount) external {
        _burn(account, amount);
    }

    function clock() public view override returns (uint48) {
        return _blockClock ? uint48(block.number) : uint48(block.timestamp);
    }

    function CLOCK_MODE() public view override(Votes) returns (string memory) {
        return _blockClock ? "mode=blocknumber&from=default" : "mode=timestamp";
    }

    function _update(address from, address to, uint256 amount) internal override {
        super._update(from, to, amount);
        if (to != address(0) && delegates(to) == address(0)) _delegate(to, to);
    }
}
