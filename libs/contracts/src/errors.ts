import { z } from 'zod';

/** Every error that a procedure may answer with. Closed: maps over it are `satisfies Record<ErrorCode, …>`. */
export const errorCodes = [
  'invalid_input',
  'not_signed_in',
  'not_allowed',
  'origin_not_allowed',
  'not_found',
  'plan_not_on_sale',
  'seller_not_ready',
  'already_member',
  'order_not_paid',
  'claim_unknown',
  'claim_used',
  'claim_expired',
  'chat_taken',
  'conflict',
  'second_person_needed',
  'sign_in_again',
  'too_many_requests',
  'provider_unavailable',
  'unavailable',
  'internal',
] as const;
export const ErrorCode = z.enum(errorCodes);
export type ErrorCode = z.infer<typeof ErrorCode>;

/** An outcome that the caller can do something about. The message is shown to people: no secrets, no personal data. */
export class LatchkeyError extends Error {
  readonly code: ErrorCode;
  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'LatchkeyError';
    this.code = code;
  }
}
