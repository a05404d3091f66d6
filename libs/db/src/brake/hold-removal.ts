import type { BrakeId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { LeasedAccess } from '../access/lease-access.ts';
import type { Db } from '../connect-database.ts';

/** Has a removal wait for a brake, as the access stands now. Under `lockBrakes`. */
export async function holdRemoval(db: Db, access: LeasedAccess, brakeId: BrakeId, at: Date): Promise<void> {
  await db.execute(sql`
    insert into brake_hold (organisation_id, access_id, version, brake_id, held_at)
    values (${access.organisationId}, ${access.id}, ${access.version}, ${brakeId}, ${at.toISOString()})
    on conflict (organisation_id, access_id, version) do update set brake_id = excluded.brake_id, held_at = excluded.held_at`);
}
