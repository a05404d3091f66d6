import type { ActionRequired } from '../access/reasons.ts';

/**
 * How a job ended.
 * `done`: nothing left to do. `retry`: try again by the job's policy. `wait`: try again at that time, using no attempt
 * (a rate limit, a lease held by somebody else). `action_required`: stored where a person sees it; ends the job, because
 * the person's act or a sweep starts another. `stop`: will never succeed: dead letter.
 */
export type JobOutcome =
  | { kind: 'done' }
  | { kind: 'retry'; reason: string }
  | { kind: 'wait'; delayMs: number; reason: string }
  | { kind: 'action_required'; action: ActionRequired }
  | { kind: 'stop'; reason: string };

export const done: JobOutcome = { kind: 'done' };
