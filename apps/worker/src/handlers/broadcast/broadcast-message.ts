import type { ContentSpan } from '@latchkey/contracts/broadcast/content';
import type { Locale } from '@latchkey/contracts/locale';
import type { BroadcastRound } from '@latchkey/db/broadcast/open-round';
import { escapeHtml } from '../../messages/bold.ts';
import type { Message } from '../../messages/message.ts';

/** Telegram's limit of what stands on a button. */
const maxButton = 64;

const stopTexts = {
  en: (name: string) => `🔕 No more messages from ${name}`,
  fr: (name: string) => `🔕 Plus de messages de ${name}`,
} as const satisfies Record<Locale, (name: string) => string>;

/** A broadcast as it goes to a person: every piece escaped, and below it always the way to hear no more of this kind. */
export function broadcastMessage({ content, button, organisation }: BroadcastRound, locale: Locale): Message {
  const stop = stopTexts[locale](organisation.name);
  return {
    html: content.map(spanHtml).join(''),
    buttons: [
      ...(button ? [button] : []),
      {
        text: stop.length > maxButton ? `${stop.slice(0, maxButton - 1)}…` : stop,
        callback_data: `broadcast:off:${organisation.id}`,
      },
    ],
  };
}

function spanHtml({ text, bold, italic, url }: ContentSpan): string {
  const slanted = italic ? `<i>${escapeHtml(text)}</i>` : escapeHtml(text);
  const strong = bold ? `<b>${slanted}</b>` : slanted;
  return url ? `<a href="${escapeHtml(url).replaceAll('"', '&quot;')}">${strong}</a>` : strong;
}
