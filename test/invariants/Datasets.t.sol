// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ContributorRegistry} from "../../contracts/ContributorRegistry.sol";
import {DatasetRegistry} from "../../contracts/DatasetRegistry.sol";
import {IDatasets} from "../../contracts/interfaces/IDatasets.sol";
import {DatasetRecords} from "../../contracts/registry/DatasetRecords.sol";
import {Lite} from "../helpers/Lite.sol";

/// @notice Makes legal moves only: three contributors submit, withdraw and supersede, governance includes and removes.
contract DatasetsHandler is Lite {
    uint32 public constant PEOPLE = 3;
    uint256 private constant MOST_DATASETS = 16;

    DatasetRegistry public immutable datasets;
    /// What the revision has to be, by this contract's own count of changes.
    uint256 public changes;
    /// Where a dataset that left has to stay.
    mapping(uint24 id => DatasetRecords.Status status) public left;

    constructor() {
        ContributorRegistry.Founder[] memory founders = new ContributorRegistry.Founder[](PEOPLE);
        for (uint256 i = 0; i < PEOPLE; ++i) founders[i].account = vm.addr(i + 1);
        ContributorRegistry people = new ContributorRegistry(address(this), 30 days, founders);
        bytes32[] memory licences = new bytes32[](1);
        licences[0] = "MIT";
        datasets = new DatasetRegistry(address(this), people, 1, "terms", licences);
        people.grantRole(people.DATASET_REGISTRY_ROLE(), address(datasets));
    }

    function submit(uint256 who, uint256 older, uint256 consent) external {
        uint24 count = datasets.datasetCount();
        if (count == MOST_DATASETS) return;
        uint256 by = 1 + (who % PEOPLE);
        DatasetRegistry.Submission memory given;
        given.cardSha256 = bytes32(uint256(count) + 1);
        given.licence = "MIT";
        given.purposes = 1;
        given.payee = address(1);
        given.contributorTermsSha256 = "terms";
        if (consent % 2 == 1) given.consentEndsAt = uint40(block.timestamp + 1 + (consent % 60 days));
        (uint24 id, DatasetRecords.DatasetView memory old) = pick(older);
        if (id != 0 && old.personId == by && stays(old)) given.supersedes = id;
        vm.prank(vm.addr(by));
        datasets.submit(given);
    }

    function include(uint256 seed) external {
        (uint24 id, DatasetRecords.DatasetView memory given) = pick(seed);
        if (id == 0) return;
        bool fresh = given.status == DatasetRecords.Status.Submitted;
        if (fresh && (given.consentEndsAt == 0 || given.consentEndsAt >= block.timestamp)) {
            ++changes;
            if (given.supersedes != 0) {
                DatasetRecords.DatasetView memory old = datasets.dataset(given.supersedes);
                if (old.status == DatasetRecords.Status.Included) ++changes;
                if (stays(old)) left[given.supersedes] = DatasetRecords.Status.Superseded;
            }
        }
        uint24[] memory ids = new uint24[](1);
        ids[0] = id;
        datasets.include(ids);
    }

    function remove(uint256 seed) external {
        (uint24 id, DatasetRecords.DatasetView memory given) = pick(seed);
        if (given.status != DatasetRecords.Status.Included) return;
        ++changes;
        left[id] = DatasetRecords.Status.Removed;
        datasets.remove(id, "reason");
    }

    function withdraw(uint256 seed) external {
        (uint24 id, DatasetRecords.DatasetView memory given) = pick(seed);
        if (!stays(given)) return;
        if (given.status == DatasetRecords.Status.Included) ++changes;
        left[id] = DatasetRecords.Status.Withdrawn;
        vm.prank(vm.addr(given.personId));
        datasets.withdraw(id);
    }

    function pass(uint256 time) external {
        vm.warp(block.timestamp + 1 + (time % 20 days));
    }

    function stays(DatasetRecords.DatasetView memory given) private pure returns (bool) {
        return given.status == DatasetRecords.Status.Submitted || given.status == DatasetRecords.Status.Included;
    }

    function pick(uint256 seed) private view returns (uint24 id, DatasetRecords.DatasetView memory given) {
        uint256 count = datasets.datasetCount();
        if (count == 0) return (id, given);
        id = uint24(1 + (seed % count));
        given = datasets.dataset(id);
    }
}

contract DatasetsInvariants is Lite {
    DatasetsHandler private _handler;
    DatasetRegistry private _datasets;

    function setUp() external {
        vm.warp(1_000_000_000);
        _handler = new DatasetsHandler();
        _datasets = _handler.datasets();
        targetContract(address(_handler));
    }

    /// 6. The included list, the bitmap and the records agree.
    function invariant_listBitmapAndRecordsAgree() external view {
        DatasetRecords.DatasetView[] memory all = _datasets.datasets(1, 100);
        (IDatasets.Entry[] memory entries, uint24 nextId) = _datasets.entriesFrom(1, 100, 0);
        uint256 at = 0;
        for (uint256 i = 0; i < all.length; ++i) {
            bool included = all[i].status == DatasetRecords.Status.Included;
            check(_datasets.isIncluded(all[i].datasetId) == included, "6: bitmap and record");
            if (included) equal(entries[at++].datasetId, all[i].datasetId, "6: list and record");
        }
        equal(entries.length, at, "6: length of the list");
        equal(_datasets.includedCount(), at, "6: count");
        equal(nextId, 0, "6: end of the list");
    }

    /// 7. A withdrawn, removed or superseded dataset never comes back.
    /// 8. The revision never falls, and rises with each change.
    function invariant_whatLeftStaysOutAndRevisionCounts() external view {
        uint24 count = _datasets.datasetCount();
        for (uint24 id = 1; id <= count; ++id) {
            DatasetRecords.Status status = _handler.left(id);
            if (status == DatasetRecords.Status.None) continue;
            check(_datasets.dataset(id).status == status, "7: what left stays out");
        }
        equal(_datasets.revision(), _handler.changes(), "8: revision");
    }

    /// 9. A person's own included set is what is included of hers, whatever its consent.
    function invariant_ownSetIsWhatIsIncludedOfHers() external view {
        DatasetRecords.DatasetView[] memory all = _datasets.datasets(1, 100);
        uint40 until = uint40(block.timestamp);
        for (uint32 person = 0; person <= _handler.PEOPLE(); ++person) {
            uint256 others = 0;
            uint256 eligible = 0;
            for (uint256 i = 0; i < all.length; ++i) {
                if (all[i].status != DatasetRecords.Status.Included || all[i].personId == person) continue;
                ++others;
                if (all[i].consentEndsAt == 0 || all[i].consentEndsAt >= until) ++eligible;
            }
            equal(_datasets.eligibleCount(person, 0), others, "9: own set");
            equal(_datasets.eligibleCount(person, until), eligible, "9: own set, in consent");
        }
    }
}
