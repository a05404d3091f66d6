import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks until the answer is there.
 *
 * @param look null or undefined: not yet
 * @throws with what was waited for, when it does not come in time
 */
export async function waitFor<T>(
  what: string,
  look: () => Promise<T | null | undefined>,
  { withinMs = 20_000, everyMs = 20 }: { withinMs?: number; everyMs?: number } = {},
): Promise<T> {
  const giveUpAt = Date.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found !== null && found !== undefined) return found;
    if (Date.now() > giveUpAt) throw new Error(`waited ${withinMs / 1000} s in vain for: ${what}`);
    await sleep(everyMs);
  }
}
