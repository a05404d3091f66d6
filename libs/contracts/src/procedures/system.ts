import { z } from 'zod';
import { Instant } from '../instant.ts';
import { procedure } from './procedure.ts';

export const CheckState = z.enum(['ok', 'degraded', 'down', 'unknown']);
export type CheckState = z.infer<typeof CheckState>;

/** One part of the stack, as the api sees it. */
export const PartStatus = z.object({
  name: z.enum(['database', 'queue', 'worker', 'bot', 'sandbox']),
  state: CheckState,
  detail: z.string(),
  lastSeenAt: Instant.nullable(),
});
export type PartStatus = z.infer<typeof PartStatus>;

export const system = {
  /** How the stack is: for the status page. */
  status: procedure({
    type: 'query',
    permission: 'public',
    input: z.void(),
    output: z.object({ version: z.string(), now: Instant, sandbox: z.boolean(), parts: z.array(PartStatus) }),
  }),
};
