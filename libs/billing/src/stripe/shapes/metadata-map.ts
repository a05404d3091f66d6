import { z } from 'zod';

/** Metadata; absent or odd reads as empty. */
export const MetadataMap = z
  .record(z.string(), z.string())
  .nullish()
  .transform((map) => map ?? {})
  .catch({});
