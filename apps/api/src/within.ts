import { LatchkeyError } from '@latchkey/contracts/errors';

/**
 * The promise's value, or the error `unavailable` after `timeoutMs` of wall time. The work itself goes on: it may still
 * be done, so only what can be repeated is to be waited for like this.
 */
export async function within<T>(timeoutMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new LatchkeyError('unavailable', 'This takes too long right now. Please try again.')),
      timeoutMs,
    );
  });
  work.catch(() => undefined);
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
