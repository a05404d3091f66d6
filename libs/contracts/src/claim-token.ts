import { z } from 'zod';

/**
 * What a deep link `https://t.me/<bot>?start=<payload>` may carry: at most 64 characters of A-Z a-z 0-9 _ -
 * (Telegram: Bot features, deep linking). The first letter and a hyphen say what it is for.
 */
export const startPayloads = {
  claim: 'c-',
  plan: 'p-',
  creator: 'o-',
  code: 'v-',
  move: 'm-',
  access: 'a-',
  /** Who has sent the person here: kept with the first that comes, for whoever counts referrals. */
  referral: 'r-',
} as const;

/** 32 random bytes as base64url behind the prefix: 45 characters. */
export const ClaimToken = z.string().regex(/^c-[A-Za-z0-9_-]{43}$/);
export type ClaimToken = z.infer<typeof ClaimToken>;

/** The same for somebody who moves to another Telegram account. */
export const MoveToken = z.string().regex(/^m-[A-Za-z0-9_-]{43}$/);
export type MoveToken = z.infer<typeof MoveToken>;
