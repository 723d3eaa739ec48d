// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AccessControl} from "@openzeppelin/contracts/access/AccessControl.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import {ERC20Votes} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Votes.sol";
import {Nonces} from "@openzeppelin/contracts/utils/Nonces.sol";
import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";

/// @title The token of the token house
/// @notice An ERC-20 whose holders vote without first having to delegate: who receives tokens while having no delegate, and
/// never having chosen one, becomes her own.
/// @dev CLOCK. Unix seconds. MINTING. Governance mints, within a share of the supply for each period of 365 days, so that
/// no single decision can dilute the house without limit. Nothing burns tokens.
contract CommonsToken is ERC20, ERC20Permit, ERC20Votes, AccessControl {
    /// @notice One line of the first distribution; amount in 10^-18 tokens.
    struct Allocation {
        address account;
        uint256 amount;
    }

    /// @notice Length of a minting period, seconds: 365 days.
    uint40 public constant MINT_PERIOD_SECONDS = 365 days;

    /// @notice The largest yearly cap that a deployment can choose: 20 %.
    uint16 public constant MAX_MINT_CAP_BPS = 2_000;

    /// @notice What may be minted in a period, in hundredths of a percent of the supply at the period's start.
    uint16 public immutable mintCapBpsPerYear;

    /// @notice When the running minting period began, Unix seconds.
    uint40 public mintPeriodStart;

    /// @notice How much may still be minted in the running period, 10^-18 tokens.
    uint208 public mintable;

    mapping(address account => bool chosen) private _choseDelegate;

    event MintPeriodStarted(uint40 startedAt, uint256 mintable);

    error CommonsTokenMintCapTooHigh(uint16 capBps, uint16 maxBps);
    error CommonsTokenMintCapExceeded(uint256 requested, uint256 mintable);

    constructor(
        string memory name_,
        string memory symbol_,
        address admin,
        Allocation[] memory allocations,
        uint16 mintCapBpsPerYear_
    ) ERC20(name_, symbol_) ERC20Permit(name_) {
        if (mintCapBpsPerYear_ > MAX_MINT_CAP_BPS) {
            revert CommonsTokenMintCapTooHigh(mintCapBpsPerYear_, MAX_MINT_CAP_BPS);
        }
        mintCapBpsPerYear = mintCapBpsPerYear_;
        _grantRole(DEFAULT_ADMIN_ROLE, admin);

        // bound: the deployment's own list
        for (uint256 i = 0; i < allocations.length; ++i) {
            _mint(allocations[i].account, allocations[i].amount);
        }
        _startMintPeriod();
    }

    // --- minting ---

    /// @notice Creates tokens, within what the running period still allows.
    /// @param amount In 10^-18 tokens.
    function mint(address to, uint256 amount) external onlyRole(DEFAULT_ADMIN_ROLE) {
        if (block.timestamp >= mintPeriodStart + MINT_PERIOD_SECONDS) _startMintPeriod();
        if (amount > mintable) revert CommonsTokenMintCapExceeded(amount, mintable);

        // amount ≤ mintable < 2^208
        mintable -= uint208(amount);
        _mint(to, amount);
    }

    function _startMintPeriod() private {
        mintPeriodStart = uint40(block.timestamp);
        // ERC20Votes keeps the supply below 2^208; the cap is at most a fifth of it
        mintable = uint208((totalSupply() * mintCapBpsPerYear) / 10_000);
        emit MintPeriodStarted(mintPeriodStart, mintable);
    }

    // --- voting power ---

    /// @notice Seconds, as ERC-6372 wants them told.
    function clock() public view override returns (uint48) {
        return Time.timestamp();
    }

    /// @notice The clock's unit, as ERC-6372 names it.
    function CLOCK_MODE() public pure override returns (string memory) {
        return "mode=timestamp";
    }

    /// @dev Whoever delegates once, be it to nobody, has chosen, and is not delegated for again.
    function _delegate(address account, address delegatee) internal override {
        _choseDelegate[account] = true;
        super._delegate(account, delegatee);
    }

    function _update(address from, address to, uint256 value) internal override(ERC20, ERC20Votes) {
        if (to != address(0) && value > 0 && delegates(to) == address(0) && !_choseDelegate[to]) {
            super._delegate(to, to);
        }
        super._update(from, to, value);
    }

    // --- views ---

    /// @inheritdoc ERC20Permit
    function nonces(address owner) public view override(ERC20Permit, Nonces) returns (uint256) {
        return super.nonces(owner);
    }
}
