import { z } from 'zod';

const maxUnixSeconds = 8_640_000_000_000;

/** Seconds since 1970, as a Date. */
export const UnixTime = z
  .number()
  .min(0)
  .max(maxUnixSeconds)
  .transform((seconds) => new Date(seconds * 1000));

/** The same where it may be absent. */
export const MaybeUnixTime = UnixTime.nullish().transform((time) => time ?? null);
