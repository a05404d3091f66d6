import type { Logger } from '@latchkey/runtime/create-logger';
import { BotError, GrammyError } from 'grammy';

/** Telegram's words name no person; what was sent and to whom is not logged. */
export function logHandlerFailure(
  log: Logger,
  thrown: unknown,
  about: { kind: string; correlationId: string },
): void {
  const error = thrown instanceof BotError ? thrown.error : thrown;
  if (error instanceof GrammyError) {
    const fields = { ...about, method: error.method, status: error.error_code, reason: error.description };
    // A person who has blocked the bot is nothing to look into: the worker reaches them by other routes.
    if (error.error_code === 403) log.info(fields, 'person not reachable');
    else log.warn(fields, 'Telegram refused a call');
    return;
  }
  log.error({ ...about, err: error }, 'update not handled');
}
