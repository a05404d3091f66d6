import Stripe from 'stripe';
import { ZodError } from 'zod';
import { BillingFailure, type BillingFailureKind } from '../billing-failure.ts';
import { scrub } from '../scrub.ts';

/**
 * The one place where the SDK's errors become ours (Stripe: Error handling; Error codes).
 * `account` is the connected account of the call: a 403 without it can only mean our own key.
 * An error that is neither Stripe's nor an unreadable answer is a fault of ours and comes back as it is.
 */
export function toBillingFailure(error: unknown, account: string | null): unknown {
  if (error instanceof BillingFailure) return error;
  if (error instanceof ZodError) return new BillingFailure('faulty', `unreadable answer: ${paths(error)}`);
  if (!(error instanceof Stripe.errors.StripeError)) return error;
  const kind = kindOf(error, account);
  return new BillingFailure(kind, describe(error), retryAfterMs(error), error.code ?? null);
}

const kindByCode: Readonly<Record<string, BillingFailureKind>> = {
  account_closed: 'account_lost',
  account_invalid: 'account_lost',
  api_key_expired: 'key_rejected',
  idempotency_key_in_use: 'retry',
  livemode_mismatch: 'key_rejected',
  lock_timeout: 'retry',
  more_permissions_required: 'key_rejected',
  not_found: 'gone',
  platform_api_key_expired: 'key_rejected',
  rate_limit: 'rate_limited',
  resource_missing: 'gone',
  secret_key_required: 'key_rejected',
};

function kindOf(error: Stripe.errors.StripeError, account: string | null): BillingFailureKind {
  const known = Object.hasOwn(kindByCode, error.code ?? '') ? kindByCode[error.code ?? ''] : undefined;
  if (known) return known;
  if (error instanceof Stripe.errors.StripeConnectionError) return 'retry';
  const status = error.statusCode;
  // No status: an answer that is not JSON, as a proxy in between gives it.
  if (status === undefined || status >= 500 || status === 409) return 'retry';
  if (status === 429 || error.type === 'RateLimitError') return 'rate_limited';
  if (status === 401) return 'key_rejected';
  if (status === 403) return account === null ? 'key_rejected' : 'account_lost';
  return 'faulty';
}

function retryAfterMs(error: Stripe.errors.StripeError): number | null {
  const seconds = Number(error.headers?.['retry-after']);
  return Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds * 1000) : null;
}

function describe(error: Stripe.errors.StripeError): string {
  const parts = [error.type, error.code, error.param && `at ${error.param}`];
  if (error.statusCode) parts.push(`HTTP ${error.statusCode}`);
  if (error.requestId) parts.push(error.requestId);
  return `${parts.filter(Boolean).join(' ')}: ${scrub(error.message)}`;
}

function paths(error: ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.')} ${issue.code}`).join(', ');
}
