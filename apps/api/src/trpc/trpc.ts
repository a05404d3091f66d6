import type { Permission } from '@latchkey/contracts/permissions';
import { initTRPC } from '@trpc/server';
import { formatError } from '../errors/format-error.ts';
import type { Context } from './context.ts';

interface Meta {
  permission: Permission;
}

/** tRPC with our context, the permission of each procedure as its meta, and our shape of errors. Plain JSON. */
export const trpc = initTRPC.context<Context>().meta<Meta>().create({ errorFormatter: formatError });
