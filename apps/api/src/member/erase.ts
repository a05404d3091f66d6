import type { Locale } from '@latchkey/contracts/locale';
import { raiseAlert } from '@latchkey/db/alert/raise-alert';
import { type Act, appendAudit } from '@latchkey/db/audit-row/append-audit';
import { promiseMail } from '@latchkey/db/buyer-mail/promise-mail';
import type { MemberPerson } from '@latchkey/db/member/member-person';
import { requestErasure } from '@latchkey/db/member/request-erasure';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';

/** As the person of the page asks. */
export function memberErase(deps: Deps): UseCases['member']['erase'] {
  return ({ session, principal, correlationId }) =>
    askErasure(deps, session, session.locale, actOf(principal, correlationId, deps.clock.now()));
}

/** Takes a request to be erased: those who run the organisation are told, and the person gets a receipt. Asked twice it is one. */
export async function askErasure(
  deps: Deps,
  person: MemberPerson,
  locale: Locale,
  act: Act,
): Promise<{ requestedAt: string }> {
  const { organisationId, email } = person;
  const { at, correlationId } = act;
  return unitOfWork(named(deps, 'member'), async (unit) => {
    const request = await requestErasure(unit.db, person, { locale, at, correlationId });
    if (request.isNew) {
      await appendAudit(unit.db, organisationId, act, {
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
}
