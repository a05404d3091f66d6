import { z } from 'zod';

/** Another object as its id, whether it came as one or expanded. Anything else reads as null. */
export const Reference = z
  .union([z.string().min(1), z.object({ id: z.string().min(1) }).transform((object) => object.id)])
  .nullish()
  .transform((id) => id ?? null)
  .catch(null);
