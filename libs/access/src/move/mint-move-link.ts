import { randomBytes } from 'node:crypto';
import { MoveToken, startPayloads } from '@latchkey/contracts/claim-token';
import type { AccountMoveId, OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import { type Act, appendAudit } from '@latchkey/db/audit-row/append-audit';
import { hashToken } from '@latchkey/db/claim-link/hash-token';
import { writeMoveLink } from '@latchkey/db/move/write-move-link';
import type { UnitOfWork } from '@latchkey/db/outbox/unit-of-work';

const validMs = 86_400_000;

/** A link by which a member shows the Telegram account that they move to: what the bot is opened with, and until when. */
export interface MintedMoveLink {
  token: MoveToken;
  expiresAt: Date;
}

/**
 * Makes a single-use link, good for a day and not beyond `until`; the member's earlier ones end. Only its hash is kept, and
 * the audit has who made it.
 */
export async function mintMoveLink(
  unit: UnitOfWork,
  of: {
    organisationId: OrganisationId;
    subscriberId: SubscriberId;
    accountMoveId: AccountMoveId | null;
    until?: Date;
  },
  act: Act,
): Promise<MintedMoveLink> {
  const { organisationId, subscriberId, accountMoveId, until } = of;
  const token = MoveToken.parse(`${startPayloads.move}${randomBytes(32).toString('base64url')}`);
  const expiresAt = new Date(
    Math.min(act.at.getTime() + validMs, until?.getTime() ?? Number.POSITIVE_INFINITY),
  );
  const link = { organisationId, subscriberId, accountMoveId, tokenHash: hashToken(token), expiresAt };
  await writeMoveLink(unit.db, { ...link, at: act.at });
  await appendAudit(unit.db, organisationId, act, {
    action: 'subscriber.createMoveLink',
    targetKind: 'subscriber',
    targetId: subscriberId,
    detail: { accountMoveId },
  });
  return { token, expiresAt };
}
