import type { JoinRequestId, OrganisationId } from '@latchkey/contracts/ids';
import { done, type JobOutcome } from '@latchkey/contracts/jobs/outcome';
import { closeJoinRequest } from '@latchkey/db/membership/close-join-request';
import { findAccess } from '@latchkey/db/membership/find-access';
import { loadJoinRequest } from '@latchkey/db/membership/load-join-request';
import { unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { AccessDeps } from '../access-deps.ts';
import type { ChatGateway } from '../converge/chat-gateway.ts';
import { convergeAccess } from '../converge/converge-access.ts';

/**
 * Answers a request to join that is still open: a convergence of the person's access approves or declines it; without an
 * access, or with one that is over, it is declined here.
 */
export async function answerJoin(
  deps: AccessDeps & { chat: ChatGateway },
  of: {
    organisationId: OrganisationId;
    joinRequestId: JoinRequestId;
    correlationId: string;
    attempt?: number;
  },
): Promise<JobOutcome> {
  const request = await loadJoinRequest(deps.database.db, of);
  if (!request?.open) return done;
  const access = await findAccess(deps.database.db, request);
  if (access && access.state !== 'REVOKED') {
    return convergeAccess(deps, { ...of, accessId: access.id });
  }
  const declined = await deps.chat.declineJoin(request);
  if (!declined.ok && declined.failure.kind !== 'already_so') {
    if (declined.failure.kind === 'rate_limited') {
      return { kind: 'wait', delayMs: declined.failure.retryAfterMs ?? 1_000, reason: 'rate limit' };
    }
    return { kind: 'retry', reason: declined.failure.kind };
  }
  const state = declined.ok ? 'declined' : 'gone';
  await unitOfWork(deps, (unit) =>
    closeJoinRequest(unit.db, of.organisationId, request.id, state, deps.clock.now()),
  );
  return done;
}
