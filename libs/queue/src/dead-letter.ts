import { createHash } from 'node:crypto';
import { deadLetterQueue } from '@latchkey/contracts/jobs/catalogue';
import type { DeadLetterClass } from '@latchkey/contracts/jobs/dead-letter';
import type { QueueConnection } from './connect-queues.ts';
import type { JobFailure } from './failure-history.ts';

/** JSON types only. */
export interface DeadLetter {
  jobId: string;
  jobName: string;
  payload: unknown;
  entityKey: string;
  cause: DeadLetterClass;
  /** Every failed attempt, oldest first; the last one is what ended it. */
  failures: JobFailure[];
  firstFailedAt: string;
  lastFailedAt: string;
  correlationId: string | null;
  attempts: number;
}

/** The queue that holds dead letters for people to look at. Nothing takes jobs from it; the truth is the row in Postgres. */
export function deadLetters({ driver }: QueueConnection) {
  return {
    /** Does nothing if this (job, entity) has one already. */
    put: async (letter: DeadLetter): Promise<void> => {
      const queue = await driver.queue(deadLetterQueue);
      await queue.add(letter.jobName, letter, { jobId: letterId(letter) });
    },
    /** When it has been replayed, or closed because things came right by themselves. */
    remove: async (of: Pick<DeadLetter, 'jobName' | 'entityKey'>): Promise<void> => {
      const queue = await driver.queue(deadLetterQueue);
      await queue.remove(letterId(of));
    },
  };
}

function letterId({ jobName, entityKey }: Pick<DeadLetter, 'jobName' | 'entityKey'>): string {
  return `d-${createHash('sha256').update(`${jobName}\n${entityKey}`).digest('hex').slice(0, 32)}`;
}
