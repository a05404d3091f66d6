import { transition } from '@latchkey/contracts/access/transition';
import type { AccessId, ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { writeMove } from '@latchkey/db/access/write-moves';
import { raiseAlert } from '@latchkey/db/alert/raise-alert';
import type { UnitOfWork } from '@latchkey/db/outbox/unit-of-work';

/**
 * Somebody who was removed is inside again (hard case 32): they must leave again, and the creator is told, because only
 * they can keep it from happening. In the transaction of whoever has seen it.
 *
 * @throws StaleAccess when the access has moved since `version`
 */
export async function seeInside(
  unit: UnitOfWork,
  access: { organisationId: OrganisationId; id: AccessId; channelId: ChannelId; version: number },
  { at, correlationId }: { at: Date; correlationId: string },
): Promise<void> {
  const { organisationId, id: accessId, channelId } = access;
  const move = transition({ ...access, state: 'REVOKED' as const }, 'seeInside', {
    revokeReason: 'seen_inside',
    joinedAt: at,
  });
  const dueAt = new Date(at.getTime() + 60_000);
  await writeMove(unit.db, move, { dueAt }, { organisationId, at, correlationId });
  await raiseAlert(unit, {
    organisationId,
    kind: 'seen_inside_again',
    subject: accessId,
    detail: { channelId },
    correlationId,
    at,
  });
  unit.promise({ name: 'access.converge', payload: { organisationId, accessId, correlationId } });
}
