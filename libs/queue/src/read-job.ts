import { type JobName, type JobPayload, jobs } from '@latchkey/contracts/jobs/catalogue';
import type { JobOutcome } from '@latchkey/contracts/jobs/outcome';
import { entityKeyOf } from './entity-key.ts';
import type { Handlers, JobContext } from './handlers.ts';

/** A job whose payload is what the catalogue says. */
export interface ReadJob {
  entityKey: string;
  correlationId: string;
  call(handlers: Handlers, context: JobContext): Promise<JobOutcome>;
}

/** @returns the job, or what is wrong with its payload. */
export function readJob<N extends JobName>(name: N, data: unknown): ReadJob | { problem: string } {
  const parsed = jobs[name].payload.safeParse(data);
  if (!parsed.success) return { problem: parsed.error.message };
  const payload = parsed.data as JobPayload<N>;
  return {
    entityKey: entityKeyOf(name, payload),
    correlationId: payload.correlationId,
    call: (handlers, context) => handlers[name](payload, context),
  };
}
