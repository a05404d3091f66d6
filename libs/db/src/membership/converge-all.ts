import type { AccessId, OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { UnitOfWork } from '../outbox/unit-of-work.ts';

/** Has every access of a subscriber that is still on its way looked at. */
export async function convergeAll(
  unit: UnitOfWork,
  of: { organisationId: OrganisationId; subscriberId: SubscriberId; correlationId: string },
): Promise<void> {
  const { organisationId, correlationId } = of;
  const rows = await unit.db.execute<{ id: AccessId }>(sql`
    select id from channel_access
    where organisation_id = ${organisationId} and subscriber_id = ${of.subscriberId} and state in ('PENDING', 'REVOKE_PENDING')`);
  for (const { id: accessId } of rows) {
    unit.promise({ name: 'access.converge', payload: { organisationId, accessId, correlationId } });
  }
}
