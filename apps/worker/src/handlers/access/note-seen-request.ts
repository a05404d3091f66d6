import { noteRequest } from '@latchkey/access/join/note-request';
import { done } from '@latchkey/contracts/jobs/outcome';
import type { Handler } from '@latchkey/queue/handlers';
import type { WorkerDeps } from '../../worker-deps.ts';
import { readStoredUpdate } from '../read-stored-update.ts';
import { settlingUpdate } from '../settling-update.ts';

/** Notes who asks to join a chat. */
export function noteSeenRequest(deps: WorkerDeps): Handler<'access.noteRequest'> {
  return settlingUpdate(deps, async ({ correlationId, ...of }) => {
    const request = (await readStoredUpdate(deps, of))?.chat_join_request;
    if (!request) return done;
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
