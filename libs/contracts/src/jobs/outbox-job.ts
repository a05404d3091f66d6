import type { JobName } from './catalogue.ts';

/** A job that a committed transaction has promised, on its way from the outbox to a queue. */
export interface OutboxJob {
  /** The outbox row's id: a decimal number. */
  id: string;
  name: JobName;
  payload: unknown;
  /** Not before this moment; null: at once. */
  notBefore: Date | null;
}
