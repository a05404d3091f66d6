import { BillingFailure } from '../billing-failure.ts';

/** The provider has no such object for this account and mode. It is no reason to end access: another account or mode may have it. */
export interface Gone {
  kind: 'gone';
}

/** Turns the failure `gone` into an outcome that the caller has to look at; other failures go on. */
export async function orGone<T>(read: Promise<T>): Promise<T | Gone> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof BillingFailure && error.kind === 'gone') return { kind: 'gone' };
    throw error;
  }
}
