// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC5805} from "@openzeppelin/contracts/interfaces/IERC5805.sol";

/// @notice What other contracts need to know of the people: who somebody is, and who holds a seat.
/// @dev A person is a number from 1 that outlives the account she acts from. An account belongs to one person for ever.
interface IContributors is IERC5805 {
    /// @notice The person that `account` acts for today; 0 if it is not the current account of a registered person.
    function personOf(address account) external view returns (uint32 personId);

    /// @notice The current account of a person; the zero address if there is no such person.
    function accountOf(uint32 personId) external view returns (address account);

    /// @notice The person whose live (not expired) seat `account` holds now; 0 if none.
    function seatedPerson(address account) external view returns (uint32 personId);

    /// @notice How `account` stood at a past moment.
    /// @param timepoint Unix seconds, in the past.
    /// @return personId The person that `account` is or ever was an account of; 0 if none.
    /// @return seated Whether `account` held that person's seat at `timepoint`.
    /// @return contributed False only if no dataset of that person's was ever included, up to now.
    function pastStandingOf(
        address account,
        uint256 timepoint
    ) external view returns (uint32 personId, bool seated, bool contributed);

    /// @notice Gives a person her first seat, because a dataset of hers was included. Does nothing where she has one or was revoked.
    /// @dev Only the dataset registry.
    function earnSeat(uint32 personId) external;
}
