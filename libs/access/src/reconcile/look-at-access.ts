import type { AccessId, OrganisationId } from '@latchkey/contracts/ids';
import { done, type JobOutcome } from '@latchkey/contracts/jobs/outcome';
import { loadAccess } from '@latchkey/db/reconcile/load-access';
import type { AccessDeps } from '../access-deps.ts';
import type { ChatGateway } from '../converge/chat-gateway.ts';
import { noteMember } from '../membership/note-member.ts';

/**
 * Looks at how the person of an access stands in the chat, and notes it as if an update had told it: somebody inside whose
 * access is over must leave again.
 */
export async function lookAtAccess(
  deps: AccessDeps & { chat: ChatGateway },
  of: { organisationId: OrganisationId; accessId: AccessId; correlationId: string },
): Promise<JobOutcome> {
  const access = await loadAccess(deps.database.db, of);
  if (!access || access.telegramId === null) return done;
  const { botTelegramId, chatId, telegramId } = access;
  const { correlationId } = of;
  return noteMember(deps, { botTelegramId, chatId, telegramId, saidInside: false, correlationId });
}
