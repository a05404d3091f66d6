import type { AccessId, OrganisationId } from '@latchkey/contracts/ids';
import { and, asc, eq } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { accessLedger } from '../schema/access-ledger.ts';

const most = 1_000;

/** The history of an access, oldest first. */
export async function listMoves(db: Db, organisationId: OrganisationId, accessId: AccessId) {
  return db
    .select({
      version: accessLedger.version,
      from: accessLedger.fromState,
      to: accessLedger.toState,
      event: accessLedger.event,
      reason: accessLedger.reason,
      at: accessLedger.at,
      correlationId: accessLedger.correlationId,
    })
    .from(accessLedger)
    .where(and(eq(accessLedger.organisationId, organisationId), eq(accessLedger.accessId, accessId)))
    .orderBy(asc(accessLedger.version))
    .limit(most);
}
