import { badRequest } from '../bot-api-error.ts';
import type { InlineKeyboardMarkup } from '../bot-api-types.ts';
import { type Call, jsonParam } from '../call.ts';

const longestCallbackData = 64;

/** The inline keyboard of `reply_markup`; other kinds of keyboards are accepted and not shown. */
export function readReplyMarkup(call: Call): InlineKeyboardMarkup | undefined {
  const markup = jsonParam(call, 'reply_markup') as Partial<InlineKeyboardMarkup> | undefined;
  if (!Array.isArray(markup?.inline_keyboard)) return undefined;
  const rows = markup.inline_keyboard.filter((row) => row.length > 0);
  for (const button of rows.flat()) {
    if (!button.text)
      throw badRequest(
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
      );
    if ('callback_data' in button && Buffer.byteLength(String(button.callback_data)) > longestCallbackData) {
      throw badRequest('BUTTON_DATA_INVALID');
    }
    if ('url' in button && !isUrl(String(button.url)))
      throw badRequest(`inline keyboard button URL '${button.url}' is invalid: Wrong HTTP URL`);
  }
  return rows.length > 0 ? { inline_keyboard: rows } : undefined;
}

function isUrl(text: string): boolean {
  return /^(https?:\/\/|tg:\/\/|t\.me\/)/i.test(text);
}
