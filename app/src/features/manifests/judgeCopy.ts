import { compareManifests, digest, parseManifest, type Manifest } from '@commonweight/manifest';

/** What a text from somewhere is, held against the manifest that was rebuilt from the chain. */
export interface CopyVerdict {
  kind: 'same' | 'reworded' | 'altered' | 'other';
  sentence: string;
}

/** Tells how a copy of a manifest relates to the one that the chain gives. */
export function judgeCopy(text: string, built: { manifest: Manifest; text: string }): CopyVerdict {
  if (text === built.text || text.trimEnd() === built.text) {
    return { kind: 'same', sentence: 'It is the manifest, byte for byte.' };
  }
  let given: Manifest;
  try {
    given = parseManifest(text);
  } catch (error) {
    return { kind: 'other', sentence: error instanceof Error ? error.message : String(error) };
  }
  const differences = compareManifests(given, built.manifest);
  if (differences.length === 0) {
    return {
      kind: 'reworded',
      sentence: 'It says the same, but is written otherwise: its bytes hash to something else.',
    };
  }
  const [first = ''] = differences;
  return digest(given) === built.manifest.digest && given.digest === built.manifest.digest
    ? { kind: 'altered', sentence: `Its entries are those that were sealed, but the rest differs: ${first}.` }
    : { kind: 'other', sentence: `It is not this manifest: ${first}.` };
}
