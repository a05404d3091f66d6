import { z } from 'zod';
import { Code } from '../coupon/coupon-terms.ts';
import { AccessCodeId, OrderId, OrganisationId, PlanId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { codeStates } from './coupon.ts';
import { procedure } from './procedure.ts';

const organisationId = OrganisationId.optional();

/** A code that opens a plan for nothing. */
export const AccessCodeView = z.object({
  id: AccessCodeId,
  code: z.string(),
  planId: PlanId,
  /** null: for good. */
  days: z.int().nullable(),
  maxUses: z.int().nullable(),
  uses: z.int().nonnegative(),
  expiresAt: Instant.nullable(),
  state: z.enum(codeStates),
  createdAt: Instant,
  /** Opens it in Telegram; null while the organisation has no bot. */
  botUrl: z.url().nullable(),
});
export type AccessCodeView = z.infer<typeof AccessCodeView>;

export const AccessCodeCreate = z.object({
  organisationId,
  /** Left out: one that nobody guesses. */
  code: Code.optional(),
  planId: PlanId,
  /** Left out: for good. */
  days: z.int().min(1).max(3650).optional(),
  maxUses: z.int().min(1).max(1_000_000).optional(),
  expiresAt: Instant.optional(),
});
export type AccessCodeCreate = z.input<typeof AccessCodeCreate>;

/** Why a code opens nothing. A code of another organisation is `unknown`. */
export const codeRefusals = ['unknown', 'used_up', 'expired', 'ended'] as const;
export type CodeRefusal = (typeof codeRefusals)[number];

export const accessCode = {
  list: procedure({
    type: 'query',
    permission: 'organisation:read',
    input: z.object({ organisationId }),
    output: z.array(AccessCodeView),
  }),
  create: procedure({
    type: 'mutation',
    permission: 'organisation:manage',
    input: AccessCodeCreate,
    output: AccessCodeView,
  }),
  /** Lets nobody use it any more. Who has used it keeps what it gave. */
  end: procedure({
    type: 'mutation',
    permission: 'organisation:manage',
    input: z.object({ organisationId, accessCodeId: AccessCodeId }),
    output: AccessCodeView,
  }),
  /**
   * Opens a plan by a code on its page: an order of no amount, which is claimed in Telegram as a bought one is. Sets the
   * cookie `lk_purchase`, too. The same browser gets the same order. `invalid_input` at `code` when it opens nothing.
   */
  redeem: procedure({
    type: 'mutation',
    permission: 'public',
    input: z.object({
      planId: PlanId,
      code: Code,
      /** Signed by the bot's link: who will enter. Without it the order waits for its claim. */
      identityToken: z.string().max(300).optional(),
    }),
    output: z.object({ orderId: OrderId }),
  }),
};
