import type { OrganisationId } from '@latchkey/contracts/ids';
import type { Db } from '../connect-database.ts';
import { audit } from '../schema/audit.ts';

/** Who did it, on which call, when. */
export interface Act {
  actorKind: 'user' | 'api_key' | 'buyer' | 'bot' | 'system';
  actorId: string | null;
  correlationId: string;
  at: Date;
}

/** Notes an act in the audit; in the act's own transaction. Ids only, no personal data. */
export async function appendAudit(
  db: Db,
  organisationId: OrganisationId,
  act: Act,
  done: { action: string; targetKind: string; targetId: string; detail?: Record<string, unknown> },
): Promise<void> {
  await db.insert(audit).values({ ...act, ...done, organisationId, detail: done.detail ?? {} });
}
