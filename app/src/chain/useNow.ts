import { useEffect, useState } from 'react';

import { useChain } from './ChainContext.ts';

/** The chain's clock now, Unix seconds: that of the newest block, and what has passed here since it was seen. */
export function useNow(intervalMs = 1_000): number {
  const { head } = useChain();
  const [passed, setPassed] = useState(0);
  useEffect(() => {
    const tick = (): void => setPassed(Math.max(0, Math.floor((Date.now() - head.seenAt) / 1_000)));
    tick();
    const timer = setInterval(tick, intervalMs);
    return () => clearInterval(timer);
  }, [head, intervalMs]);
  return head.timestamp + passed;
}
