import { formatDateTime } from '../../components/format.ts';
import type { RecordItem } from './withdrawalRecord.ts';

/** What happened to a dataset, in a few words. */
export function recordWords(
  {
    what,
    wasIncluded,
    supersededBy,
    suspension,
  }: Pick<RecordItem, 'what' | 'wasIncluded' | 'supersededBy' | 'suspension'>,
  now: number,
): string {
  switch (what) {
    case 'withdrawn':
      return wasIncluded
        ? 'Withdrawn by its contributor'
        : 'Withdrawn by its contributor before a vote had included it';
    case 'removed':
      return 'Removed by a vote';
    case 'superseded':
      return `Superseded by dataset ${supersededBy}`;
    case 'consent ended':
      return 'Its consent ended';
    case 'suspended': {
      const until = formatDateTime(suspension?.until ?? 0);
      if (suspension?.isLifted === true) return `Suspended by the ethics board; a vote lifted that on ${until}`;
      if ((suspension?.until ?? 0) >= now) return `Suspended by the ethics board until ${until}`;
      // it may have left before that second or after it
      return suspension?.hasLeft === true
        ? `Suspended by the ethics board until ${until} at the longest`
        : `Suspended by the ethics board; that ended by itself on ${until}`;
    }
  }
}
