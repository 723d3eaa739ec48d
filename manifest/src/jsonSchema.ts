import { z } from 'zod';

import { manifestSchema } from './schema.ts';

/** The manifest's JSON Schema; manifest.schema.json is its printed form. */
export function jsonSchema(): object {
  return z.toJSONSchema(manifestSchema);
}
