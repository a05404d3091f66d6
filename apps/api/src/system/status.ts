import { readHeartbeats } from '@latchkey/db/heartbeat/read-heartbeats';
import { migrationsCurrent } from '@latchkey/db/migrations-current';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { within } from '../within.ts';

type Status = Awaited<ReturnType<UseCases['system']['status']>>;
type Part = Status['parts'][number];

const version = '0.1.0';
const checkMs = 2_000;
/** Processes say at least every 30 seconds that they live. */
const silentMs = 75_000;

/** How each part of the stack is, for the status page; answers also when the database is away. */
export function systemStatus(deps: Deps): UseCases['system']['status'] {
  return async () => {
    const [database, queue, processes, sandbox] = await Promise.all([
      databasePart(deps),
      queuePart(deps),
      processParts(deps),
      sandboxPart(deps.settings.sandboxUrl),
    ]);
    return {
      version,
      now: deps.clock.now().toISOString(),
      sandbox: deps.settings.sandboxUrl !== null,
      parts: [database, queue, ...processes, ...(sandbox ? [sandbox] : [])],
    };
  };
}

async function databasePart({ database }: Deps): Promise<Part> {
  const current = await within(checkMs, migrationsCurrent(database.db)).catch(() => null);
  if (current === null) return part('database', 'down', 'does not answer');
  return current
    ? part('database', 'ok', 'up to date')
    : part('database', 'down', 'waits for its migrations');
}

async function queuePart({ queueReady }: Deps): Promise<Part> {
  const ready = await within(checkMs, queueReady()).catch(() => false);
  return ready
    ? part('queue', 'ok', 'takes work')
    : part('queue', 'degraded', 'out of reach; payments are accepted and wait');
}

async function processParts({ database }: Deps): Promise<Part[]> {
  const seen = await within(checkMs, readHeartbeats(database.db)).catch(() => null);
  return (['worker', 'bot'] as const).map((name) => {
    const seenAt = seen?.get(name) ?? null;
    if (!seenAt) return part(name, 'unknown', 'not heard of yet');
    const silent = Date.now() - seenAt.getTime() > silentMs;
    return {
      ...part(name, silent ? 'down' : 'ok', silent ? 'silent' : 'at work'),
      lastSeenAt: seenAt.toISOString(),
    };
  });
}

async function sandboxPart(sandboxUrl: string | null): Promise<Part | null> {
  if (sandboxUrl === null) return null;
  const answers = await fetch(new URL('/healthz', sandboxUrl), { signal: AbortSignal.timeout(checkMs) })
    .then((response) => response.ok)
    .catch(() => false);
  return answers
    ? part('sandbox', 'ok', 'plays Stripe and Telegram')
    : part('sandbox', 'down', 'does not answer');
}

function part(name: Part['name'], state: Part['state'], detail: string): Part {
  return { name, state, detail, lastSeenAt: null };
}
