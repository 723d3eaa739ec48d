import { CommonweightError } from './errors.ts';
import { manifestSchema, type Manifest } from './schema.ts';

/** Reads a manifest's text; what is cut off, or is no manifest, is refused with the place. */
export function parseManifest(text: string): Manifest {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (cause) {
    throw new CommonweightError(
      `The manifest is truncated or damaged: it is no complete JSON (${text.length} characters).`,
      {
        cause,
      },
    );
  }
  const parsed = manifestSchema.safeParse(data);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new CommonweightError(
    `This is not a training manifest: ${issue?.path.join('.') || 'the file'}: ${issue?.message}.`,
  );
}
