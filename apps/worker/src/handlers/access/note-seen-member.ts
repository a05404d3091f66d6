import { noteMember } from '@latchkey/access/membership/note-member';
import { done } from '@latchkey/contracts/jobs/outcome';
import { settleUpdate } from '@latchkey/db/inbox/settle-update';
import type { Handler } from '@latchkey/queue/handlers';
import type { WorkerDeps } from '../../worker-deps.ts';
import { readStoredUpdate } from '../read-stored-update.ts';

/** Notes who was seen entering or leaving a chat. */
export function noteSeenMember(deps: WorkerDeps): Handler<'access.noteMember'> {
  return async ({ correlationId, ...of }) => {
    const change = (await readStoredUpdate(deps, of))?.chat_member;
    const outcome = change
      ? await noteMember(deps, {
          botTelegramId: of.botTelegramId,
          chatId: change.chat.id,
          telegramId: change.new_chat_member.user.id,
          correlationId,
        })
      : done;
    if (outcome.kind === 'done' || outcome.kind === 'stop') await settleUpdate(deps.database.db, of);
    return outcome;
  };
}
