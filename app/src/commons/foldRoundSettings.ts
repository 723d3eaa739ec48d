import type { CommonsEvent } from '@commonweight/manifest';

/** What rounds open with. */
export interface RoundSettings {
  roundLengthSeconds: number;
  maxLevel: number;
  turnoutBps: number;
}

/** What the next round opens with, after these events. */
export function foldRoundSettings(events: readonly CommonsEvent[]): RoundSettings {
  const last = events.findLast(({ eventName }) => eventName === 'RoundSettingsChanged');
  return last?.eventName === 'RoundSettingsChanged'
    ? last.args.newSettings
    : { roundLengthSeconds: 0, maxLevel: 0, turnoutBps: 0 };
}
