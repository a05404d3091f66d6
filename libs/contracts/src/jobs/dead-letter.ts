/**
 * Why a job ended without success: its handler said so; it ran out of attempts; its payload is not what the catalogue
 * says; its workers died on it; no release here knows its name.
 */
export const deadLetterClasses = ['stopped', 'exhausted', 'malformed', 'crashed', 'unknown_job'] as const;
export type DeadLetterClass = (typeof deadLetterClasses)[number];

/** How a dead letter was closed: what it is about came right, by itself or after a replay; or a person has put it aside. */
export const deadLetterEnds = ['converged', 'replayed', 'discarded'] as const;
export type DeadLetterEnd = (typeof deadLetterEnds)[number];

/**
 * What came, or would come, of a replay. `already_converged`: what the job was for has come about, so nothing is done.
 * `already_closed`: somebody has put it aside. `under_way`: it was replayed a moment ago. `nothing_left`: what it is about is
 * not kept any more. `cannot_run`: no release could run it (a faulty payload, an unknown job).
 */
export const replayOutcomes = [
  'would_run',
  'replayed',
  'already_converged',
  'already_closed',
  'under_way',
  'nothing_left',
  'cannot_run',
] as const;
export type ReplayOutcome = (typeof replayOutcomes)[number];
