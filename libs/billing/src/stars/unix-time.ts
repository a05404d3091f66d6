import { z } from 'zod';

/** Telegram's moments: whole seconds since 1970. */
export const UnixTime = z
  .number()
  .int()
  .min(0)
  .transform((seconds) => new Date(seconds * 1000));
