import { z } from 'zod';

/** One id that follows a payment through all processes: logs, jobs, ledger, audit. */
export const CorrelationId = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[A-Za-z0-9_-]+$/);
export type CorrelationId = z.infer<typeof CorrelationId>;
