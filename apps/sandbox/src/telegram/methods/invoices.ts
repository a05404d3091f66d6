import { badRequest } from '../bot-api-error.ts';
import { type BotMethod, flagParam, textParam } from '../call.ts';
import { sendAsBot } from '../send-as-bot.ts';
import { invoiceUrl, readInvoice } from '../stars/read-invoice.ts';
import { readReplyMarkup } from '../text/read-reply-markup.ts';

const createInvoiceLink: BotMethod = (call) => invoiceUrl(readInvoice(call));

/** Telegram adds the pay button by itself. Which invoice a message shows is kept beside it. */
const sendInvoice: BotMethod = (call) => {
  const { slug, title, description, currency, amount } = readInvoice({
    ...call,
    params: { ...call.params, subscription_period: undefined },
  });
  const message = sendAsBot(call, {
    invoice: {
      title,
      description,
      start_parameter: textParam(call, 'start_parameter') ?? '',
      currency,
      total_amount: amount,
    },
    reply_markup: readReplyMarkup(call) ?? { inline_keyboard: [[{ text: `Pay ⭐${amount}`, pay: true }]] },
  });
  call.world.state.invoiceMessages[`${message.chat.id}:${message.message_id}:${call.bot.user.id}`] = slug;
  call.world.changed();
  return message;
};

const answerPreCheckoutQuery: BotMethod = (call) => {
  const id = textParam(call, 'pre_checkout_query_id') ?? '';
  const open = call.world.openPreCheckouts.get(id);
  if (open?.botId !== call.bot.user.id) {
    throw badRequest('query is too old and response timeout expired or query ID is invalid');
  }
  const ok = flagParam(call, 'ok');
  const error = textParam(call, 'error_message');
  if (!ok && !error) throw badRequest('ERROR_MESSAGE_EMPTY');
  call.world.openPreCheckouts.delete(id);
  open.answer(ok ? { ok } : { ok: false, error: error ?? '' });
  return true;
};

export const invoiceMethods = { createInvoiceLink, sendInvoice, answerPreCheckoutQuery };
