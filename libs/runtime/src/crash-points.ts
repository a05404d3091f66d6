import { z } from 'zod';

/** A guard that a campaign may switch off in a process, to show that it is missed. */
export const sabotages = ['sweep', 'removal-verification'] as const;
export type Sabotage = (typeof sabotages)[number];

export interface CrashPoints {
  /** A named place, such as `before commit: read`: the process dies here, by SIGKILL, when the campaign has said so. */
  pass(when: 'before' | 'after', what: string): void;
  sabotaged(guard: Sabotage): boolean;
}

/** What the parent says: places, and at which passing from now on each is deadly. */
const Orders = z.object({ deaths: z.record(z.string(), z.number().int().min(1)) });

/**
 * The places where a campaign of faults can kill this process: its parent says over IPC where, and hears of each place that
 * is passed for the first time, and of the one that was the last. Only with `FAULT_INJECTION`, which is refused outside a
 * sandbox.
 *
 * @param setting the value of FAULT_INJECTION: `on`, `standby` (all is loaded, and nothing begins before the parent says where
 * to die), or the guard to be switched off
 * @returns undefined when it is not set: nobody then asks at any place
 */
export async function openCrashPoints(
  setting: 'on' | 'standby' | Sabotage | undefined,
): Promise<CrashPoints | undefined> {
  if (setting === undefined) return undefined;
  let begin = () => {};
  const called = new Promise<void>((resolve) => (begin = resolve));
  const deaths = new Map<string, number>();
  const passed = new Set<string>();
  process.on('message', (message) => {
    const ordered = Orders.safeParse(message).data;
    if (!ordered) return;
    deaths.clear();
    for (const [place, passing] of Object.entries(ordered.deaths)) deaths.set(place, passing);
    begin();
  });
  if (setting === 'standby') await called;
  return {
    pass: (when, what) => {
      const place = `${when} ${what}`;
      if (!passed.has(place)) {
        passed.add(place);
        process.send?.({ passed: place });
      }
      const left = deaths.get(place);
      if (left === undefined) return;
      deaths.set(place, left - 1);
      if (left > 1) return;
      process.send?.({ diesAt: place });
      process.kill(process.pid, 'SIGKILL');
    },
    sabotaged: (guard) => setting === guard,
  };
}
