import { canonical } from './canonical.ts';
import { digest } from './digest.ts';
import { CommonweightError } from './errors.ts';
import type { Decisions } from './foldDecisions.ts';
import { manifestSchema, type Manifest } from './schema.ts';

/** The manifest of a sealed round, and its one canonical text. Decisions that do not give the sealed digest are refused. */
export function buildManifest(options: { decisions: Decisions; sealedAtSeconds: number }): {
  manifest: Manifest;
  text: string;
} {
  const { sealedInBlock, sealedDigest, ...decisions } = options.decisions;
  const computed = digest(decisions);
  if (computed !== sealedDigest) {
    throw new CommonweightError(
      `The node is not telling the truth about round ${decisions.round.id}: its events give the digest ${computed}, but it says that ${sealedDigest} was sealed.`,
    );
  }
  const manifest = manifestSchema.parse({
    format: 'commonweight-manifest/1',
    ...decisions,
    block: { ...sealedInBlock, timestampSeconds: options.sealedAtSeconds },
    digest: computed,
  });
  return { manifest, text: canonical(manifest) };
}
