import { type JobName, jobNames } from '@latchkey/contracts/jobs/catalogue';
import type { Handler, Handlers } from '@latchkey/queue/handlers';
import { Counter, Histogram, type Registry } from '@latchkey/runtime/metrics';

/** Has every job write a line of how it ended, by which a payment is followed, and be counted and timed. */
export function observeJobs(handlers: Handlers, registry: Registry): Handlers {
  const ended = new Counter({
    name: 'worker_jobs_total',
    help: 'Jobs by name and how they ended.',
    labelNames: ['job', 'outcome'],
    registers: [registry],
  });
  const seconds = new Histogram({
    name: 'worker_job_seconds',
    help: 'How long a job took.',
    labelNames: ['job'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers: [registry],
  });

  const observe = (name: JobName, handle: Handler<JobName>): Handler<JobName> => {
    return async (payload, context) => {
      const stop = seconds.startTimer({ job: name });
      try {
        const outcome = await handle(payload, context);
        ended.inc({ job: name, outcome: outcome.kind });
        context.logger.info({ outcome, ms: Math.round(stop() * 1000) }, 'job ended');
        return outcome;
      } catch (error) {
        stop();
        ended.inc({ job: name, outcome: 'failed' });
        throw error;
      }
    };
  };

  const observed: Partial<Record<JobName, Handler<JobName>>> = {};
  for (const name of jobNames) observed[name] = observe(name, handlers[name] as Handler<JobName>);
  return observed as Handlers;
}
