/**
 * How a call to a payment provider can fail. Closed: maps over it are `satisfies Record<BillingFailureKind, …>`.
 * - `retry`: network, time-out or a fault on the provider's side; the same call may succeed later.
 * - `rate_limited`: wait `retryAfterMs` where it is set; uses up no attempt.
 * - `gone`: the object, or one that the request names, does not exist for this account and mode. It says nothing about access.
 * - `account_lost`: the creator's account is not ours to act on any more (disconnected or closed).
 * - `key_rejected`: our own key is wrong, expired or lacks a permission. Nobody's access may hang on it.
 * - `faulty`: the provider refuses the request, or answered what we cannot read. Repeating does not help.
 */
export type BillingFailureKind =
  | 'retry'
  | 'rate_limited'
  | 'gone'
  | 'account_lost'
  | 'key_rejected'
  | 'faulty';

/** What every function of this library throws when the provider could not be asked. The message holds no secret and no address. */
export class BillingFailure extends Error {
  readonly kind: BillingFailureKind;
  /** How long the provider asks to wait, in milliseconds; null: it did not say. */
  readonly retryAfterMs: number | null;
  /** The provider's own code, for the few refusals that tell the caller something; null: it gave none. */
  readonly code: string | null;

  constructor(
    kind: BillingFailureKind,
    message: string,
    retryAfterMs: number | null = null,
    code: string | null = null,
  ) {
    super(message);
    this.name = 'BillingFailure';
    this.kind = kind;
    this.retryAfterMs = retryAfterMs;
    this.code = code;
  }
}
