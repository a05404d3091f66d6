import { noteBot } from '@latchkey/access/channel/note-bot';
import { done } from '@latchkey/contracts/jobs/outcome';
import { noteContact } from '@latchkey/db/bot-identity/note-contact';
import type { Handler } from '@latchkey/queue/handlers';
import type { WorkerDeps } from '../../worker-deps.ts';
import { readStoredUpdate } from '../read-stored-update.ts';
import { settlingUpdate } from '../settling-update.ts';

const chatKinds = ['channel', 'supergroup', 'group'] as const;

/** Notes what happened to the bot: in a chat, or in the conversation with a person. */
export function noteSeenBot(deps: WorkerDeps): Handler<'channel.noteBot'> {
  return settlingUpdate(deps, async ({ correlationId, ...of }) => {
    const { botTelegramId } = of;
    const change = (await readStoredUpdate(deps, of))?.my_chat_member;
    if (!change) return done;
    const { chat, from } = change;
    const kind = chatKinds.find((one) => one === chat.type);
    if (kind) {
      const { id: chatId, title } = chat;
      return noteBot(deps, { botTelegramId, chatId, kind, title, byTelegramId: from.id, correlationId });
    }
    const blocked = change.new_chat_member.status === 'kicked';
    await noteContact(deps.database.db, {
      botTelegramId,
      telegramId: chat.id,
      blocked,
      at: deps.clock.now(),
    });
    return done;
  });
}
