import { z } from 'zod';

/** A page of a list, newest first, with what of it is an object of this shape. */
export const List = <T extends z.ZodType>(shape: T) =>
  z.object({ data: z.array(shape), has_more: z.boolean() });
