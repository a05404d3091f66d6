import type { Content, ContentButton } from '@latchkey/contracts/broadcast/content';
import type { BroadcastId, OrganisationId } from '@latchkey/contracts/ids';
import type { Act } from '@latchkey/db/audit-row/append-audit';
import { createDraft } from '@latchkey/db/broadcast/write-draft';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { AccessDeps } from '../access-deps.ts';
import { promiseBeginning } from './schedule-broadcast.ts';

/**
 * Sends a message to the one who writes it, on the way that all others will take. The same key sends it once.
 *
 * @param of.userId somebody of the organisation who has linked Telegram; anybody else gets nothing
 */
export function writeToOneself(
  deps: AccessDeps,
  of: { organisationId: OrganisationId; userId: string; draftKey: string },
  message: { content: Content; button: ContentButton | null },
  act: Act,
): Promise<BroadcastId> {
  const { organisationId, userId, draftKey } = of;
  return unitOfWork(named(deps, 'broadcast'), async (unit) => {
    const { broadcastId, isNew } = await createDraft(unit.db, organisationId, {
      ...message,
      draftKey,
      segment: { kind: 'creator' },
      createdBy: userId,
      correlationId: act.correlationId,
      at: act.at,
    });
    if (isNew) await promiseBeginning(unit, { organisationId, broadcastId }, act.at, act);
    return broadcastId;
  });
}
