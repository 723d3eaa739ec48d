import { z } from 'zod';

import { tameText } from '../components/tameText.ts';

/** What somebody says of herself. Nobody has checked it. */
export const profileSchema = z.object({
  name: z.string().trim().min(1, 'A name is needed.').max(80, 'At most 80 characters.'),
  about: z.string().trim().max(2_000, 'At most 2,000 characters.').default(''),
  links: z.array(z.string().max(300, 'At most 300 characters.')).max(10, 'At most 10 links.').default([]),
});

export type Profile = z.infer<typeof profileSchema>;

/** Reads a profile document; undefined for what is none. */
export function parseProfile(text: string): Profile | undefined {
  try {
    return profileSchema.safeParse(JSON.parse(text)).data;
  } catch {
    // not JSON
    return undefined;
  }
}

/** What a profile says its person is called, fit to stand anywhere; undefined where that is nothing that can be seen. */
export const nameIn = (profile: Profile | undefined): string | undefined =>
  tameText(profile?.name ?? '', 80) || undefined;
