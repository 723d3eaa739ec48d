// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice Something for a proposal to call.
contract TargetMock {
    uint256 public value;

    event Set(address caller, uint256 value, uint256 wei_);

    error TargetMockRefused(uint256 value);

    receive() external payable {}

    function set(uint256 value_) external payable {
        value = value_;
        emit Set(msg.sender, value_, msg.value);
    }

    function refuse(uint256 value_) external pure {
        revert TargetMockRefused(value_);
    }

    /// @notice Calls back into somebody while a proposal is being executed.
    function callBack(address target, bytes calldata data) external {
        ++value;
        // Any target, any call.
        // solhint-disable-next-line avoid-low-level-calls
        (bool success, bytes memory result) = target.call(data);
        if (!success) {
            assembly ("memory-safe") {
                revert(add(result, 32), mload(result))
            }
        }
    }
}
