import type { Clock } from '@latchkey/contracts/clock';
import { z } from 'zod';

const Answer = z.object({ now: z.iso.datetime({ offset: true }) });
const pollMs = 250;
const firstAnswerMs = 10_000;
const jumpMs = 2_000;
/** Differences below this are the network's, not the sandbox's: ignoring them keeps time running forward. */
const noiseMs = 200;

export interface SandboxClock extends Clock {
  close(): void;
}

/**
 * A clock that shows the sandbox's time, asked for every 250 ms. While the sandbox does not answer, time goes
 * on from what is known.
 *
 * @param url base address of the sandbox.
 * @param onJump called when the time was moved forward by more than two seconds; wake all sweeps there.
 * @throws when the sandbox does not answer within ten seconds: starting on the wrong day would be worse.
 */
export async function followSandboxClock(options: {
  url: string;
  onJump?: () => void;
}): Promise<SandboxClock> {
  const endpoint = new URL('/clock', options.url);
  const stop = new AbortController();
  let offsetMs = await firstOffset(endpoint);

  const poll = async () => {
    const next = await readOffset(endpoint);
    const movedMs = next - offsetMs;
    if (Math.abs(movedMs) > noiseMs) offsetMs = next;
    if (movedMs > jumpMs && !stop.signal.aborted) options.onJump?.();
  };
  const again = () => {
    if (stop.signal.aborted) return;
    timer = setTimeout(
      () =>
        void poll()
          .catch(() => {})
          .finally(again),
      pollMs,
    ).unref();
  };
  let timer: NodeJS.Timeout | undefined;
  again();

  return {
    now: () => new Date(Date.now() + offsetMs),
    close() {
      stop.abort();
      clearTimeout(timer);
    },
  };
}

async function firstOffset(endpoint: URL): Promise<number> {
  const giveUpAt = Date.now() + firstAnswerMs;
  for (;;) {
    try {
      return await readOffset(endpoint);
    } catch (error) {
      if (Date.now() > giveUpAt) {
        throw new Error(`The sandbox's clock at ${endpoint.href} does not answer`, { cause: error });
      }
      await new Promise((resolve) => setTimeout(resolve, pollMs));
    }
  }
}

async function readOffset(endpoint: URL): Promise<number> {
  const askedAt = Date.now();
  const response = await fetch(endpoint, { signal: AbortSignal.timeout(2_000) });
  const { now } = Answer.parse(await response.json());
  return Date.parse(now) - (askedAt + Date.now()) / 2;
}
