import type { ErrorCode } from '@latchkey/contracts/errors';
import type { TRPC_ERROR_CODE_KEY } from '@trpc/server';

/** Our codes in tRPC's, which carry the HTTP status. */
export const trpcCodes = {
  invalid_input: 'BAD_REQUEST',
  not_signed_in: 'UNAUTHORIZED',
  not_allowed: 'FORBIDDEN',
  origin_not_allowed: 'FORBIDDEN',
  not_found: 'NOT_FOUND',
  plan_not_on_sale: 'PRECONDITION_FAILED',
  seller_not_ready: 'PRECONDITION_FAILED',
  already_member: 'CONFLICT',
  order_not_paid: 'PRECONDITION_FAILED',
  claim_unknown: 'NOT_FOUND',
  claim_used: 'CONFLICT',
  claim_expired: 'PRECONDITION_FAILED',
  chat_taken: 'CONFLICT',
  conflict: 'CONFLICT',
  second_person_needed: 'FORBIDDEN',
  sign_in_again: 'PRECONDITION_FAILED',
  too_many_requests: 'TOO_MANY_REQUESTS',
  provider_unavailable: 'BAD_GATEWAY',
  unavailable: 'SERVICE_UNAVAILABLE',
  internal: 'INTERNAL_SERVER_ERROR',
} as const satisfies Record<ErrorCode, TRPC_ERROR_CODE_KEY>;

/** Codes that tRPC gives by itself, before a use case is reached, in ours. */
const ownCodes = {
  PARSE_ERROR: 'invalid_input',
  BAD_REQUEST: 'invalid_input',
  INTERNAL_SERVER_ERROR: 'internal',
  NOT_IMPLEMENTED: 'internal',
  BAD_GATEWAY: 'provider_unavailable',
  SERVICE_UNAVAILABLE: 'unavailable',
  GATEWAY_TIMEOUT: 'unavailable',
  UNAUTHORIZED: 'not_signed_in',
  PAYMENT_REQUIRED: 'internal',
  FORBIDDEN: 'not_allowed',
  NOT_FOUND: 'not_found',
  METHOD_NOT_SUPPORTED: 'invalid_input',
  TIMEOUT: 'unavailable',
  CONFLICT: 'conflict',
  PRECONDITION_FAILED: 'conflict',
  PAYLOAD_TOO_LARGE: 'invalid_input',
  UNSUPPORTED_MEDIA_TYPE: 'invalid_input',
  UNPROCESSABLE_CONTENT: 'invalid_input',
  PRECONDITION_REQUIRED: 'invalid_input',
  TOO_MANY_REQUESTS: 'too_many_requests',
  CLIENT_CLOSED_REQUEST: 'unavailable',
} as const satisfies Record<TRPC_ERROR_CODE_KEY, ErrorCode>;

export function errorCodeOfTrpc(code: TRPC_ERROR_CODE_KEY): ErrorCode {
  return ownCodes[code];
}
