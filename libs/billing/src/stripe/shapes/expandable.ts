import { z } from 'zod';

/** An object that we asked to expand. A server may ignore that, so its id alone is fine too. */
export const expandable = <T extends z.ZodObject>(shape: T) => z.union([shape, z.string().min(1)]).nullish();
