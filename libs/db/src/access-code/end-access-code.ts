import type { AccessCodeId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import { type Act, appendAudit } from '../audit-row/append-audit.ts';
import type { Db } from '../connect-database.ts';

/** Lets nobody use an access code any more; what it gave stays. */
export async function endAccessCode(
  db: Db,
  of: { organisationId: OrganisationId; accessCodeId: AccessCodeId },
  act: Act,
): Promise<void> {
  const { organisationId, accessCodeId } = of;
  await db.transaction(async (tx) => {
    const ended = await tx.execute(sql`
      update access_code set ended_at = ${act.at.toISOString()}
      where organisation_id = ${organisationId} and id = ${accessCodeId} and ended_at is null returning id`);
    if (ended.length === 0) return;
    await appendAudit(tx, organisationId, act, {
      action: 'accessCode.end',
      targetKind: 'access_code',
      targetId: accessCodeId,
    });
  });
}
