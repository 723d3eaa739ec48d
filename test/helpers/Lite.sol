// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @dev The cheat codes that the tests use.
interface ICheats {
    function assume(bool condition) external pure;
    function warp(uint256 timestamp) external;
    function prank(address sender) external;
    function startPrank(address sender) external;
    function stopPrank() external;
    function expectRevert(bytes calldata data) external;
    function addr(uint256 privateKey) external pure returns (address);
    function sign(uint256 privateKey, bytes32 digest) external pure returns (uint8 v, bytes32 r, bytes32 s);
    function toString(uint256 value) external pure returns (string memory);
}

/// @notice What a Solidity test needs, and no more.
abstract contract Lite {
    // the name that every Solidity test knows
    // solhint-disable-next-line const-name-snakecase
    ICheats internal constant vm = ICheats(address(uint160(uint256(keccak256("hevm cheat code")))));

    address[] private _targets;

    error LiteNotTrue(string what);
    error LiteNotEqual(string what, uint256 actual, uint256 expected);
    error LiteNotEqualWord(string what, bytes32 actual, bytes32 expected);

    /// @dev The contracts whose functions an invariant run calls at random.
    function targetContract(address target) internal {
        _targets.push(target);
    }

    function targetContracts() external view returns (address[] memory) {
        return _targets;
    }

    function check(bool condition, string memory what) internal pure {
        if (!condition) revert LiteNotTrue(what);
    }

    function equal(uint256 actual, uint256 expected, string memory what) internal pure {
        if (actual != expected) revert LiteNotEqual(what, actual, expected);
    }

    function equal(bytes32 actual, bytes32 expected, string memory what) internal pure {
        if (actual != expected) revert LiteNotEqualWord(what, actual, expected);
    }

    /// @dev Brings `value` between `least` and `most`, both included.
    function within(uint256 value, uint256 least, uint256 most) internal pure returns (uint256) {
        return least + (value % (most - least + 1));
    }
}
