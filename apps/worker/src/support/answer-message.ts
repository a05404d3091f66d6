import type { Locale } from '@latchkey/contracts/locale';
import type { SendingAnswer } from '@latchkey/db/support/send-answer';
import { bold, escapeHtml } from '../messages/bold.ts';
import type { Message } from '../messages/message.ts';

const words = {
  en: {
    head: (number: number, seller: string) => `💬 ${seller} answers you (no. ${number}):`,
    foot: 'To write back: /support',
  },
  fr: {
    head: (number: number, seller: string) => `💬 ${seller} vous répond (nᵒ ${number})\u00a0:`,
    foot: 'Pour répondre\u00a0: /support',
  },
} as const satisfies Record<Locale, unknown>;

/** A creator's answer as the bot says it: their words, as they wrote them. */
export function answerMessage({ locale, number, seller, body }: SendingAnswer): Message {
  const { head, foot } = words[locale];
  return { html: `${head(number, bold(seller))}\n\n${escapeHtml(body)}\n\n${foot}`, buttons: [] };
}
