import type { Job, Queue, Worker } from 'bullmq';

export type QueueBackendName = 'redis' | 'postgres';

/** What is used of BullMQ's classes. The same on both backends, which their own types are not. */
export type JobQueue = Pick<
  Queue,
  'add' | 'addBulk' | 'remove' | 'getJobCounts' | 'getJobs' | 'getJob' | 'waitUntilReady' | 'close'
>;
export type JobWorker = Pick<Worker, 'pause' | 'close' | 'disconnect' | 'waitUntilReady'>;

export interface WorkerSettings {
  concurrency: number;
  /** How long a job belongs to a worker that says nothing more. */
  lockDurationMs: number;
  /** How often all workers together look for jobs of workers that are gone. */
  stalledIntervalMs: number;
  retryDelayMs(jobName: string, attempt: number): number;
  onError(error: Error): void;
  /** A job of a worker that is gone was taken back. */
  onStalled(jobId: string): void;
}

/** Puts the job at work; BullMQ settles it by what this resolves or throws. */
export type JobProcessor = (job: Job, token: string) => Promise<void>;

/** One backend as the rest of this library sees it: the same BullMQ classes over another store. */
export interface QueueDriver {
  readonly backend: QueueBackendName;
  /** Where jobs are added to and looked at. Rejects within about a second when the store is out of reach. */
  queue(name: string): Promise<JobQueue>;
  openWorker(name: string, processor: JobProcessor, settings: WorkerSettings): JobWorker;
  /** Asks the store something small. Rejects when it is out of reach. */
  ping(): Promise<void>;
  /** How many jobs must come together before one bulk statement is cheaper than single ones. */
  readonly bulkFrom: number;
  close(): Promise<void>;
}
