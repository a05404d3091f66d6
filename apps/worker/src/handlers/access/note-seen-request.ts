import { noteRequest } from '@latchkey/access/join/note-request';
import { done } from '@latchkey/contracts/jobs/outcome';
import type { Handler } from '@latchkey/queue/handlers';
import type { WorkerDeps } from '../../worker-deps.ts';
import { readStoredUpdate } from '../read-stored-update.ts';
import { settlingUpdate } from '../settling-update.ts';

/** Far longer than the bot needs to ask about the request itself, unless it has died. */
const botsTurnMs = 10_000;
const lookAgainMs = 1_000;

/** Notes who asks to join a chat. */
export function noteSeenRequest(deps: WorkerDeps): Handler<'access.noteRequest'> {
  return settlingUpdate(deps, async ({ correlationId, ...of }) => {
    const update = await readStoredUpdate(deps, of);
    const request = update?.chat_join_request;
    if (!request) return done;
    const asked = {
      botTelegramId: of.botTelegramId,
      chatId: request.chat.id,
      telegramId: request.from.id,
      requestedAt: new Date(request.date * 1_000),
      correlationId,
    };
    const answer = await noteRequest(deps, asked, new Date(update.receivedAt.getTime() + botsTurnMs));
    return answer === 'seen_to' ? done : { kind: 'wait', delayMs: lookAgainMs, reason: "the bot's turn" };
  });
}
