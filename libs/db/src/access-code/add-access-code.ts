import { type Act, appendAudit } from '../audit-row/append-audit.ts';
import type { Db } from '../connect-database.ts';
import { accessCode } from '../schema/access-code.ts';
import type { StoredAccessCode } from './list-access-codes.ts';

type NewAccessCode = Pick<
  StoredAccessCode,
  'organisationId' | 'id' | 'planId' | 'code' | 'days' | 'maxUses' | 'expiresAt'
>;

/** Keeps an access code. @returns false, with nothing written, when a live one has the same words */
export async function addAccessCode(db: Db, made: NewAccessCode, act: Act): Promise<boolean> {
  return db.transaction(async (tx) => {
    const written = await tx
      .insert(accessCode)
      .values({ ...made, createdAt: act.at })
      .onConflictDoNothing()
      .returning({ id: accessCode.id });
    if (written.length === 0) return false;
    await appendAudit(tx, made.organisationId, act, {
      action: 'accessCode.create',
      targetKind: 'access_code',
      targetId: made.id,
    });
    return true;
  });
}
