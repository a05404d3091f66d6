import type { Clock } from '@latchkey/contracts/clock';

/** The machine's own time. */
export const systemClock: Clock = { now: () => new Date() };
