import type { Api } from 'grammy';

type TelegramSignal = NonNullable<Parameters<Api['getMe']>[0]>;

/** grammY's types know only the signal of the package `abort-controller`; Node's own serves it as well. */
export function telegramSignal(signal: AbortSignal): TelegramSignal {
  return signal as unknown as TelegramSignal;
}
