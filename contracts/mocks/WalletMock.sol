// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";

/// @notice An account with code that answers for a signature in good and in bad ways.
contract WalletMock is IERC1271 {
    enum Manner {
        ApprovesKnown,
        SaysNo,
        Reverts,
        BurnsAllGas,
        ReturnsTooLittle,
        ReturnsTooMuch
    }

    Manner public manner;
    mapping(bytes32 digest => bool) private _known;

    error WalletMockRefused();

    function know(bytes32 digest) external {
        _known[digest] = true;
    }

    function behave(Manner manner_) external {
        manner = manner_;
    }

    /// @notice Does several calls in one transaction, as a flash borrower would.
    function batch(address[] calldata targets, bytes[] calldata calls) external payable {
        for (uint256 i = 0; i < targets.length; ++i) {
            // Any target, any call.
            // solhint-disable-next-line avoid-low-level-calls
            (bool success, bytes memory result) = targets[i].call(calls[i]);
            if (!success) {
                assembly ("memory-safe") {
                    revert(add(result, 32), mload(result))
                }
            }
        }
    }

    function isValidSignature(bytes32 digest, bytes calldata) external view returns (bytes4) {
        if (manner == Manner.Reverts) revert WalletMockRefused();
        if (manner == Manner.BurnsAllGas) {
            // What is left when the loop ends by running out is for the caller to survive.
            for (uint256 i = 0; ; ++i) keccak256(abi.encode(i));
        }
        if (manner == Manner.ReturnsTooLittle) {
            assembly ("memory-safe") {
                mstore(0, 0x1626ba7e00000000000000000000000000000000000000000000000000000000)
                return(0, 4)
            }
        }
        if (manner == Manner.ReturnsTooMuch) {
            assembly ("memory-safe") {
                return(0, 500000)
            }
        }
        return
            manner == Manner.ApprovesKnown && _known[digest] ? IERC1271.isValidSignature.selector : bytes4(0xffffffff);
    }
}
