import { noteMember } from '@latchkey/access/membership/note-member';
import { done } from '@latchkey/contracts/jobs/outcome';
import type { Handler } from '@latchkey/queue/handlers';
import type { WorkerDeps } from '../../worker-deps.ts';
import { readStoredUpdate, type StoredUpdate } from '../read-stored-update.ts';
import { settlingUpdate } from '../settling-update.ts';

/** Notes who was seen entering or leaving a chat. */
export function noteSeenMember(deps: WorkerDeps): Handler<'access.noteMember'> {
  return settlingUpdate(deps, async ({ correlationId, ...of }) => {
    const change = (await readStoredUpdate(deps, of))?.chat_member;
    if (!change) return done;
    return noteMember(deps, {
      botTelegramId: of.botTelegramId,
      chatId: change.chat.id,
      telegramId: change.new_chat_member.user.id,
      saidInside: saysInside(change.new_chat_member),
      isBot: change.new_chat_member.user.is_bot,
      correlationId,
    });
  });
}

/** Bot API: ChatMember. Somebody restricted may be inside or not. */
function saysInside({
  status,
  is_member,
}: NonNullable<StoredUpdate['chat_member']>['new_chat_member']): boolean {
  return status === 'restricted' ? is_member : ['creator', 'administrator', 'member'].includes(status);
}
