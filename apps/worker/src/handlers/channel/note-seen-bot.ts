import { noteBot } from '@latchkey/access/channel/note-bot';
import { done, type JobOutcome } from '@latchkey/contracts/jobs/outcome';
import { noteContact } from '@latchkey/db/bot-identity/note-contact';
import { settleUpdate } from '@latchkey/db/inbox/settle-update';
import type { Handler } from '@latchkey/queue/handlers';
import type { WorkerDeps } from '../../worker-deps.ts';
import { readStoredUpdate, type StoredUpdate } from '../read-stored-update.ts';

const chatKinds = ['channel', 'supergroup', 'group'] as const;

/** Notes what happened to the bot: in a chat, or in the conversation with a person. */
export function noteSeenBot(deps: WorkerDeps): Handler<'channel.noteBot'> {
  return async ({ correlationId, ...of }) => {
    const change = (await readStoredUpdate(deps, of))?.my_chat_member;
    const outcome = change ? await apply(deps, of.botTelegramId, change, correlationId) : done;
    if (outcome.kind === 'done' || outcome.kind === 'stop') await settleUpdate(deps.database.db, of);
    return outcome;
  };
}

async function apply(
  deps: WorkerDeps,
  botTelegramId: number,
  change: NonNullable<StoredUpdate['my_chat_member']>,
  correlationId: string,
): Promise<JobOutcome> {
  const { chat, from } = change;
  const kind = chatKinds.find((one) => one === chat.type);
  if (kind) {
    return noteBot(deps, {
      botTelegramId,
      chatId: chat.id,
      kind,
      title: chat.title,
      byTelegramId: from.id,
      correlationId,
    });
  }
  const blocked = change.new_chat_member.status === 'kicked';
  await noteContact(deps.database.db, { botTelegramId, telegramId: chat.id, blocked, at: deps.clock.now() });
  return done;
}
