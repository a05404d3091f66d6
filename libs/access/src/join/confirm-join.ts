import type { JoinRequestId } from '@latchkey/contracts/ids';
import { closeJoinRequest } from '@latchkey/db/membership/close-join-request';
import { confirmEntered } from '@latchkey/db/membership/confirm-entered';
import { findAccess } from '@latchkey/db/membership/find-access';
import { findJoinRequest } from '@latchkey/db/membership/find-join-request';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { AccessDeps } from '../access-deps.ts';

export interface JoinAnswered {
  botTelegramId: number;
  joinRequestId: JoinRequestId;
  lease: string | null;
  outcome: 'approved' | 'declined' | 'already_handled' | 'failed';
  correlationId: string;
}

/**
 * Notes what Telegram said to the answer of a request to join, and gives the lease back. An approved person is inside:
 * that is a fact beside the state, and a convergence sees to the state. What failed stays open for the sweep.
 */
export async function confirmJoin(deps: AccessDeps, answered: JoinAnswered): Promise<void> {
  const { correlationId, outcome } = answered;
  await unitOfWork(named(deps, 'join confirmation'), async (unit) => {
    const request = await findJoinRequest(unit.db, answered);
    if (!request) return;
    const { organisationId } = request;
    const at = deps.clock.now();
    const state = outcome === 'approved' || outcome === 'declined' ? outcome : 'gone';
    if (outcome !== 'failed') await closeJoinRequest(unit.db, organisationId, request.id, state, at);
    const access = await findAccess(unit.db, request);
    if (!access) return;
    const insideSince = outcome === 'approved' ? at : null;
    await confirmEntered(unit.db, {
      organisationId,
      accessId: access.id,
      lease: answered.lease,
      insideSince,
    });
    if (outcome !== 'declined')
      unit.promise({
        name: 'access.converge',
        payload: { organisationId, accessId: access.id, correlationId },
      });
  });
}
