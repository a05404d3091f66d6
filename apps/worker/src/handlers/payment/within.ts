import { BillingFailure } from '@latchkey/billing/billing-failure';

/** Waits for a provider's answers, but not for ever. @throws BillingFailure `retry` when they take too long */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new BillingFailure('retry', `no answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
