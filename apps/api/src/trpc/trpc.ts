import type { Permission } from '@latchkey/contracts/permissions';
import { initTRPC } from '@trpc/server';
import { formatError } from '../errors/format-error.ts';
import type { Context } from './context.ts';

interface Meta {
  permission: Permission;
}

/**
 * Streams begin anew every few minutes, so that who may listen is asked again; a ping tells a quiet stream from a dead one,
 * and keeps proxies from ending it.
 */
const sse = {
  maxDurationMs: 5 * 60_000,
  ping: { enabled: true, intervalMs: 15_000 },
  client: { reconnectAfterInactivityMs: 40_000 },
};

/** tRPC with our context, the permission of each procedure as its meta, and our shape of errors. Plain JSON. */
export const trpc = initTRPC.context<Context>().meta<Meta>().create({ errorFormatter: formatError, sse });
