import type { DeadLetterId, OrganisationId } from '@latchkey/contracts/ids';
import { StoredUpdate } from '@latchkey/contracts/jobs/catalogue';
import { type Act, appendAudit } from '@latchkey/db/audit-row/append-audit';
import { closeDeadLetter } from '@latchkey/db/dead-letter/close-dead-letter';
import { lockDeadLetters } from '@latchkey/db/dead-letter/lock-dead-letters';
import { settleUpdate } from '@latchkey/db/inbox/settle-update';
import { type Committer, named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';

/**
 * Puts a dead letter aside, with a reason, in one transaction with the audit. A stored update is settled with it: nothing
 * is owed for it any more. Whatever else it is about is still looked after by the sweeps, because a person or money hangs
 * on it; if its job dies again, there is another dead letter.
 *
 * @returns `closed` when it had been closed before: then nothing is done
 */
export async function discardDeadLetter(
  deps: Committer,
  discard: { organisationId: OrganisationId; id: DeadLetterId; reason: string; act: Act },
): Promise<'discarded' | 'closed' | 'unknown'> {
  const { organisationId, id, reason, act } = discard;
  return unitOfWork(named(deps, 'support act'), async (unit) => {
    const [letter] = await lockDeadLetters(unit.db, organisationId, { id }, act.at);
    if (!letter) return 'unknown';
    if (letter.closedAt) return 'closed';
    const update = StoredUpdate.safeParse(letter.payload).data;
    if (update) await settleUpdate(unit.db, update);
    await closeDeadLetter(unit.db, id, { by: 'discarded', reason, at: act.at });
    await appendAudit(unit.db, organisationId, act, {
      action: 'dead_letter.discard',
      targetKind: 'dead_letter',
      targetId: id,
      detail: { job: letter.job, entity: letter.entity, class: letter.failureClass, reason },
    });
    return 'discarded';
  });
}
