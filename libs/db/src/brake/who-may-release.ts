import type { BrakeId, OrganisationId } from '@latchkey/contracts/ids';
import type { Role } from '@latchkey/contracts/permissions';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** What the rule of the second person asks about somebody who wants to release a brake. */
export interface Releaser {
  role: Role;
  /** Other Owners and Admins of the organisation. */
  others: number;
  /** Some of those who wait were blocked by this very person. */
  caused: boolean;
}

/** Null: no member of the organisation. */
export async function whoMayRelease(
  db: Db,
  of: { organisationId: OrganisationId; brakeId: BrakeId; userId: string },
): Promise<Releaser | null> {
  const [row] = await db.execute<{ role: Role; others: number; caused: boolean }>(sql`
    select m.role,
      (select count(*)::int from member o where o.organisation_id = m.organisation_id and o.user_id <> m.user_id
        and o.role in ('owner', 'admin')) as others,
      exists (select from brake_hold h
        join channel_access a on a.organisation_id = h.organisation_id and a.id = h.access_id and a.version = h.version
          and a.state = 'REVOKE_PENDING' and a.revoke_reason = 'blocked'
        join block k on k.organisation_id = a.organisation_id and k.subscriber_id = a.subscriber_id
          and (k.channel_id is null or k.channel_id = a.channel_id) and k.lifted_at is null
        where h.organisation_id = m.organisation_id and h.brake_id = ${of.brakeId} and k.created_by = m.user_id) as caused
    from member m where m.organisation_id = ${of.organisationId} and m.user_id = ${of.userId}`);
  return row ?? null;
}
