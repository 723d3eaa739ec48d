import { z } from 'zod';

const KEY = 'commonweight.pinning';
const schema = z.object({ endpoint: z.string(), token: z.string() });

export type PinningAccess = z.infer<typeof schema>;

/** A pinning service and its token, kept on this device only where the visitor asked for it. */
export const keptPinning = {
  get: (): PinningAccess | undefined => {
    try {
      return schema.parse(JSON.parse(localStorage.getItem(KEY) ?? 'null'));
    } catch {
      // nothing is kept, or something that this page did not write
      return undefined;
    }
  },
  set: (access: PinningAccess | undefined): void => {
    if (access === undefined) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify(access));
  },
};
