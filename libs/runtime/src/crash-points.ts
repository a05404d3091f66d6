import { z } from 'zod';

/** A guard that a campaign may switch off in a process, to show that it is missed. */
export const sabotages = ['sweep', 'removal-verification'] as const;
export type Sabotage = (typeof sabotages)[number];

export interface CrashPoints {
  /** A named place, such as `before commit: read`: the process dies here, by SIGKILL, when the campaign has said so. */
  pass(when: 'before' | 'after', what: string): void;
  sabotaged(guard: Sabotage): boolean;
}

const Order = z.object({ crashAt: z.string(), passing: z.number().int().min(1) });

/**
 * The places where a campaign of faults can kill this process: its parent says over IPC where, and at which passing from
 * then on. Only with `FAULT_INJECTION`, which is refused outside a sandbox.
 *
 * @param setting the value of FAULT_INJECTION: `on`, or the guard to be switched off
 * @returns undefined when it is not set: nobody then asks at any place
 */
export function openCrashPoints(setting: 'on' | Sabotage | undefined): CrashPoints | undefined {
  if (setting === undefined) return undefined;
  let order: z.output<typeof Order> | undefined;
  process.on('message', (message) => {
    order = Order.safeParse(message).data ?? order;
  });
  return {
    pass: (when, what) => {
      if (order?.crashAt !== `${when} ${what}`) return;
      order.passing -= 1;
      if (order.passing === 0) process.kill(process.pid, 'SIGKILL');
    },
    sabotaged: (guard) => setting === guard,
  };
}
