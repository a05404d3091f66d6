import type { OrganisationId, SupportRequestId } from '@latchkey/contracts/ids';
import { closeAlert } from '@latchkey/db/alert/close-alert';
import { type Act, appendAudit } from '@latchkey/db/audit-row/append-audit';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { promiseAnswer } from '@latchkey/db/support/promise-answer';
import { listSupportRequests, type SupportRequestRow } from '@latchkey/db/support/support-requests';
import type { AccessDeps } from '../access-deps.ts';

/**
 * A creator answers what somebody asked through the bot: kept, promised to be sent, and the alert about it is over.
 * @returns null: the organisation has no such request
 */
export async function answerRequest(
  deps: AccessDeps,
  of: { organisationId: OrganisationId; requestId: SupportRequestId; body: string; idempotencyKey: string },
  act: Act,
): Promise<SupportRequestRow | null> {
  const { organisationId, requestId } = of;
  return unitOfWork(named(deps, 'support'), async (unit) => {
    const [request] = await listSupportRequests(unit.db, organisationId, { requestId });
    if (!request) return null;
    const { correlationId, at } = act;
    const answerId = await promiseAnswer(unit, { ...of, correlationId, at });
    if (answerId) {
      await appendAudit(unit.db, organisationId, act, {
        action: 'support.answer',
        targetKind: 'support_request',
        targetId: requestId,
        detail: { answerId },
      });
      await closeAlert(unit.db, { organisationId, kind: 'support_asked', subject: requestId, at });
    }
    const [answered] = await listSupportRequests(unit.db, organisationId, { requestId });
    return answered ?? null;
  });
}
