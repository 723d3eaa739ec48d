import { useEffect, useState } from 'react';
import type { Connector } from 'wagmi';

/** The address by which a wallet elsewhere can pair with a connector that is waiting for one; undefined until there is one. */
export function usePairingUri(connector: Connector | undefined): string | undefined {
  const [shown, setShown] = useState<{ connector: Connector; uri: string }>();
  useEffect(() => {
    if (connector === undefined) return undefined;
    const show = ({ type, data }: { type: string; data?: unknown }): void => {
      if (type === 'display_uri' && typeof data === 'string') setShown({ connector, uri: data });
    };
    connector.emitter.on('message', show);
    return () => connector.emitter.off('message', show);
  }, [connector]);
  return shown?.connector === connector ? shown?.uri : undefined;
}
