import type { AppRouter } from '@latchkey/api/router';
import { TRPCClientError } from '@trpc/client';

/** What the api adds to an error; nothing where a proxy or no one answered in its place. */
export function errorDataOf(error: unknown) {
  return error instanceof TRPCClientError ? (error as TRPCClientError<AppRouter>).data : undefined;
}
