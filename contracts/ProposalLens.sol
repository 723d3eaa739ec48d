// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {CommonsGovernor} from "./CommonsGovernor.sol";
import {GovernorProposalList} from "./governance/GovernorProposalList.sol";

/// @title A screen of proposals in one call
/// @notice Reads only; holds nothing and is trusted by nothing. What a proposal calls and says is in its ProposalCreated event.
contract ProposalLens {
    /// @notice One house's side of a proposal: wei in the token house, seats in the members'.
    struct House {
        uint256 againstVotes;
        uint256 forVotes;
        uint256 abstainVotes;
        /// For + Abstain have to reach it. Zero for an empty house, and while the proposal is pending.
        uint256 quorum;
    }

    struct Proposal {
        uint256 id;
        uint256 number;
        address proposer;
        /// Whether it was made by proposeInclusion.
        bool inclusion;
        /// Whether a late quorum put off the deadline.
        bool extended;
        IGovernor.ProposalState state;
        /// Unix seconds, as the next two.
        uint256 snapshot;
        uint256 deadline;
        /// Zero unless queued once.
        uint256 eta;
        House tokenHouse;
        House memberHouse;
        bytes32 targetsPin;
        /// Whether it is Canceled because of a veto.
        bool vetoed;
        /// Whether what it does was vetoed before: For has to be two thirds of For and Against in both houses, and no veto
        /// is possible.
        bool needsTwoThirds;
    }

    /// @notice What one account has to do with one proposal.
    struct Ballot {
        uint256 proposalId;
        bool voted;
        /// Wei of the token; zero while the proposal is pending.
        uint256 tokenVotes;
        /// Whether the account held a seat at the snapshot; false while the proposal is pending.
        bool seated;
    }

    /// @notice What stands between a dataset and a (further) vote on it. Whether it is endorsed, only the registry knows.
    struct Candidate {
        uint24 datasetId;
        /// The last proposal to include it; zero if none.
        uint256 proposalId;
        /// Pending where there was no proposal.
        IGovernor.ProposalState state;
        /// Unix seconds from which it may be put to a vote again; all ones while a proposal is open.
        uint256 freeFrom;
        /// Whether its inclusion was vetoed, so that it takes two thirds, and goes to a vote only with others of that kind.
        bool vetoed;
    }

    /// @notice The governor that is read.
    CommonsGovernor public immutable governor;

    constructor(CommonsGovernor governor_) {
        governor = governor_;
    }

    /// @notice Proposals by number, ascending.
    /// @param fromNumber From 1.
    /// @param limit At most so many.
    function page(uint256 fromNumber, uint256 limit) external view returns (Proposal[] memory proposals) {
        uint256 count = governor.proposalCount();
        if (fromNumber == 0) fromNumber = 1;
        uint256 left = fromNumber > count ? 0 : count - fromNumber + 1;

        proposals = new Proposal[](left < limit ? left : limit);
        for (uint256 i = 0; i < proposals.length; ++i) {
            proposals[i] = proposal(governor.proposalIdAt(fromNumber + i));
        }
    }

    /// @notice Proposals by number, newest first.
    /// @param beforeNumber Only older ones than this; zero to start from the newest.
    /// @param limit At most so many.
    function latest(uint256 beforeNumber, uint256 limit) external view returns (Proposal[] memory proposals) {
        uint256 count = governor.proposalCount();
        uint256 left = beforeNumber == 0 || beforeNumber > count ? count : beforeNumber - 1;

        proposals = new Proposal[](left < limit ? left : limit);
        for (uint256 i = 0; i < proposals.length; ++i) {
            proposals[i] = proposal(governor.proposalIdAt(left - i));
        }
    }

    /// @notice One proposal.
    function proposal(uint256 proposalId) public view returns (Proposal memory view_) {
        CommonsGovernor.Terms memory terms = governor.proposalTerms(proposalId);
        view_.id = proposalId;
        view_.state = governor.state(proposalId); // reverts where there is none
        view_.number = terms.number;
        view_.proposer = governor.proposalProposer(proposalId);
        view_.inclusion = terms.inclusion;
        view_.extended = terms.extendedDeadline != 0;
        view_.snapshot = governor.proposalSnapshot(proposalId);
        view_.deadline = governor.proposalDeadline(proposalId);
        view_.eta = governor.proposalEta(proposalId);
        view_.targetsPin = governor.targetsPin(proposalId);
        view_.vetoed = terms.veto == GovernorProposalList.Veto.Vetoed;
        view_.needsTwoThirds = terms.veto == GovernorProposalList.Veto.Overrides;
        _fillHouses(view_);
    }

    function _fillHouses(Proposal memory view_) private view {
        House memory tokens = view_.tokenHouse;
        House memory members = view_.memberHouse;
        (tokens.againstVotes, tokens.forVotes, tokens.abstainVotes) = governor.proposalVotes(view_.id);
        (members.againstVotes, members.forVotes, members.abstainVotes) = governor.memberVotes(view_.id);
        (tokens.quorum, members.quorum) = governor.proposalQuorums(view_.id);
    }

    /// @notice An account's ballots on many proposals.
    function ballots(uint256[] calldata proposalIds, address account) external view returns (Ballot[] memory list) {
        list = new Ballot[](proposalIds.length);
        for (uint256 i = 0; i < proposalIds.length; ++i) {
            Ballot memory ballot = list[i];
            ballot.proposalId = proposalIds[i];
            uint256 snapshot = governor.proposalSnapshot(proposalIds[i]);
            if (snapshot < block.timestamp) {
                ballot.voted = governor.hasVoted(proposalIds[i], account);
                ballot.tokenVotes = governor.getVotes(account, snapshot);
                (, ballot.seated, ) = governor.contributors().pastStandingOf(account, snapshot);
            }
        }
    }

    /// @notice How many datasets stand towards a vote.
    function candidates(uint24[] calldata datasetIds) external view returns (Candidate[] memory list) {
        list = new Candidate[](datasetIds.length);
        for (uint256 i = 0; i < datasetIds.length; ++i) {
            list[i] = _candidate(datasetIds[i]);
        }
    }

    function _candidate(uint24 datasetId) private view returns (Candidate memory candidate) {
        candidate.datasetId = datasetId;
        uint256 number = governor.datasets().lastProposalOf(datasetId);
        if (number == 0) return candidate;

        uint256 proposalId = governor.proposalIdAt(number);
        IGovernor.ProposalState state = governor.state(proposalId);
        candidate.proposalId = proposalId;
        candidate.state = state;
        CommonsGovernor.Terms memory terms = governor.proposalTerms(proposalId);
        candidate.vetoed = terms.veto != GovernorProposalList.Veto.None && state != IGovernor.ProposalState.Executed;
        if (state == IGovernor.ProposalState.Defeated || state == IGovernor.ProposalState.Canceled) {
            candidate.freeFrom = governor.proposalDeadline(proposalId) + terms.cooldownSeconds;
        } else if (state != IGovernor.ProposalState.Executed) {
            candidate.freeFrom = type(uint256).max;
        }
    }
}
