import { z } from 'zod';

/** A moment in JSON: ISO 8601 in UTC. Dates never travel as `Date`: JSON has none. */
export const Instant = z.iso.datetime();
export type Instant = z.infer<typeof Instant>;
