import { randomBytes } from 'node:crypto';
import { ClaimToken, startPayloads } from '@latchkey/contracts/claim-token';
import { LatchkeyError } from '@latchkey/contracts/errors';
import type { OrderId, OrganisationId } from '@latchkey/contracts/ids';
import type { Act } from '@latchkey/db/audit-row/append-audit';
import { createClaim } from '@latchkey/db/claim-link/create-claim';
import { findClaimBot } from '@latchkey/db/claim-link/find-claim-bot';
import { hashToken } from '@latchkey/db/claim-link/hash-token';
import { deepLinks } from '../bot/deep-links.ts';
import type { Deps } from '../deps.ts';

const validMs = 7 * 86_400_000;

/**
 * Makes a claim of an order that the caller may claim; the earlier ones end. Only its hash is kept.
 *
 * @throws {LatchkeyError} `order_not_paid`, `claim_used`, `not_found`
 */
export async function newClaim(
  { database: { db } }: Deps,
  order: { id: OrderId; organisationId: OrganisationId; status: string; telegramId: number | null },
  act: Act,
): Promise<{ token: ClaimToken; deepLink: string; expiresAt: Date }> {
  const { organisationId, id: orderId } = order;
  if (order.status !== 'paid' && order.status !== 'processing') {
    throw new LatchkeyError('order_not_paid', 'This order is not paid yet.');
  }
  if (order.telegramId !== null) {
    throw new LatchkeyError('claim_used', 'This purchase already has its Telegram account.');
  }
  const bot = await findClaimBot(db, organisationId, orderId);
  if (!bot) throw new LatchkeyError('not_found', 'Nothing of this order is claimed in Telegram.');
  const expiresAt = new Date(act.at.getTime() + validMs);
  const token = ClaimToken.parse(`${startPayloads.claim}${randomBytes(32).toString('base64url')}`);
  await createClaim(db, { organisationId, orderId, tokenHash: hashToken(token), expiresAt }, act);
  return { token, deepLink: deepLinks(bot.username).start(token), expiresAt };
}
