import { setTimeout as wait } from 'node:timers/promises';
import type { RunningProcess } from './start-process.ts';

const limitMs = 30_000;

/** Waits until `GET <url>/readyz` answers 200. @throws when the process dies or takes longer than 30 s. */
export async function waitUntilReady(
  running: RunningProcess,
  url: string,
  signal?: AbortSignal,
): Promise<void> {
  let died = false;
  void running.exited.then(() => (died = true));
  const giveUpAt = Date.now() + limitMs;
  let said = 'nothing';
  while (Date.now() < giveUpAt) {
    signal?.throwIfAborted();
    if (died) throw new Error(`${running.name} stopped at its start:\n${running.lastLines().join('\n')}`);
    try {
      const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(3_000) });
      said = `${answer.status} ${await answer.text()}`;
      if (answer.ok) return;
    } catch {
      // Not listening yet.
    }
    await wait(40);
  }
  throw new Error(
    `${running.name} is not ready after ${limitMs / 1000} s; it said: ${said}\n${running.lastLines().join('\n')}`,
  );
}
