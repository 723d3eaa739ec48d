// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {Nonces} from "@openzeppelin/contracts/utils/Nonces.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

/// @title Acting by signature
/// @notice Lets a relayer send, and pay for, what somebody else signed: EIP-712, one use, with a deadline.
/// @dev Accounts with code answer for themselves (ERC-1271).
abstract contract SignedAction is EIP712, Nonces {
    error SignedActionExpired(uint256 deadline);
    error SignedActionInvalidSignature(address signer);

    /// @dev Uses up the signer's nonce.
    /// @param structHashWithNonce The EIP-712 hash of the action, made with the nonce that `nonces(signer)` shows.
    /// @param deadline Last second in which the signature counts, Unix seconds.
    function _checkSigned(
        address signer,
        bytes32 structHashWithNonce,
        uint256 deadline,
        bytes calldata signature
    ) internal {
        if (block.timestamp > deadline) revert SignedActionExpired(deadline);

        _useNonce(signer);

        bytes32 digest = _hashTypedDataV4(structHashWithNonce);
        if (!SignatureChecker.isValidSignatureNowCalldata(signer, digest, signature)) {
            revert SignedActionInvalidSignature(signer);
        }
    }
}
