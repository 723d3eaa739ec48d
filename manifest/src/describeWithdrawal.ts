import type { Withdrawal } from './foldWithdrawals.ts';

/** Why a dataset left, in a few words. */
export function describeWithdrawal(
  withdrawal: Pick<Withdrawal, 'proposal' | 'supersededBy' | 'consentEndsAtSeconds'> & { reason: string },
): string {
  const { reason, proposal, supersededBy, consentEndsAtSeconds: end } = withdrawal;
  const by = proposal === null ? 'by governance' : `by proposal ${proposal.number}`;
  const title = proposal === null || proposal.title === '' ? '' : ` (${proposal.title})`;
  switch (reason) {
    case 'withdrawn':
      return 'withdrawn by its contributor';
    case 'removed':
      return `removed ${by}${title}`;
    case 'superseded':
      return `superseded by dataset ${supersededBy}, ${by}${title}`;
    case 'consent ended':
      return `its consent ended on ${new Date((end ?? 0) * 1000).toISOString().slice(0, 10)}`;
    default:
      return reason;
  }
}
