import type { TelegramAnswer, TelegramFailureKind } from '@latchkey/contracts/telegram-failure';

/** A refusal of that class; a rate limit asks for seven seconds, a chat that has moved says where to. */
export function refused<T>(kind: TelegramFailureKind, newChatId?: number): TelegramAnswer<T> {
  const failure = { kind, description: kind };
  if (newChatId !== undefined) return { ok: false, failure: { ...failure, newChatId } };
  return { ok: false, failure: kind === 'rate_limited' ? { ...failure, retryAfterMs: 7_000 } : failure };
}
