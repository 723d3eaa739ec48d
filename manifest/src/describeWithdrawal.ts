import { oneLine } from './export/oneLine.ts';
import type { Withdrawal } from './foldWithdrawals.ts';

/** Of a title, which anybody can write; in characters. */
const MOST_TITLE = 120;

/** Why a dataset left, in a few words. */
export function describeWithdrawal(
  withdrawal: Pick<Withdrawal, 'proposal' | 'supersededBy' | 'consentEndsAtSeconds'> & { reason: string },
): string {
  const { reason, proposal, supersededBy, consentEndsAtSeconds: end } = withdrawal;
  const by = proposal === null ? 'by governance' : `by proposal ${proposal.number}`;
  const title = proposal === null || proposal.title === '' ? '' : ` (${oneLine(proposal.title).slice(0, MOST_TITLE)})`;
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
