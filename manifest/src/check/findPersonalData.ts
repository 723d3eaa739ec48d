export type PersonalData = 'e-mail address' | 'phone number' | 'key';

/** Bounded throughout, so that no text makes them slow. */
const PATTERNS: [kind: PersonalData, pattern: RegExp][] = [
  ['e-mail address', /(?<![\w.%+-])[\w.%+-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}(?![\w-])/gi],
  // international, with its country code; or as it is written in North America
  ['phone number', /(?<![\w.+])\+\d{1,3}(?:[ ().\-/]{0,2}\d){7,12}(?![\w])/g],
  ['phone number', /(?<![\w.+-])(?:\(\d{3}\) ?|\d{3}[-.])\d{3}[-.]\d{4}(?![\w-])/g],
  ['key', /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----/g],
  // Amazon, GitHub, Slack, Google, Hugging Face, OpenAI and their like, and signed web tokens
  ['key', /(?<!\w)(?:AKIA|ASIA)[0-9A-Z]{16}(?!\w)/g],
  ['key', /(?<!\w)gh[pousr]_[A-Za-z0-9]{36,255}(?!\w)/g],
  ['key', /(?<!\w)xox[abprs]-[A-Za-z0-9-]{10,255}/g],
  ['key', /(?<!\w)AIza[\w-]{35}(?!\w)/g],
  ['key', /(?<!\w)hf_[A-Za-z0-9]{34}(?!\w)/g],
  ['key', /(?<!\w)sk-[A-Za-z0-9_-]{32,255}/g],
  ['key', /(?<!\w)eyJ[\w-]{10,2000}\.eyJ[\w-]{10,4000}\.[\w-]{10,1000}/g],
];
/** Domains that nobody can have (RFC 2606, RFC 6761). */
const NOBODY = /[@.](?:example(?:\.(?:com|net|org))?|test|invalid|localhost)$/i;

/** Obvious personal data in a piece of text: what it is, how often. It finds what looks like it, which is neither all nor always it. */
export function findPersonalData(text: string): Map<PersonalData, number> {
  const found = new Map<PersonalData, number>();
  for (const [kind, pattern] of PATTERNS) {
    for (const [match] of text.matchAll(pattern)) {
      if (kind === 'e-mail address' && NOBODY.test(match)) continue;
      found.set(kind, (found.get(kind) ?? 0) + 1);
    }
  }
  return found;
}
