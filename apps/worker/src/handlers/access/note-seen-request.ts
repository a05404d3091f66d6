import { noteRequest } from '@latchkey/access/join/note-request';
import { done } from '@latchkey/contracts/jobs/outcome';
import type { Handler } from '@latchkey/queue/handlers';
import type { WorkerDeps } from '../../worker-deps.ts';
import { readStoredUpdate } from '../read-stored-update.ts';
import { settlingUpdate } from '../settling-update.ts';

/** The bot asks about the request itself, at once, and is told whether it is the first to: this job must not be before it. */
const botsTurnMs = 10_000;

/** Notes who asks to join a chat. */
export function noteSeenRequest(deps: WorkerDeps): Handler<'access.noteRequest'> {
  return settlingUpdate(deps, async ({ correlationId, ...of }) => {
    const update = await readStoredUpdate(deps, of);
    const request = update?.chat_join_request;
    if (!request) return done;
    const delayMs = update.receivedAt.getTime() + botsTurnMs - deps.clock.now().getTime();
    if (delayMs > 0) return { kind: 'wait', delayMs, reason: "the bot's turn" };
    await noteRequest(deps, {
      botTelegramId: of.botTelegramId,
      chatId: request.chat.id,
      telegramId: request.from.id,
      requestedAt: new Date(request.date * 1_000),
      correlationId,
    });
    return done;
  });
}
