import { setTimeout as sleep } from 'node:timers/promises';

/** What is asked often takes from those who work on the answer: the longer it lasts, the less often. */
const firstMs = 20;
const mostMs = 100;

/**
 * Asks until the answer is there.
 *
 * @param look null or undefined: not yet
 * @param limits.everyMs for who must not be late; seldomer and seldomer unless given
 * @throws with what was waited for, when it does not come in time
 */
export async function waitFor<T>(
  what: string,
  look: () => Promise<T | null | undefined>,
  { withinMs = 20_000, everyMs }: { withinMs?: number; everyMs?: number } = {},
): Promise<T> {
  const giveUpAt = Date.now() + withinMs;
  for (let waitMs = firstMs; ; waitMs = Math.min(mostMs, waitMs * 1.2)) {
    const found = await look();
    if (found !== null && found !== undefined) return found;
    if (Date.now() > giveUpAt) throw new Error(`waited ${withinMs / 1000} s in vain for: ${what}`);
    await sleep(everyMs ?? waitMs);
  }
}
