// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {IContributors} from "./interfaces/IContributors.sol";
import {IDatasets} from "./interfaces/IDatasets.sol";
import {ISuspendable} from "./interfaces/ISuspendable.sol";
import {IncludedSet} from "./libraries/IncludedSet.sol";
import {SignedAction} from "./libraries/SignedAction.sol";
import {DatasetRecords} from "./registry/DatasetRecords.sol";
import {DatasetTerms} from "./registry/DatasetTerms.sol";

/// @title The datasets of the commons
/// @notice Submitted by their contributors, vouched for by seats, included and removed by governance, withdrawn by their
/// contributors at any time and for good. Oversight may suspend one for a while.
/// @dev CARD. A dataset is pinned by the SHA-256 of its card, which lists each file's SHA-256. The chain does not see the
/// card, nor whether the contributor may give what it lists. OWNERS. A dataset belongs to a person, whatever account she
/// acts from. SET. What is included is kept in a bitmap, also for each person what is included of hers.
/// PAYMENT. Whoever is named payee has an interest in the dataset, which bars her from oversight of it; so she can decline.
contract DatasetRegistry is DatasetRecords, ISuspendable, SignedAction {
    using IncludedSet for IncludedSet.Set;

    /// @notice What a contributor hands in.
    struct Submission {
        bytes32 cardSha256;
        /// Where the card can be had; announced in the event, never relied on.
        string mirrorUri;
        /// SPDX identifier, ASCII, padded with zeros on the right.
        bytes32 licence;
        /// Bits: pre-training 1, fine-tuning 2, evaluation 4, commercial use 8.
        uint8 purposes;
        /// Last second of the consent, Unix seconds; 0 for open-ended.
        uint40 consentEndsAt;
        /// 0 open, 1 gated, 2 federated.
        uint8 access;
        /// Who is paid for its use.
        address payee;
        /// The dataset of hers that this one replaces once it is included; 0 for none.
        uint24 supersedes;
        /// The terms that she accepts, as `contributorTermsSha256` has them.
        bytes32 contributorTermsSha256;
    }

    uint8 private constant ALL_PURPOSES = 15;
    uint8 private constant LAST_ACCESS = 2;

    bytes32 private constant ENDORSE_TYPEHASH = keccak256(
        "Endorse(uint24 datasetId,bytes32 reviewSha256,uint256 nonce,uint256 deadline)"
    );

    /// @notice May note which proposal a dataset is in.
    bytes32 public constant GOVERNOR_ROLE = keccak256("GOVERNOR_ROLE");

    /// @notice May suspend datasets.
    bytes32 public constant SUSPENDER_ROLE = keccak256("SUSPENDER_ROLE");

    /// @notice The longest that a suspension can be made for, seconds: 90 days.
    uint40 public constant MAX_SUSPENSION_SECONDS = 90 days;

    /// @notice Who the people are.
    IContributors public immutable contributors;

    mapping(uint24 datasetId => mapping(uint32 personId => bool)) private _declined;

    event DatasetSubmitted(uint24 indexed datasetId, uint32 indexed personId, Submission submission);
    event DatasetEndorsed(
        uint24 indexed datasetId,
        uint32 indexed personId,
        address indexed account,
        bytes32 reviewSha256
    );
    event DatasetIncluded(uint24 indexed datasetId);
    event InclusionSkipped(uint24 indexed datasetId, Status status);
    event DatasetSuperseded(uint24 indexed datasetId, uint24 indexed byDatasetId);
    event DatasetRemoved(uint24 indexed datasetId, bytes32 reasonSha256);
    /// @param reasonSha256 SHA-256 of the contributor's reason; zero where she gives none.
    event DatasetWithdrawn(uint24 indexed datasetId, bytes32 reasonSha256, string reasonUri);
    /// @param suspendedUntil Last second, Unix seconds.
    event DatasetSuspended(uint24 indexed datasetId, uint40 suspendedFrom, uint40 suspendedUntil);
    event SuspensionLifted(uint24 indexed datasetId, uint40 suspendedUntil);
    event PayeeChanged(uint24 indexed datasetId, address payee);
    event PaymentDeclined(uint24 indexed datasetId, uint32 indexed personId);

    error DatasetRegistryNotRegistered(address account);
    error DatasetRegistryCardTaken(bytes32 cardSha256, uint24 datasetId);
    error DatasetRegistryInvalidPurposes(uint8 purposes);
    error DatasetRegistryInvalidAccess(uint8 access);
    error DatasetRegistryTermsNotAccepted(bytes32 stated, bytes32 current);
    error DatasetRegistryCannotSupersede(uint24 datasetId, Status status);
    error DatasetRegistryNotContributor(uint24 datasetId, address account);
    error DatasetRegistryNoLiveSeat(address account);
    error DatasetRegistryEndorsedAlready(uint24 datasetId, uint32 personId);
    error DatasetRegistryNotPayee(uint24 datasetId, address account);
    error DatasetRegistryPaymentDeclined(uint24 datasetId, uint32 personId);
    error DatasetRegistrySuspendedOnce(uint24 datasetId);
    error DatasetRegistryNotSuspended(uint24 datasetId);
    error DatasetRegistrySuspensionOutOfBounds(uint40 until, uint256 min, uint256 max);

    constructor(
        address admin,
        IContributors contributors_,
        uint8 endorsementsRequired_,
        bytes32 contributorTermsSha256_,
        bytes32[] memory licences_
    ) DatasetTerms(endorsementsRequired_, contributorTermsSha256_, licences_) EIP712("Commonweight datasets", "1") {
        _grantRole(DEFAULT_ADMIN_ROLE, admin);
        contributors = contributors_;
    }

    // --- contributors ---

    /// @notice Brings a dataset. It is in no vote yet: that takes endorsements.
    function submit(Submission calldata submission) external returns (uint24 datasetId) {
        uint32 personId = contributors.personOf(msg.sender);
        if (personId == 0) revert DatasetRegistryNotRegistered(msg.sender);
        _checkSubmission(submission, personId);
        uint16 licenceIndex = _requireLicence(submission.licence);

        datasetId = ++datasetCount;
        _datasetOfCard[submission.cardSha256] = datasetId;
        Record storage record = _records[datasetId];
        record.cardSha256 = submission.cardSha256;
        record.payee = submission.payee;
        record.personId = personId;
        record.supersedes = submission.supersedes;
        record.licenceIndex = licenceIndex;
        record.purposes = submission.purposes;
        record.access = submission.access;
        record.status = Status.Submitted;
        if (submission.consentEndsAt != 0) record.consentEndsAt = submission.consentEndsAt;

        emit DatasetSubmitted(datasetId, personId, submission);
    }

    function _checkSubmission(Submission calldata submission, uint32 personId) private view {
        if (submission.cardSha256 == 0 || submission.payee == address(0)) revert DatasetRegistryEmptyValue();
        uint24 taken = _datasetOfCard[submission.cardSha256];
        if (taken != 0) revert DatasetRegistryCardTaken(submission.cardSha256, taken);
        if (submission.purposes == 0 || submission.purposes > ALL_PURPOSES) {
            revert DatasetRegistryInvalidPurposes(submission.purposes);
        }
        if (submission.access > LAST_ACCESS) revert DatasetRegistryInvalidAccess(submission.access);
        if (submission.consentEndsAt != 0 && submission.consentEndsAt <= block.timestamp) {
            revert DatasetRegistryConsentOver(0, submission.consentEndsAt, block.timestamp);
        }
        if (submission.contributorTermsSha256 != contributorTermsSha256) {
            revert DatasetRegistryTermsNotAccepted(submission.contributorTermsSha256, contributorTermsSha256);
        }
        if (submission.supersedes != 0) {
            Record storage old = _requireKnown(submission.supersedes);
            if (old.personId != personId) revert DatasetRegistryNotContributor(submission.supersedes, msg.sender);
            if (old.status != Status.Submitted && old.status != Status.Included) {
                revert DatasetRegistryCannotSupersede(submission.supersedes, old.status);
            }
        }
    }

    /// @notice Takes the caller's dataset back, for good, in whatever state it is. What was sealed before stays, marked as
    /// revoked from now on.
    function withdraw(uint24 datasetId) external {
        _withdraw(datasetId, 0, "");
    }

    /// @notice As `withdraw`, saying why.
    /// @param reasonSha256 SHA-256 of the reason.
    /// @param reasonUri Where it can be read; only announced, never relied on.
    function withdrawWithReason(uint24 datasetId, bytes32 reasonSha256, string calldata reasonUri) external {
        _withdraw(datasetId, reasonSha256, reasonUri);
    }

    function _withdraw(uint24 datasetId, bytes32 reasonSha256, string memory reasonUri) private {
        Record storage record = _requireOwn(datasetId);
        Status status = record.status;
        if (status == Status.Withdrawn) revert DatasetRegistryWrongStatus(datasetId, status);

        if (status == Status.Included) _leaveSet(datasetId, record.personId);
        record.status = Status.Withdrawn;
        // a timestamp has 40 bits, above 24 of id
        _withdrawals.push(uint64((block.timestamp << 24) | datasetId));

        emit DatasetWithdrawn(datasetId, reasonSha256, reasonUri);
    }

    /// @notice Changes who is paid for the caller's dataset.
    function setPayee(uint24 datasetId, address payee) external {
        Record storage record = _requireOwn(datasetId);
        if (payee == address(0)) revert DatasetRegistryEmptyValue();
        uint32 paidId = _everPersonOf(payee);
        if (_declined[datasetId][paidId]) revert DatasetRegistryPaymentDeclined(datasetId, paidId);

        record.payee = payee;

        emit PayeeChanged(datasetId, payee);
    }

    /// @notice Declines to be paid for a dataset, from now on and for good; its contributor is paid in the caller's place.
    /// @dev Whom others can make a payee, they could otherwise bar from oversight.
    function declinePayment(uint24 datasetId) external {
        Record storage record = _requireKnown(datasetId);
        uint32 personId = contributors.personOf(msg.sender);
        if (personId == 0 || personId == record.personId || _everPersonOf(record.payee) != personId) {
            revert DatasetRegistryNotPayee(datasetId, msg.sender);
        }

        _declined[datasetId][personId] = true;
        record.payee = contributors.accountOf(record.personId);

        emit PaymentDeclined(datasetId, personId);
        emit PayeeChanged(datasetId, record.payee);
    }

    /// @dev The person of whom `account` is or was an account; 0 if none.
    function _everPersonOf(address account) private view returns (uint32 personId) {
        (personId, , ) = contributors.pastStandingOf(account, block.timestamp - 1);
    }

    // --- seats ---

    /// @notice Vouches for a dataset with the caller's seat.
    /// @param reviewSha256 SHA-256 of the written review.
    function endorse(uint24 datasetId, bytes32 reviewSha256) external {
        _endorse(msg.sender, datasetId, reviewSha256);
    }

    /// @notice Vouches with the seat of `account`, which signed; whoever relays it pays.
    function endorseBySig(
        address account,
        uint24 datasetId,
        bytes32 reviewSha256,
        uint256 deadline,
        bytes calldata signature
    ) external {
        bytes32 structHash = keccak256(
            abi.encode(ENDORSE_TYPEHASH, datasetId, reviewSha256, nonces(account), deadline)
        );
        _checkSigned(account, structHash, deadline, signature);

        _endorse(account, datasetId, reviewSha256);
    }

    function _endorse(address account, uint24 datasetId, bytes32 reviewSha256) private {
        Record storage record = _requireKnown(datasetId);
        if (reviewSha256 == 0) revert DatasetRegistryEmptyValue();
        uint32 personId = contributors.seatedPerson(account);
        if (personId == 0) revert DatasetRegistryNoLiveSeat(account);
        if (personId == record.personId) revert DatasetRegistryOwnDataset(datasetId, personId);
        if (record.status != Status.Submitted) revert DatasetRegistryWrongStatus(datasetId, record.status);
        if (hasEndorsed(datasetId, personId)) revert DatasetRegistryEndorsedAlready(datasetId, personId);

        _endorsedBy[datasetId][personId >> 8] |= 1 << (personId & 255);
        ++record.endorsements;

        emit DatasetEndorsed(datasetId, personId, account, reviewSha256);
    }

    // --- votes and governance ---

    /// @inheritdoc IDatasets
    function putToVote(
        uint24[] calldata datasetIds,
        uint32 proposalNumber
    ) external onlyRole(GOVERNOR_ROLE) returns (uint32[] memory lastProposals) {
        uint8 required = endorsementsRequired;
        // bound: a batch of proposals
        for (uint256 i = 0; i < datasetIds.length; ++i) {
            uint24 datasetId = datasetIds[i];
            Record storage record = _records[datasetId];
            if (record.status != Status.Submitted) {
                _requireKnown(datasetId);
                revert DatasetRegistryWrongStatus(datasetId, record.status);
            }
            uint32 endorsements = record.endorsements;
            if (endorsements < required) revert DatasetRegistryNotEndorsed(datasetId, endorsements, required);
            if (!_inConsent(record, block.timestamp)) {
                revert DatasetRegistryConsentOver(datasetId, record.consentEndsAt, block.timestamp);
            }

            uint32 lastProposal = record.lastProposal;
            record.lastProposal = proposalNumber;
            if (lastProposal != 0) {
                if (lastProposals.length == 0) lastProposals = new uint32[](datasetIds.length);
                lastProposals[i] = lastProposal;
            }
        }
    }

    /// @inheritdoc IDatasets
    function include(uint24[] calldata datasetIds) external onlyRole(DEFAULT_ADMIN_ROLE) {
        // bound: the batch that was voted on
        for (uint256 i = 0; i < datasetIds.length; ++i) _include(datasetIds[i]);
    }

    function _include(uint24 datasetId) private {
        Record storage record = _records[datasetId];
        if (record.status != Status.Submitted || !_inConsent(record, block.timestamp)) {
            emit InclusionSkipped(datasetId, record.status);
            return;
        }

        record.status = Status.Included;
        uint32 personId = record.personId;
        bool consentEnds = record.consentEndsAt != 0;
        _included.enlist(datasetId, consentEnds);
        _includedOf[personId].add(datasetId, consentEnds);
        ++revision;
        emit DatasetIncluded(datasetId);

        _supersede(record.supersedes, datasetId);
        contributors.earnSeat(personId);
    }

    function _supersede(uint24 oldId, uint24 newId) private {
        Record storage old = _records[oldId];
        if (old.status != Status.Submitted && old.status != Status.Included) return;

        if (old.status == Status.Included) _leaveSet(oldId, old.personId);
        old.status = Status.Superseded;

        emit DatasetSuperseded(oldId, newId);
    }

    /// @inheritdoc ISuspendable
    /// @param reasonSha256 SHA-256 of the published reason.
    function remove(uint24 datasetId, bytes32 reasonSha256) external onlyRole(DEFAULT_ADMIN_ROLE) {
        Record storage record = _requireKnown(datasetId);
        if (reasonSha256 == 0) revert DatasetRegistryEmptyValue();
        if (record.status != Status.Included) revert DatasetRegistryWrongStatus(datasetId, record.status);

        _leaveSet(datasetId, record.personId);
        record.status = Status.Removed;

        emit DatasetRemoved(datasetId, reasonSha256);
    }

    /// @inheritdoc ISuspendable
    function liftSuspension(uint24 datasetId) external onlyRole(DEFAULT_ADMIN_ROLE) {
        Record storage record = _requireKnown(datasetId);
        if (record.status != Status.Included) revert DatasetRegistryWrongStatus(datasetId, record.status);
        if (!_isSuspended(record)) revert DatasetRegistryNotSuspended(datasetId);

        record.suspendedUntil = uint40(block.timestamp);

        emit SuspensionLifted(datasetId, record.suspendedUntil);
    }

    // --- oversight ---

    /// @inheritdoc ISuspendable
    function suspend(uint24 datasetId, uint40 until) external onlyRole(SUSPENDER_ROLE) {
        requireSuspendable(datasetId);
        uint256 max = block.timestamp + MAX_SUSPENSION_SECONDS;
        if (until <= block.timestamp || until > max) {
            revert DatasetRegistrySuspensionOutOfBounds(until, block.timestamp + 1, max);
        }

        Record storage record = _records[datasetId];
        record.suspendedFrom = uint40(block.timestamp);
        record.suspendedUntil = until;
        _included.watch(datasetId);
        _includedOf[record.personId].watch(datasetId);

        emit DatasetSuspended(datasetId, uint40(block.timestamp), until);
    }

    /// @inheritdoc ISuspendable
    function requireSuspendable(uint24 datasetId) public view {
        Record storage record = _requireKnown(datasetId);
        if (record.status != Status.Included) revert DatasetRegistryWrongStatus(datasetId, record.status);
        if (record.suspendedFrom != 0) revert DatasetRegistrySuspendedOnce(datasetId);
    }

    /// @inheritdoc ISuspendable
    function stakeholdersOf(uint24 datasetId) external view returns (uint32 giverId, uint32 paidId) {
        Record storage record = _records[datasetId];
        return (record.personId, _everPersonOf(record.payee));
    }

    // --- helpers ---

    function _leaveSet(uint24 datasetId, uint32 personId) private {
        _included.delist(datasetId);
        _includedOf[personId].remove(datasetId);
        ++revision;
    }

    function _requireOwn(uint24 datasetId) private view returns (Record storage record) {
        record = _requireKnown(datasetId);
        uint32 personId = contributors.personOf(msg.sender);
        if (personId == 0 || personId != record.personId) {
            revert DatasetRegistryNotContributor(datasetId, msg.sender);
        }
    }
}
