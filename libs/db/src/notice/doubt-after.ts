/**
 * A message whose sending has not reported for so long, in milliseconds of wall time, is in doubt: its process is gone.
 * Twice as long as a call may take.
 */
export const doubtAfterMs = 20_000;
