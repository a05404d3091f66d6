import { randomBytes } from 'node:crypto';
import { ClaimToken, startPayloads } from '@latchkey/contracts/claim-token';
import { LatchkeyError } from '@latchkey/contracts/errors';
import { createClaim } from '@latchkey/db/claim-link/create-claim';
import { findClaimBot } from '@latchkey/db/claim-link/find-claim-bot';
import { hashToken } from '@latchkey/db/claim-link/hash-token';
import { deepLinks } from '../bot/deep-links.ts';
import { visibleOrder } from '../checkout/visible-order.ts';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';

const validMs = 7 * 86_400_000;

/** Makes the single-use link by which a buyer tells which Telegram account will enter. Only its hash is kept. */
export function claimCreate({ database, clock }: Deps): UseCases['claim']['create'] {
  return async (call, { orderId }) => {
    const order = await visibleOrder(database.db, call, orderId, 'claim:create');
    if (order.status !== 'paid' && order.status !== 'processing') {
      throw new LatchkeyError('order_not_paid', 'This order is not paid yet.');
    }
    if (order.telegramId !== null) {
      throw new LatchkeyError('claim_used', 'This purchase already has its Telegram account.');
    }
    const bot = await findClaimBot(database.db, order.organisationId, orderId);
    if (!bot) throw new LatchkeyError('not_found', 'Nothing of this order is claimed in Telegram.');
    const now = clock.now();
    const expiresAt = new Date(now.getTime() + validMs);
    const token = ClaimToken.parse(`${startPayloads.claim}${randomBytes(32).toString('base64url')}`);
    await createClaim(
      database.db,
      { organisationId: order.organisationId, orderId, tokenHash: hashToken(token), expiresAt },
      actOf(await call.principal(), call.correlationId, now),
    );
    return { token, deepLink: deepLinks(bot.username).start(token), expiresAt: expiresAt.toISOString() };
  };
}
