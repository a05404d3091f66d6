import { LatchkeyError } from '@latchkey/contracts/errors';
import type { CodeRefusal } from '@latchkey/contracts/procedures/access-code';
import type { CouponRefusal } from './coupon-for.ts';

const words = {
  unknown: 'there is no such code.',
  used_up: 'this code has been used up.',
  expired: 'this code has expired.',
  ended: 'this code is not valid any more.',
  other_plan: 'this code is for another plan.',
  other_currency: 'this code is for prices in another currency.',
} as const satisfies Record<CodeRefusal | CouponRefusal, string>;

/** Why a code that somebody typed is of no use, said at its field. */
export function codeRefused(reason: keyof typeof words): LatchkeyError {
  return new LatchkeyError('invalid_input', `code: ${words[reason]}`);
}
