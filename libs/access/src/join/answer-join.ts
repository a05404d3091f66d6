import type { JoinRequestId, OrganisationId } from '@latchkey/contracts/ids';
import { done, type JobOutcome } from '@latchkey/contracts/jobs/outcome';
import type { TelegramFailureKind } from '@latchkey/contracts/telegram-failure';
import { closeJoinRequest } from '@latchkey/db/membership/close-join-request';
import { findAccess } from '@latchkey/db/membership/find-access';
import { type JoinRequestFacts, loadJoinRequest } from '@latchkey/db/membership/load-join-request';
import { noteChannelAction } from '@latchkey/db/membership/note-channel-action';
import { postponeJoinRequest } from '@latchkey/db/membership/postpone-join-request';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { AccessDeps } from '../access-deps.ts';
import type { ChatGateway } from '../converge/chat-gateway.ts';
import { type ConvergeDeps, convergeAccess } from '../converge/converge-access.ts';
import { findingOf } from '../converge/finding.ts';
import { lookAgainAt } from '../converge/look-again.ts';

interface Answering {
  organisationId: OrganisationId;
  joinRequestId: JoinRequestId;
  correlationId: string;
  /** Which try of its job this is; 1 when left out. */
  attempt?: number;
}

/**
 * Answers a request to join that is still open: a convergence of the person's access approves or declines it; without an
 * access, or with one that is over, it is declined here.
 */
export async function answerJoin(deps: ConvergeDeps, of: Answering): Promise<JobOutcome> {
  const request = await loadJoinRequest(deps.database.db, of);
  if (!request?.open) return done;
  const access = await findAccess(deps.database.db, request);
  const outcome =
    access && access.state !== 'REVOKED'
      ? await convergeAccess(deps, { ...of, accessId: access.id })
      : await decline(deps, request, of);
  const dueAt = lookAgainAt(outcome, { at: deps.clock.now(), attempt: of.attempt ?? 1 });
  if (dueAt) await postponeJoinRequest(deps.database.db, of, dueAt);
  return outcome;
}

async function decline(
  deps: AccessDeps & { chat: ChatGateway },
  request: JoinRequestFacts,
  { correlationId }: Answering,
): Promise<JobOutcome> {
  const declined = await deps.chat.declineJoin(request);
  const at = deps.clock.now();
  if (declined.ok || isGone.has(declined.failure.kind)) {
    const state = declined.ok ? 'declined' : 'gone';
    await closeJoinRequest(deps.database.db, request.organisationId, request.id, state, at);
    return done;
  }
  const finding = findingOf(declined.failure);
  if (finding.kind === 'wait' || finding.kind === 'retry' || finding.kind === 'stop') return finding;
  const action = finding.kind === 'blocked' ? finding.action : 'chat_not_found';
  await unitOfWork(named(deps, 'channel'), (unit) =>
    noteChannelAction(unit, request, action, { correlationId, at }),
  );
  return { kind: 'action_required', action };
}

/** Answered or withdrawn before, or by somebody whom Telegram does not know there. */
const isGone: ReadonlySet<TelegramFailureKind> = new Set(['already_so', 'membership_unknown']);
