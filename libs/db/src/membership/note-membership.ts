import type { AccessId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/**
 * Notes whether a person is inside, by Telegram's own word; null: outside. Who leaves while entitled is
 * noted in the audit.
 *
 * @returns false when the access has moved since `version`, or is just being taken out: somebody who is inside then must
 *   be looked at again, or a removal that was verified a moment before would be the last word
 */
export async function noteMembership(
  db: Db,
  of: {
    organisationId: OrganisationId;
    accessId: AccessId;
    version: number;
    insideSince: Date | null;
    occasion: { at: Date; correlationId: string };
  },
): Promise<boolean> {
  const since = of.insideSince?.toISOString() ?? null;
  const { at, correlationId } = of.occasion;
  const noted = await db.execute(sql`
    with former as (
      select joined_at from channel_access where state in ('PENDING', 'GRANTED') and organisation_id = ${of.organisationId} and id = ${of.accessId}
    ), noted as (update channel_access set
      joined_at = case when ${since}::timestamptz is null then null else coalesce(joined_at, ${since}) end,
      ever_inside_at = coalesce(ever_inside_at, ${since})
    where organisation_id = ${of.organisationId} and id = ${of.accessId}
      and (${since}::timestamptz is null
        or version = ${of.version} and (state <> 'REVOKE_PENDING' or lease_until is null or lease_until < now()))
    returning id), went as (
      insert into audit (organisation_id, actor_kind, action, target_kind, target_id, detail, correlation_id, at)
      select ${of.organisationId}, 'system', 'access.left', 'access', ${of.accessId}, '{}'::jsonb, ${correlationId}, ${at.toISOString()}
      from noted, former where ${since}::timestamptz is null and former.joined_at is not null
    ) select id from noted`);
  return noted.length > 0;
}
