import type { Update } from 'grammy/types';

export const chat = { id: -1_001_234_567_890, type: 'channel' as const, title: 'Morning <Notes>' };
const date = 1_790_000_000;

const user = (id: number) => ({ id, is_bot: false, first_name: 'Emulated & Co', language_code: 'en' });
const privateChat = (id: number) => ({ id, type: 'private' as const, first_name: 'Emulated & Co' });

export function textMessage(update_id: number, from: number, text: string): Update {
  const command = /^\/\w+/.exec(text)?.[0];
  return {
    update_id,
    message: {
      message_id: update_id,
      date,
      from: user(from),
      chat: privateChat(from),
      text,
      ...(command && { entities: [{ type: 'bot_command', offset: 0, length: command.length }] }),
    },
  };
}

export function joinRequest(update_id: number, from: number): Update {
  return { update_id, chat_join_request: { chat, from: user(from), user_chat_id: from, date } };
}

export function preCheckout(update_id: number, from: number): Update {
  return {
    update_id,
    pre_checkout_query: {
      id: `query-${update_id}`,
      from: user(from),
      currency: 'XTR',
      total_amount: 250,
      invoice_payload: 'payload',
    },
  };
}

export function buttonPress(update_id: number, from: number, data: string): Update {
  return {
    update_id,
    callback_query: {
      id: `press-${update_id}`,
      from: user(from),
      chat_instance: '1',
      data,
      message: offer(from),
    },
  };
}

export function starsPayment(update_id: number, from: number): Update {
  const payment = {
    currency: 'XTR' as const,
    total_amount: 250,
    invoice_payload: 'payload',
    telegram_payment_charge_id: `charge-${update_id}`,
    provider_payment_charge_id: '',
  };
  return {
    update_id,
    message: {
      message_id: update_id,
      date,
      from: user(from),
      chat: privateChat(from),
      successful_payment: payment,
    },
  };
}

export function joined(update_id: number, person: number): Update {
  return {
    update_id,
    chat_member: {
      chat,
      from: user(person),
      date,
      old_chat_member: { status: 'left', user: user(person) },
      new_chat_member: { status: 'member', user: user(person) },
    },
  };
}

function offer(person: number) {
  return {
    message_id: 1,
    date,
    chat: privateChat(person),
    from: { id: 7_000_000_001, is_bot: true as const, first_name: 'Latchkey' },
    text: 'An offer',
  };
}

/** The same, sent from a Telegram that speaks this language. */
export function speaking(tag: string | undefined, update: Update): Update {
  const from =
    update.message?.from ??
    update.callback_query?.from ??
    update.chat_join_request?.from ??
    update.pre_checkout_query?.from;
  if (!from) throw new Error('nobody sent this update');
  if (tag === undefined) delete from.language_code;
  else from.language_code = tag;
  return update;
}
