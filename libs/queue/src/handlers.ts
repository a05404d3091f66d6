import type { JobName, JobPayload } from '@latchkey/contracts/jobs/catalogue';
import type { JobOutcome } from '@latchkey/contracts/jobs/outcome';
import type { QueueLogger } from './logger.ts';

export interface JobContext {
  correlationId: string;
  /** 1 at the first try. A `wait` does not count as one. */
  attempt: number;
  jobId: string;
  /** Lines carry job, attempt and correlation id. */
  logger: QueueLogger;
}

export type Handler<N extends JobName> = (payload: JobPayload<N>, context: JobContext) => Promise<JobOutcome>;

/** One handler for every job of the catalogue: a job without one does not compile. */
export type Handlers = { [N in JobName]: Handler<N> };
