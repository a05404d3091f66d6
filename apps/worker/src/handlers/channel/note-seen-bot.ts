import { noteBot } from '@latchkey/access/channel/note-bot';
import { noteMigration } from '@latchkey/access/channel/note-migration';
import { done, type JobOutcome } from '@latchkey/contracts/jobs/outcome';
import { noteContact } from '@latchkey/db/bot-identity/note-contact';
import type { Handler } from '@latchkey/queue/handlers';
import type { WorkerDeps } from '../../worker-deps.ts';
import { MigrationMessage, readStoredUpdate, type StoredUpdate } from '../read-stored-update.ts';
import { settlingUpdate } from '../settling-update.ts';

const chatKinds = ['channel', 'supergroup', 'group'] as const;

interface Of {
  botTelegramId: number;
  correlationId: string;
}

/** Notes what happened to the bot, in a chat or in the conversation with a person, or to a chat that it is in. */
export function noteSeenBot(deps: WorkerDeps): Handler<'channel.noteBot'> {
  return settlingUpdate(deps, async ({ correlationId, ...of }) => {
    const { botTelegramId } = of;
    const update = await readStoredUpdate(deps, of);
    const change = update?.my_chat_member;
    if (change) return noteChange(deps, change, { botTelegramId, correlationId });
    const message = MigrationMessage.safeParse(update?.message).data;
    return message ? noteMove(deps, message, { botTelegramId, correlationId }) : done;
  });
}

async function noteChange(
  deps: WorkerDeps,
  { chat, from, new_chat_member: now }: NonNullable<StoredUpdate['my_chat_member']>,
  of: Of,
): Promise<JobOutcome> {
  const kind = chatKinds.find((one) => one === chat.type);
  if (kind) {
    const { id: chatId, title } = chat;
    return noteBot(deps, { ...of, chatId, kind, title, byTelegramId: from.id });
  }
  const blocked = now.status === 'kicked';
  await noteContact(deps.database.db, {
    botTelegramId: of.botTelegramId,
    telegramId: chat.id,
    blocked,
    at: deps.clock.now(),
  });
  return done;
}

async function noteMove(
  deps: WorkerDeps,
  { chat, migrate_to_chat_id: to, migrate_from_chat_id: from }: MigrationMessage,
  of: Of,
): Promise<JobOutcome> {
  if (to !== undefined) return noteMigration(deps, { ...of, fromChatId: chat.id, toChatId: to });
  if (from !== undefined) return noteMigration(deps, { ...of, fromChatId: from, toChatId: chat.id });
  return done;
}
