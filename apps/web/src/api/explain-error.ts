import { errorCodeOf } from './error-code-of.ts';
import { errorDataOf } from './error-data-of.ts';

type Code = ReturnType<typeof errorCodeOf>;

const sentences = {
  unreachable: 'We cannot be reached at the moment. Check your connection and try again.',
  invalid_input: 'This link is not complete. Open it again from where you found it.',
  not_signed_in: 'Please sign in first.',
  not_allowed: 'This is only possible in the browser in which you bought.',
  origin_not_allowed: 'This page is opened under an address that may not be used here.',
  not_found: 'We do not know this.',
  plan_not_on_sale: 'This plan is not on sale at the moment.',
  seller_not_ready: 'The seller cannot take payments yet. Please come back later.',
  already_member: 'You are a member already: your access goes on.',
  order_not_paid: 'This order is not paid yet.',
  claim_unknown: 'This link is not known. Make a new one.',
  claim_used: 'This link was used already.',
  claim_expired: 'This link has expired. Make a new one.',
  chat_taken: 'This chat is already connected elsewhere.',
  conflict: 'Something changed meanwhile. Please try again.',
  second_person_needed: 'Part of this is your own doing. Somebody else must decide it.',
  sign_in_again: 'Sign in again, then try once more.',
  too_many_requests: 'That was a little too often. Please wait a minute and try again.',
  provider_unavailable: 'The payment service does not answer. Nothing was charged; please try again.',
  unavailable: 'We cannot do this right now. Please try again in a minute.',
  internal: 'Something went wrong on our side. Please try again.',
} as const satisfies Record<Code, string>;

/** What went wrong, in a sentence for the person on the page. A fault of ours has a reference to be quoted. */
export function explainError(error: unknown): string {
  const code = errorCodeOf(error);
  const reference = code === 'internal' ? errorDataOf(error)?.correlationId : undefined;
  return reference ? `${sentences[code]} Reference: ${reference}` : sentences[code];
}
