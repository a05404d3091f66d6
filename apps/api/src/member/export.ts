import { appendAudit } from '@latchkey/db/audit-row/append-audit';
import { exportPerson } from '@latchkey/db/member/export-person';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';

/** Everything kept of the person, as JSON. */
export function memberExport({ database: { db }, clock }: Deps): UseCases['member']['export'] {
  return async ({ session, principal, correlationId }) => {
    const at = clock.now();
    await appendAudit(db, session.organisationId, actOf(principal, correlationId, at), {
      action: 'person.export',
      targetKind: 'member_session',
      targetId: session.id,
    });
    return { exportedAt: at.toISOString(), ...(await exportPerson(db, session)) };
  };
}
