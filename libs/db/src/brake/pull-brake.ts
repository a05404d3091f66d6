import type { BrakeId, ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { raiseAlert } from '../alert/raise-alert.ts';
import { appendAudit } from '../audit-row/append-audit.ts';
import { newId } from '../new-id.ts';
import type { UnitOfWork } from '../outbox/unit-of-work.ts';
import { brake } from '../schema/brake.ts';
import { lookAtBrakeMs } from './look-at-brake.ts';

/** Pulls a brake, with its alert and its row in the audit. Under `lockBrakes`. */
export async function pullBrake(
  unit: UnitOfWork,
  pulled: {
    organisationId: OrganisationId;
    /** null: it counts the whole organisation. */
    channelId: ChannelId | null;
    removals: number;
    limit: number;
    members: number;
    correlationId: string;
    at: Date;
  },
): Promise<BrakeId> {
  const { organisationId, channelId, removals, limit, members, correlationId, at } = pulled;
  const brakeId = newId('brake');
  const scope = channelId === null ? 'organisation' : 'chat';
  await unit.db.insert(brake).values({
    organisationId,
    id: brakeId,
    scope,
    channelId,
    removals,
    limitCount: limit,
    members,
    pulledAt: at,
    dueAt: new Date(at.getTime() + lookAtBrakeMs),
    correlationId,
  });
  const detail = { brakeId, scope, removals, limit, members };
  const subject = channelId ?? organisationId;
  await raiseAlert(unit, { organisationId, kind: 'brake_pulled', subject, detail, correlationId, at });
  const act = { actorKind: 'system', actorId: null, correlationId, at } as const;
  await appendAudit(unit.db, organisationId, act, {
    action: 'brake.pull',
    targetKind: 'brake',
    targetId: brakeId,
    detail,
  });
  return brakeId;
}
