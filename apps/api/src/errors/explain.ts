import { BillingFailure, type BillingFailureKind } from '@latchkey/billing/billing-failure';
import { type ErrorCode, LatchkeyError } from '@latchkey/contracts/errors';
import { isDatabaseAway } from '@latchkey/db/is-database-away';

const codeOfBillingFailure = {
  retry: 'provider_unavailable',
  rate_limited: 'provider_unavailable',
  gone: 'provider_unavailable',
  account_lost: 'seller_not_ready',
  key_rejected: 'provider_unavailable',
  faulty: 'provider_unavailable',
} as const satisfies Record<BillingFailureKind, ErrorCode>;

const messages = {
  provider_unavailable: 'The payment provider cannot be asked right now. Please try again.',
  seller_not_ready: 'The seller cannot take payments right now.',
  unavailable: 'We cannot do this right now. Please try again in a minute.',
  internal: 'Something went wrong on our side.',
} as const satisfies Partial<Record<ErrorCode, string>>;

/** What the caller may know of an error; the error itself stays with it as the cause, for the log. */
export function explain(error: unknown): LatchkeyError {
  if (error instanceof LatchkeyError) return error;
  const code = codeOf(error);
  return new LatchkeyError(code, messages[code], { cause: error });
}

function codeOf(error: unknown): keyof typeof messages {
  if (error instanceof BillingFailure) return codeOfBillingFailure[error.kind];
  return isDatabaseAway(error) ? 'unavailable' : 'internal';
}
