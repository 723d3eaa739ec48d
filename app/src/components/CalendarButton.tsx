import { Button } from '@mantine/core';
import { IconCalendarPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';

import { downloadText } from './downloadText.ts';
import type { Deadline } from './ics.ts';

/** Hands over a calendar file with a deadline in it. */
export function CalendarButton({ deadline, file }: { deadline: Deadline; file: string }): ReactNode {
  async function press(): Promise<void> {
    const { calendarOf } = await import('./ics.ts');
    downloadText(file, calendarOf(deadline), 'text/calendar');
  }
  return (
    <Button
      variant="default"
      size="xs"
      leftSection={<IconCalendarPlus size={16} aria-hidden />}
      onClick={() => void press()}
    >
      Put it in your calendar
    </Button>
  );
}
