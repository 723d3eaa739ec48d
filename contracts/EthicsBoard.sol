// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AccessControl} from "@openzeppelin/contracts/access/AccessControl.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {BoardSeats} from "./board/BoardSeats.sol";
import {IBallots} from "./interfaces/IBallots.sol";
import {IContributors} from "./interfaces/IContributors.sol";
import {IDatasets} from "./interfaces/IDatasets.sol";
import {ISuspendable} from "./interfaces/ISuspendable.sol";
import {IVetoes} from "./interfaces/IVetoes.sol";

/// @title The ethics board
/// @notice By majority of the members whose terms run, it can veto a queued proposal, suspend a dataset for a while, and publish a
/// report on a round. It can do nothing else, and a board that is empty, or past its sunset, stops nothing.
/// @dev APPROVALS. Each member approves with a published reason; the approval that makes the majority carries the action out. An
/// approval counts for seven days, and while the seat that it was given from lasts. MAJORITY. Recused members count among
/// the seated, so that no fewer than a majority ever act. RECUSAL. Who gave a dataset or is paid for it approves neither its
/// suspension nor a veto of what is done with it. OWN AFFAIRS. What only changes the board itself cannot be vetoed.
contract EthicsBoard is BoardSeats, AccessControl {
    enum Power {
        Veto,
        Suspension,
        Report
    }

    /// @notice Why a member approves.
    struct Reason {
        bytes32 sha256;
        /// Where it can be read; only announced, never relied on.
        string uri;
    }

    /// @notice Something that at least one member approved.
    struct Action {
        // one slot
        Power power;
        /// Unix seconds.
        uint40 openedAt;
        /// Unix seconds; 0 until it is carried out.
        uint40 carriedOutAt;
        /// The proposal, dataset or round concerned.
        uint256 subject;
        /// SHA-256 of a report; else zero.
        bytes32 content;
    }

    struct ActionView {
        uint256 number;
        Action action;
        /// Approvals that count now, and how many it takes now.
        uint256 approvals;
        uint256 needed;
    }

    /// @notice What a member who sits now said to an action.
    struct ApprovalView {
        uint32 personId;
        /// Unix seconds.
        uint40 approvedAt;
        /// Whether it counts now.
        bool counts;
    }

    /// @notice How long an approval counts, seconds: 7 days.
    uint40 public constant APPROVAL_SECONDS = 7 days;

    /// @notice Bounds of a suspension's length, seconds: one hour to 90 days.
    uint40 public constant MIN_MAX_SUSPENSION_SECONDS = 1 hours;
    uint40 public constant MAX_MAX_SUSPENSION_SECONDS = 90 days;

    /// @notice How far ahead the sunset can be set, seconds: 5 years.
    uint40 public constant MAX_SUNSET_SECONDS = 5 * 365 days;

    /// @notice Whose proposals it may veto.
    IGovernor public immutable governor;

    /// @notice Which datasets it may suspend.
    ISuspendable public immutable datasets;

    /// @notice Whose rounds it may report on.
    IBallots public immutable ballots;

    /// @notice How long a suspension lasts that is made now, seconds.
    uint40 public maxSuspensionSeconds;

    /// @notice The last second of its powers, Unix seconds, unless governance renews them.
    uint40 public sunsetAt;

    Action[] private _actions;
    mapping(bytes32 key => uint256 number) private _numbers;
    mapping(uint256 number => mapping(uint32 seatNumber => uint40 approvedAt)) private _approvedAt;

    event ActionOpened(uint256 indexed number, Power indexed power, uint256 indexed subject, bytes32 content);
    event ActionApproved(
        uint256 indexed number,
        uint32 indexed personId,
        address indexed account,
        bytes32 reasonSha256,
        string reasonUri
    );
    event ActionCarriedOut(uint256 indexed number, Power indexed power, uint256 indexed subject, bytes32 content);
    event RoundReported(uint16 indexed roundId, bytes32 reportSha256, string reportUri);
    event MaxSuspensionChanged(uint40 oldSeconds, uint40 newSeconds);
    event SunsetChanged(uint40 oldSunsetAt, uint40 newSunsetAt);

    error EthicsBoardPastSunset(uint40 sunsetAt);
    error EthicsBoardEmptyValue();
    error EthicsBoardRecused(uint32 personId, uint24 datasetId);
    error EthicsBoardNotQueued(uint256 proposalId, IGovernor.ProposalState state);
    error EthicsBoardVetoOverridden(uint256 proposalId);
    error EthicsBoardOwnAffairs(uint256 proposalId);
    error EthicsBoardUnknownRound(uint16 roundId, uint16 currentRound);
    error EthicsBoardReportedAlready(uint16 roundId, bytes32 reportSha256);
    error EthicsBoardUnknownAction(uint256 number);
    error EthicsBoardSuspensionOutOfBounds(uint40 maxSuspensionSeconds, uint40 minSeconds, uint40 maxSeconds);
    error EthicsBoardSunsetOutOfBounds(uint40 sunsetAt, uint256 max);

    constructor(
        address admin,
        IContributors contributors_,
        IGovernor governor_,
        ISuspendable datasets_,
        IBallots ballots_,
        uint40 maxSuspensionSeconds_,
        uint40 sunsetSeconds
    ) BoardSeats(contributors_) {
        _grantRole(DEFAULT_ADMIN_ROLE, admin);
        governor = governor_;
        datasets = datasets_;
        ballots = ballots_;
        _setMaxSuspension(maxSuspensionSeconds_);
        _setSunset(uint40(block.timestamp) + sunsetSeconds);
    }

    // --- veto ---

    /// @notice Approves the veto of a queued proposal, which is named by what it does, as for queueing.
    /// @return carriedOut Whether that made the majority, and the proposal is stopped.
    function approveVeto(
        address[] calldata targets,
        uint256[] calldata values,
        bytes[] calldata calldatas,
        bytes32 descriptionHash,
        Reason calldata reason
    ) external returns (bool carriedOut) {
        uint32 personId = _requireMember(reason);
        uint256 proposalId = governor.hashProposal(targets, values, calldatas, descriptionHash);
        _requireVetoable(proposalId, targets);
        _requireUnconcerned(personId, targets, calldatas);

        carriedOut = _approve(personId, Power.Veto, proposalId, 0, reason);

        if (carriedOut) IVetoes(address(governor)).veto(targets, values, calldatas, descriptionHash);
    }

    function _requireVetoable(uint256 proposalId, address[] calldata targets) private view {
        IGovernor.ProposalState state = governor.state(proposalId);
        if (state != IGovernor.ProposalState.Queued) revert EthicsBoardNotQueued(proposalId, state);
        if (IVetoes(address(governor)).needsTwoThirds(proposalId)) revert EthicsBoardVetoOverridden(proposalId);

        // bound: the calls of one proposal
        for (uint256 i = 0; i < targets.length; ++i) if (targets[i] != address(this)) return;
        revert EthicsBoardOwnAffairs(proposalId);
    }

    /// @dev What the registry would not decode cannot be executed either.
    function _requireUnconcerned(uint32 personId, address[] calldata targets, bytes[] calldata calldatas) private view {
        // bound: the calls of one proposal, and the datasets that they name
        for (uint256 i = 0; i < targets.length; ++i) {
            if (targets[i] != address(datasets) || calldatas[i].length < 4) continue;
            bytes4 selector = bytes4(calldatas[i]);
            bytes calldata arguments = calldatas[i][4:];
            if (selector == IDatasets.include.selector) {
                uint24[] memory ids = abi.decode(arguments, (uint24[]));
                for (uint256 j = 0; j < ids.length; ++j) _requireNoStake(personId, ids[j]);
            } else if (selector == ISuspendable.remove.selector || selector == ISuspendable.liftSuspension.selector) {
                _requireNoStake(personId, abi.decode(arguments, (uint24)));
            }
        }
    }

    // --- suspension ---

    /// @notice Approves the suspension of a dataset, which ends by itself after `maxSuspensionSeconds`, or at the sunset.
    /// @return carriedOut Whether that made the majority, and the dataset is suspended.
    function approveSuspension(uint24 datasetId, Reason calldata reason) external returns (bool carriedOut) {
        uint32 personId = _requireMember(reason);
        datasets.requireSuspendable(datasetId);
        _requireNoStake(personId, datasetId);

        carriedOut = _approve(personId, Power.Suspension, datasetId, 0, reason);

        if (carriedOut) datasets.suspend(datasetId, _suspensionEnd());
    }

    function _suspensionEnd() private view returns (uint40 until) {
        until = uint40(block.timestamp) + maxSuspensionSeconds;
        if (until > sunsetAt) until = sunsetAt;
    }

    function _requireNoStake(uint32 personId, uint24 datasetId) private view {
        (uint32 giverId, uint32 paidId) = datasets.stakeholdersOf(datasetId);
        if (personId == giverId || personId == paidId) revert EthicsBoardRecused(personId, datasetId);
    }

    // --- report ---

    /// @notice Approves a report on a round that has opened. It binds nobody.
    /// @param reportSha256 SHA-256 of the report.
    /// @param reportUri Where it can be read; only announced, never relied on.
    /// @return carriedOut Whether that made the majority, and the report is published.
    function approveReport(
        uint16 roundId,
        bytes32 reportSha256,
        string calldata reportUri,
        Reason calldata reason
    ) external returns (bool carriedOut) {
        uint32 personId = _requireMember(reason);
        if (reportSha256 == 0) revert EthicsBoardEmptyValue();
        uint16 currentRound = ballots.currentRound();
        if (roundId == 0 || roundId > currentRound) revert EthicsBoardUnknownRound(roundId, currentRound);
        uint256 number = _numbers[_keyOf(Power.Report, roundId, reportSha256)];
        if (number != 0 && _actions[number - 1].carriedOutAt != 0) {
            revert EthicsBoardReportedAlready(roundId, reportSha256);
        }

        carriedOut = _approve(personId, Power.Report, roundId, reportSha256, reason);

        if (carriedOut) emit RoundReported(roundId, reportSha256, reportUri);
    }

    // --- approvals ---

    function _requireMember(Reason calldata reason) private view returns (uint32 personId) {
        if (block.timestamp > sunsetAt) revert EthicsBoardPastSunset(sunsetAt);
        if (reason.sha256 == 0) revert EthicsBoardEmptyValue();
        return _requireSeated(msg.sender);
    }

    /// @dev Approving again renews the approval.
    function _approve(
        uint32 personId,
        Power power,
        uint256 subject,
        bytes32 content,
        Reason calldata reason
    ) private returns (bool carriedOut) {
        bytes32 key = _keyOf(power, subject, content);
        uint256 number = _numbers[key];
        if (number == 0) {
            _actions.push(Action(power, uint40(block.timestamp), 0, subject, content));
            number = _actions.length;
            _numbers[key] = number;
            emit ActionOpened(number, power, subject, content);
        }
        _approvedAt[number][_seatNumberOf(personId)] = uint40(block.timestamp);
        emit ActionApproved(number, personId, msg.sender, reason.sha256, reason.uri);

        if (_countApprovals(number) < neededApprovals()) return false;
        _actions[number - 1].carriedOutAt = uint40(block.timestamp);
        emit ActionCarriedOut(number, power, subject, content);
        return true;
    }

    function _countApprovals(uint256 number) private view returns (uint256 count) {
        // bound: the places at the table
        for (uint256 place = 0; place < PLACES; ++place) {
            if (_isLive(_seats[place]) && _counts(_approvedAt[number][_seats[place].number])) ++count;
        }
    }

    function _counts(uint40 approvedAt) private view returns (bool) {
        return approvedAt != 0 && approvedAt + APPROVAL_SECONDS >= block.timestamp;
    }

    function _keyOf(Power power, uint256 subject, bytes32 content) private pure returns (bytes32) {
        return keccak256(abi.encode(power, subject, content));
    }

    // --- governance ---

    /// @notice Seats a person, for a term.
    /// @param constituency Whom she speaks for: a label in ASCII, padded with zeros on the right. At most three seats share one.
    /// @param termSeconds From now on; one day to three years.
    function elect(uint32 personId, bytes32 constituency, uint40 termSeconds) external onlyRole(DEFAULT_ADMIN_ROLE) {
        _elect(personId, constituency, termSeconds);
    }

    /// @notice Ends a member's term now.
    function recall(uint32 personId) external onlyRole(DEFAULT_ADMIN_ROLE) {
        _recall(personId);
    }

    /// @notice Sets how long suspensions last that are made from now on, seconds.
    function setMaxSuspension(uint40 newSeconds) external onlyRole(DEFAULT_ADMIN_ROLE) {
        _setMaxSuspension(newSeconds);
    }

    function _setMaxSuspension(uint40 newSeconds) private {
        if (newSeconds < MIN_MAX_SUSPENSION_SECONDS || newSeconds > MAX_MAX_SUSPENSION_SECONDS) {
            revert EthicsBoardSuspensionOutOfBounds(newSeconds, MIN_MAX_SUSPENSION_SECONDS, MAX_MAX_SUSPENSION_SECONDS);
        }
        emit MaxSuspensionChanged(maxSuspensionSeconds, newSeconds);
        maxSuspensionSeconds = newSeconds;
    }

    /// @notice Renews the board's powers, or ends them earlier.
    /// @param newSunsetAt Last second of its powers, Unix seconds; at most five years ahead, and past to end them at once.
    function setSunset(uint40 newSunsetAt) external onlyRole(DEFAULT_ADMIN_ROLE) {
        _setSunset(newSunsetAt);
    }

    function _setSunset(uint40 newSunsetAt) private {
        uint256 max = block.timestamp + MAX_SUNSET_SECONDS;
        if (newSunsetAt > max) revert EthicsBoardSunsetOutOfBounds(newSunsetAt, max);
        emit SunsetChanged(sunsetAt, newSunsetAt);
        sunsetAt = newSunsetAt;
    }

    // --- views ---

    /// @notice How many approvals an action takes now: more than half of those whose terms run; one more than nobody when none does.
    function neededApprovals() public view returns (uint256) {
        return seatedCount() / 2 + 1;
    }

    /// @notice How many actions were ever approved by somebody.
    function actionCount() external view returns (uint256) {
        return _actions.length;
    }

    /// @notice The number of an action, from 1; 0 if nobody ever approved it.
    function actionNumber(Power power, uint256 subject, bytes32 content) external view returns (uint256) {
        return _numbers[_keyOf(power, subject, content)];
    }

    /// @notice At most `limit` actions, by number, from `fromNumber` on.
    function actions(uint256 fromNumber, uint256 limit) external view returns (ActionView[] memory page) {
        uint256 first = fromNumber == 0 ? 1 : fromNumber;
        uint256 left = first > _actions.length ? 0 : _actions.length - first + 1;
        page = new ActionView[](limit < left ? limit : left);
        uint256 needed = neededApprovals();
        for (uint256 i = 0; i < page.length; ++i) {
            uint256 number = first + i;
            page[i] = ActionView(number, _actions[number - 1], _countApprovals(number), needed);
        }
    }

    /// @notice What those who sit now said to an action. Reasons are in the events.
    function approvalsOf(uint256 number) external view returns (ApprovalView[] memory list) {
        if (number == 0 || number > _actions.length) revert EthicsBoardUnknownAction(number);
        list = new ApprovalView[](PLACES);
        uint256 length = 0;
        for (uint256 place = 0; place < PLACES; ++place) {
            Seat storage seat = _seats[place];
            uint40 approvedAt = _approvedAt[number][seat.number];
            if (approvedAt == 0 || !_isLive(seat)) continue;
            list[length++] = ApprovalView(seat.personId, approvedAt, _counts(approvedAt));
        }
        // the list was made for the most there can be
        assembly ("memory-safe") {
            mstore(list, length)
        }
    }
}
