// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {GovernorCountingTwoHouses} from "./GovernorCountingTwoHouses.sol";

/// @title Votes signed by their voters and sent by anybody
/// @notice OpenZeppelin's typed data (Ballot, ExtendedBallot), by key or, for an account with code, by ERC-1271.
///
/// NONCE. A signed vote names the voter's nonce but does not use it up: the receipt already keeps it from counting twice, and
/// votes on several proposals can be signed at once. `cancelSignedVotes` raises the nonce, which takes back
/// whatever was signed and not yet counted.
abstract contract GovernorSignedVotes is GovernorCountingTwoHouses {
    struct SignedVote {
        uint256 proposalId;
        address voter;
        uint8 support;
        /// Empty: the signature is over a Ballot. Otherwise: over an ExtendedBallot with empty params.
        string reason;
        bytes signature;
    }

    /// What a wallet may burn on checking a signature, so that one in a batch cannot use up the gas of the others.
    uint256 private constant WALLET_GAS = 1_000_000;

    event SignedVotesCancelled(address indexed voter, uint256 nonce);

    /// @param why The selector of the error that this vote would have met on its own.
    event SignedVoteRefused(uint256 indexed proposalId, address indexed voter, bytes4 why);

    /// @notice Takes back all signed votes of the caller that are not counted yet.
    function cancelSignedVotes() external {
        address voter = _msgSender();
        emit SignedVotesCancelled(voter, _useNonce(voter) + 1);
    }

    /// @notice Counts a batch of votes. One that cannot be counted is passed over, with an event, and spoils no other.
    function castVotesBySig(SignedVote[] calldata votes) external {
        for (uint256 i = 0; i < votes.length; ++i) {
            bytes4 why = _tryCast(votes[i]);
            if (why != 0) emit SignedVoteRefused(votes[i].proposalId, votes[i].voter, why);
        }
    }

    /// @dev Counts a vote, or returns the selector of what is wrong with it.
    function _tryCast(SignedVote calldata vote) private returns (bytes4 why) {
        uint256 proposalId = vote.proposalId;
        uint256 snapshot = proposalSnapshot(proposalId);
        if (snapshot == 0) return GovernorNonexistentProposal.selector;
        if (state(proposalId) != ProposalState.Active) return GovernorUnexpectedProposalState.selector;
        if (vote.support > uint8(VoteType.Abstain)) return GovernorInvalidVoteType.selector;
        bool signed =
            bytes(vote.reason).length == 0
                ? _validateVoteSig(proposalId, vote.support, vote.voter, vote.signature)
                : _validateExtendedVoteSig(proposalId, vote.support, vote.voter, vote.reason, "", vote.signature);
        if (!signed) return GovernorInvalidSignature.selector;

        uint256 weight = _getVotes(vote.voter, snapshot, "");
        (bool isNew, uint256 counted) = _tryCount(proposalId, vote.voter, vote.support, weight);
        if (!isNew) return GovernorAlreadyCastVote.selector;
        emit VoteCast(vote.voter, proposalId, vote.support, counted, vote.reason);
    }

    function _validateVoteSig(
        uint256 proposalId,
        uint8 support,
        address voter,
        bytes memory signature
    ) internal view virtual override returns (bool) {
        bytes32 structHash = keccak256(abi.encode(BALLOT_TYPEHASH, proposalId, support, voter, nonces(voter)));
        return _isSigned(voter, structHash, signature);
    }

    function _validateExtendedVoteSig(
        uint256 proposalId,
        uint8 support,
        address voter,
        string memory reason,
        bytes memory params,
        bytes memory signature
    ) internal view virtual override returns (bool) {
        bytes32 structHash = keccak256(
            abi.encode(
                EXTENDED_BALLOT_TYPEHASH,
                proposalId,
                support,
                voter,
                nonces(voter),
                keccak256(bytes(reason)),
                keccak256(params)
            )
        );
        return _isSigned(voter, structHash, signature);
    }

    function _isSigned(address voter, bytes32 structHash, bytes memory signature) private view returns (bool) {
        bytes32 digest = _hashTypedDataV4(structHash);
        if (voter.code.length == 0) {
            (address signer, ECDSA.RecoverError fault, ) = ECDSA.tryRecover(digest, signature);
            return fault == ECDSA.RecoverError.NoError && signer == voter;
        }
        return _isApproved(voter, abi.encodeCall(IERC1271.isValidSignature, (digest, signature)));
    }

    /// @dev In assembly, because a call written in Solidity copies as much as the wallet cares to return.
    function _isApproved(address wallet, bytes memory question) private view returns (bool approved) {
        bytes4 yes = IERC1271.isValidSignature.selector;
        assembly ("memory-safe") {
            let success := staticcall(WALLET_GAS, wallet, add(question, 32), mload(question), 0, 32)
            approved := and(success, and(gt(returndatasize(), 31), eq(mload(0), yes)))
        }
    }
}
