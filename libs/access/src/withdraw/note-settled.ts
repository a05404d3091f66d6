import type { OrganisationId, WithdrawalId } from '@latchkey/contracts/ids';
import type { WithdrawalAct } from '@latchkey/contracts/member/withdrawal-act';
import { closeAlert } from '@latchkey/db/alert/close-alert';
import { raiseAlert } from '@latchkey/db/alert/raise-alert';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { promiseRead } from '@latchkey/db/sync/promise-read';
import type { PendingAct } from '@latchkey/db/withdrawal/list-pending-acts';
import { noteAct } from '@latchkey/db/withdrawal/note-act';
import type { AccessDeps } from '../access-deps.ts';

/**
 * Notes what the provider has said to one thing that a withdrawal asks for. What was cancelled or given back is read again:
 * the fact is the provider's object, not our call. What is left to the seller is told to them.
 */
export async function noteSettled(
  deps: AccessDeps,
  of: { organisationId: OrganisationId; withdrawalId: WithdrawalId; correlationId: string },
  { account, livemode, providerId }: PendingAct,
  done: { act: WithdrawalAct; chargeId: string | null },
): Promise<void> {
  const { organisationId, withdrawalId, correlationId } = of;
  const at = deps.clock.now();
  await unitOfWork(named(deps, 'withdrawal'), async (unit) => {
    const objectId = done.act.act === 'cancel' ? providerId : done.chargeId;
    const objectKind = done.act.act === 'cancel' ? 'subscription' : 'charge';
    if (objectId !== null && done.act.outcome !== 'by_hand') {
      const target = { account, livemode, objectKind, objectId } as const;
      await promiseRead(unit, { target, organisationId, correlationId, at });
    }
    const state = await noteAct(unit.db, of, done.act);
    const alert = { organisationId, kind: 'withdrawal_unpaid', subject: withdrawalId, at } as const;
    if (state === 'action_required') await raiseAlert(unit, { ...alert, correlationId });
    if (state === 'done') await closeAlert(unit.db, alert);
  });
}
