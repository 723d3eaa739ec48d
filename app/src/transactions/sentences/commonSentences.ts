import { exactPercent } from '../../commons/exactValues.ts';
import { formatDateTime, formatTokens } from '../../components/format.ts';
import { count, short, wei, type Say } from './say.ts';

const BROKEN = 'This should not happen';

/** Of the token, and of the building blocks that several contracts share. */
export const COMMON_SENTENCES: Record<string, Say> = {
  AccessControlBadConfirmation: () => 'A role can be given up only by the account that holds it.',
  AccessControlUnauthorizedAccount: () =>
    'Only the timelock may do this, which means a proposal that has passed: make one.',
  CheckpointUnorderedInsertion: () => `${BROKEN}: the chain’s clock went backwards; try again in a moment.`,
  CommonsTokenMintCapExceeded: ([, mintable]) =>
    `In this year no more than ${formatTokens(wei(mintable))} new tokens can still be made; ask for less, or wait for the next year.`,
  CommonsTokenMintCapTooHigh: ([, max]) => `No more than ${exactPercent(count(max))} new tokens a year can be allowed.`,
  ECDSAInvalidSignature: () => 'The signature is not valid; sign again.',
  ECDSAInvalidSignatureLength: () => 'The signature is cut off or too long; sign again.',
  ECDSAInvalidSignatureS: () =>
    'The signature is in a form that is no longer accepted; sign again with another wallet.',
  ERC20ExceededSafeSupply: () => 'There would be more tokens than votes can be counted for; ask for fewer.',
  ERC20InsufficientAllowance: ([, allowance, needed]) =>
    `Only ${formatTokens(wei(allowance))} tokens may be taken from that account, and this takes ${formatTokens(wei(needed))}.`,
  ERC20InsufficientBalance: ([sender, balance, needed]) =>
    `The account ${short(sender)} has ${formatTokens(wei(balance))} tokens, and this takes ${formatTokens(wei(needed))}.`,
  ERC20InvalidApprover: () => 'The account with nothing but zeros cannot let anybody take tokens.',
  ERC20InvalidReceiver: ([receiver]) => `Tokens cannot be sent to ${short(receiver)}; give another account.`,
  ERC20InvalidSender: () => 'Tokens cannot come from the account with nothing but zeros.',
  ERC20InvalidSpender: () => 'The account with nothing but zeros cannot be let to take tokens.',
  ERC2612ExpiredSignature: ([deadline]) =>
    `The signature was good until ${formatDateTime(count(deadline))} only; sign again.`,
  ERC2612InvalidSigner: ([, owner]) => `The signature is not that of ${short(owner)}; sign with that account.`,
  ERC5805FutureLookup: () => 'Power can be told only for a moment that is past; try again in a few seconds.',
  FailedCall: () => 'A call inside failed and did not say why.',
  InvalidAccountNonce: () => 'Something else signed by this account was counted meanwhile; sign again.',
  InvalidShortString: () => `${BROKEN}: a contract cannot read its own name.`,
  SafeCastOverflowedUintDowncast: ([bits]) =>
    `A number is larger than its place of ${String(bits)} bits; use a smaller one.`,
  SignedActionExpired: ([deadline]) =>
    `The signature was good until ${formatDateTime(count(deadline))} only; sign again.`,
  SignedActionInvalidSignature: ([signer]) =>
    `The signature is not that of ${short(signer)} for this; sign again with that account.`,
  StringTooLong: () => `${BROKEN}: a contract’s own name is too long.`,
  VotesExpiredSignature: ([expiry]) =>
    `The signature was good until ${formatDateTime(count(expiry))} only; sign again.`,
};
