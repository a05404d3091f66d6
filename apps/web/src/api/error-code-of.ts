import type { ErrorCode } from '@latchkey/contracts/errors';
import { TRPCClientError } from '@trpc/client';
import { errorDataOf } from './error-data-of.ts';

/** The api's code for what went wrong; `unreachable` when no answer of the api came at all. */
export function errorCodeOf(error: unknown): ErrorCode | 'unreachable' {
  if (!(error instanceof TRPCClientError)) return 'internal';
  return errorDataOf(error)?.errorCode ?? 'unreachable';
}
