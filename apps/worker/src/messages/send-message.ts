import type { TelegramFailure } from '@latchkey/contracts/telegram-failure';
import type { Bots, CallingBot } from '../telegram/bots.ts';
import { callTelegram } from '../telegram/call-telegram.ts';
import type { Message } from './message.ts';

/** Sends a message to a person. @returns null when Telegram has taken it */
export async function sendMessage(
  bots: Bots,
  to: CallingBot & { waited: boolean; telegramId: number },
  { html, buttons }: Message,
): Promise<TelegramFailure | null> {
  const answer = await callTelegram(bots, to, (api, signal) =>
    api.sendMessage(
      to.telegramId,
      html,
      {
        parse_mode: 'HTML',
        link_preview_options: { is_disabled: true },
        ...(buttons.length > 0
          ? { reply_markup: { inline_keyboard: buttons.map((button) => [button]) } }
          : {}),
      },
      signal as never,
    ),
  );
  return answer.ok ? null : answer.failure;
}
