// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AccessControl} from "@openzeppelin/contracts/access/AccessControl.sol";

/// @title What governance sets for datasets: allowed licences, endorsements asked for, the contributor terms
/// @dev A change counts for what is submitted or proposed after it, never for what is there already.
abstract contract DatasetTerms is AccessControl {
    /// @notice One version of the contributor terms.
    struct ContributorTerms {
        bytes32 sha256;
        /// The first dataset that could be submitted under it; those from the next version's on are not.
        uint24 fromDatasetId;
    }

    struct Licence {
        /// SPDX identifier, ASCII, padded with zeros on the right.
        bytes32 spdxId;
        bool allowed;
    }

    /// @notice Bounds of the endorsements that a dataset needs before it can be put to a vote.
    uint8 public constant MIN_ENDORSEMENTS = 1;
    uint8 public constant MAX_ENDORSEMENTS = 20;

    /// @notice How many seats must vouch for a dataset before it can be put to a vote.
    uint8 public endorsementsRequired;

    /// @notice SHA-256 of the terms that a contributor states to accept when she submits.
    bytes32 public contributorTermsSha256;

    /// @notice How many datasets were ever submitted; their ids run from 1 to this.
    uint24 public datasetCount;

    ContributorTerms[] private _contributorTerms;
    Licence[] private _licences;
    mapping(bytes32 spdxId => uint256 indexPlusOne) private _licenceIndex;

    event LicenceAllowed(bytes32 indexed spdxId);
    event LicenceDisallowed(bytes32 indexed spdxId);
    event EndorsementsRequiredChanged(uint8 oldCount, uint8 newCount);
    event ContributorTermsChanged(bytes32 oldSha256, bytes32 newSha256);

    error DatasetRegistryLicenceNotAllowed(bytes32 spdxId);
    error DatasetRegistryLicenceNotText(bytes32 spdxId);
    error DatasetRegistryLicenceAllowedAlready(bytes32 spdxId);
    error DatasetRegistryEndorsementsOutOfBounds(uint8 count, uint8 min, uint8 max);
    error DatasetRegistryEmptyValue();

    constructor(uint8 endorsementsRequired_, bytes32 contributorTermsSha256_, bytes32[] memory licences_) {
        _setEndorsementsRequired(endorsementsRequired_);
        _setContributorTerms(contributorTermsSha256_);
        // bound: the deployment's own list
        for (uint256 i = 0; i < licences_.length; ++i) _allowLicence(licences_[i]);
    }

    /// @notice Lets datasets of this licence be submitted from now on.
    function allowLicence(bytes32 spdxId) external onlyRole(DEFAULT_ADMIN_ROLE) {
        _allowLicence(spdxId);
    }

    function _allowLicence(bytes32 spdxId) private {
        if (spdxId == 0) revert DatasetRegistryEmptyValue();
        if (!_isText(spdxId)) revert DatasetRegistryLicenceNotText(spdxId);
        uint256 index = _licenceIndex[spdxId];
        if (index == 0) {
            _licences.push(Licence(spdxId, true));
            // narrowing when it is read: an index of licences stays below 2^16, see `_requireLicence`
            _licenceIndex[spdxId] = _licences.length;
        } else {
            if (_licences[index - 1].allowed) revert DatasetRegistryLicenceAllowedAlready(spdxId);
            _licences[index - 1].allowed = true;
        }

        emit LicenceAllowed(spdxId);
    }

    /// @dev Printable ASCII without blanks, padded with zeros on the right: every reader makes the same text of it, and back.
    function _isText(bytes32 spdxId) private pure returns (bool) {
        // bound: 32 bytes
        for (bytes32 rest = spdxId; rest != 0; rest <<= 8) {
            if (rest[0] < 0x21 || rest[0] > 0x7e) return false;
        }
        return true;
    }

    /// @notice Takes a licence off the list. Datasets that have it stay as they are.
    function disallowLicence(bytes32 spdxId) external onlyRole(DEFAULT_ADMIN_ROLE) {
        uint256 index = _requireLicence(spdxId);

        _licences[index].allowed = false;

        emit LicenceDisallowed(spdxId);
    }

    /// @notice Sets how many endorsements a dataset needs to be proposed from now on.
    function setEndorsementsRequired(uint8 count) external onlyRole(DEFAULT_ADMIN_ROLE) {
        _setEndorsementsRequired(count);
    }

    function _setEndorsementsRequired(uint8 count) private {
        if (count < MIN_ENDORSEMENTS || count > MAX_ENDORSEMENTS) {
            revert DatasetRegistryEndorsementsOutOfBounds(count, MIN_ENDORSEMENTS, MAX_ENDORSEMENTS);
        }
        emit EndorsementsRequiredChanged(endorsementsRequired, count);
        endorsementsRequired = count;
    }

    /// @notice Sets the terms for submissions from now on.
    function setContributorTerms(bytes32 termsSha256) external onlyRole(DEFAULT_ADMIN_ROLE) {
        _setContributorTerms(termsSha256);
    }

    function _setContributorTerms(bytes32 termsSha256) private {
        if (termsSha256 == 0) revert DatasetRegistryEmptyValue();
        emit ContributorTermsChanged(contributorTermsSha256, termsSha256);
        contributorTermsSha256 = termsSha256;
        _contributorTerms.push(ContributorTerms(termsSha256, datasetCount + 1));
    }

    /// @notice How many versions of the contributor terms there were; the last one is in force.
    function contributorTermsCount() external view returns (uint256) {
        return _contributorTerms.length;
    }

    /// @notice At most `limit` versions of the contributor terms, from position `from` (0-based) on. Version 1 is at position 0.
    function contributorTerms(uint256 from, uint256 limit) external view returns (ContributorTerms[] memory page) {
        uint256 left = from < _contributorTerms.length ? _contributorTerms.length - from : 0;
        page = new ContributorTerms[](limit < left ? limit : left);
        for (uint256 i = 0; i < page.length; ++i) page[i] = _contributorTerms[from + i];
    }

    /// @notice The version of the contributor terms, from 1, that a dataset was submitted under; 0 if there is no such dataset.
    function contributorTermsOf(uint24 datasetId) external view returns (uint256 version, bytes32 sha256_) {
        if (datasetId == 0 || datasetId > datasetCount) return (0, 0);
        version = _contributorTerms.length;
        // bound: the versions; the first is from dataset 1 on
        while (_contributorTerms[version - 1].fromDatasetId > datasetId) --version;
        sha256_ = _contributorTerms[version - 1].sha256;
    }

    /// @notice Whether datasets of this licence can be submitted now.
    function isLicenceAllowed(bytes32 spdxId) external view returns (bool) {
        uint256 index = _licenceIndex[spdxId];
        return index != 0 && _licences[index - 1].allowed;
    }

    /// @notice How many licences were ever allowed.
    function licenceCount() external view returns (uint256) {
        return _licences.length;
    }

    /// @notice At most `limit` licences, in the order in which they were first allowed, from position `from` (0-based) on.
    function licences(uint256 from, uint256 limit) external view returns (Licence[] memory page) {
        uint256 left = from < _licences.length ? _licences.length - from : 0;
        page = new Licence[](limit < left ? limit : left);
        for (uint256 i = 0; i < page.length; ++i) page[i] = _licences[from + i];
    }

    function _spdxIdAt(uint16 index) internal view returns (bytes32) {
        return _licences[index].spdxId;
    }

    /// @dev Governance would have to allow 65,536 licences one by one for this cast to lose anything.
    function _requireLicence(bytes32 spdxId) internal view returns (uint16 index) {
        uint256 found = _licenceIndex[spdxId];
        if (found == 0 || !_licences[found - 1].allowed) revert DatasetRegistryLicenceNotAllowed(spdxId);
        return uint16(found - 1);
    }
}
