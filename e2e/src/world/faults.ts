import type { TestWorld } from './open-world.ts';
import { waitFor } from './wait-for.ts';
import type { World } from './world.ts';

export interface Fault {
  /** A Bot API method; `*` for all but getUpdates. */
  method: string;
  kind: '429' | '403' | '400' | '500' | 'slow' | 'lost-answer' | 'drop-request';
  chatId?: number;
  count?: number;
  retryAfter?: number;
  description?: string;
  delayMs?: number;
}

/** Orders trouble at the emulated Telegram. */
export async function orderFault({ sandbox }: Pick<World, 'sandbox'>, fault: Fault): Promise<void> {
  await sandbox.telegram('faults', fault);
}

/** Waits until all ordered trouble has happened. */
export async function faultsUsed({ sandbox }: TestWorld): Promise<void> {
  await waitFor(
    'the ordered trouble to happen',
    async () => ((await sandbox.telegram<unknown[]>('faults')).length === 0 ? true : null),
    { withinMs: 40_000 },
  );
}

/** Forgets what has not happened, so that the next test starts on a quiet day. */
export async function clearFaults({ stack }: Pick<World, 'stack'>): Promise<void> {
  await fetch(new URL('/telegram/control/faults', stack.urls.sandbox), { method: 'DELETE' });
}
