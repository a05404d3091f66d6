import { raiseAlert } from '@latchkey/db/alert/raise-alert';
import { appendAudit } from '@latchkey/db/audit-row/append-audit';
import { promiseMail } from '@latchkey/db/buyer-mail/promise-mail';
import { requestErasure } from '@latchkey/db/member/request-erasure';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';

/** Takes a request to be erased: those who run the organisation are told, and the person gets a receipt. Asked twice it is one. */
export function memberErase(deps: Deps): UseCases['member']['erase'] {
  return async ({ session, principal, correlationId }) => {
    const at = deps.clock.now();
    const { organisationId, email, locale } = session;
    return unitOfWork(named(deps, 'member'), async (unit) => {
      const request = await requestErasure(unit.db, session, { locale, at, correlationId });
      if (request.isNew) {
        await appendAudit(unit.db, organisationId, actOf(principal, correlationId, at), {
          action: 'person.ask_erasure',
          targetKind: 'erasure_request',
          targetId: request.id,
        });
        const alert = { organisationId, kind: 'erasure_requested', subject: request.id } as const;
        await raiseAlert(unit, { ...alert, correlationId, at });
      }
      if (request.isNew && email !== null) {
        const to = { organisationId, email, locale, correlationId, at };
        const { id } = request;
        await promiseMail(unit, { ...to, kind: 'erasure', about: id, occasion: `erasure ${id}` });
      }
      return { requestedAt: request.requestedAt.toISOString() };
    });
  };
}
