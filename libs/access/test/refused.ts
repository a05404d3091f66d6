import type { TelegramAnswer, TelegramFailureKind } from '@latchkey/contracts/telegram-failure';

/** A refusal of that class; a rate limit asks for seven seconds. */
export function refused<T>(kind: TelegramFailureKind): TelegramAnswer<T> {
  const failure = { kind, description: kind };
  return { ok: false, failure: kind === 'rate_limited' ? { ...failure, retryAfterMs: 7_000 } : failure };
}
