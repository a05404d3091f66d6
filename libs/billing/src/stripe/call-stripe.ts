import type Stripe from 'stripe';
import { BillingFailure } from '../billing-failure.ts';
import { toBillingFailure } from './failures.ts';

const longestCallMs = 10_000;

/**
 * Runs one call on a connected account (null: on the platform's own), 10 seconds at most: the SDK's own time-out begins anew
 * with every byte and every repetition, and callers hold leases that must outlast the call.
 * @throws {BillingFailure} in place of the SDK's errors.
 */
export async function callStripe<T>(
  account: string | null,
  call: (options: Stripe.RequestOptions) => Promise<T>,
  deadlineMs = longestCallMs,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new BillingFailure('retry', `no answer in ${deadlineMs} ms`)),
      deadlineMs,
    );
  });
  try {
    const answer = withoutStackTrace(() => call(account === null ? {} : { stripeAccount: account }));
    return await Promise.race([answer, tooLate]);
  } catch (error) {
    throw toBillingFailure(error, account);
  } finally {
    clearTimeout(timer);
  }
}

/** The SDK notes where it was called from each time, and reading source maps for that costs more than sending the request. */
function withoutStackTrace<T>(start: () => T): T {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return start();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}
