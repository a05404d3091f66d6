import { LatchkeyError } from '@latchkey/contracts/errors';

/** Whether something is missing, as opposed to wrong. */
export function isNotFound(error: unknown): boolean {
  return error instanceof LatchkeyError && error.code === 'not_found';
}
