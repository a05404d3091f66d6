import type { NoticeKind } from '@latchkey/contracts/notices/kinds';
import type { SendingNotice } from '@latchkey/db/notice/begin-sending';

/** A message as it goes to Telegram: HTML, and at most one button. */
export interface NoticeMessage {
  html: string;
  button: { text: string; url: string } | null;
}

/** The words of a notice; null when its occasion has passed and nothing is to be said any more. */
export function noticeMessage(notice: SendingNotice): NoticeMessage | null {
  return messages[notice.kind](notice);
}

const messages = {
  way_in: (notice) => {
    if (!entitled(notice)) return null;
    const title = bold(notice.channelTitle);
    if (notice.inside) return plain(`✅ Payment received. You are in ${title}.${untilLine(notice)}`);
    if (!notice.wayIn) return null;
    return {
      html: `✅ Payment received. Your way into ${title} is open.${untilLine(notice)}\n\nTap the button and ask to join: your account is let in at once, and nobody else’s.`,
      button: { text: 'Ask to join', url: notice.wayIn },
    };
  },
  recovered: (notice) =>
    entitled(notice)
      ? plain(`✅ Thank you, the payment has arrived. You keep your place in ${bold(notice.channelTitle)}.`)
      : null,
  payment_failed: (notice) => {
    if (!entitled(notice) || !notice.graceUntil) return null;
    return {
      html: `⚠️ The payment for ${bold(notice.channelTitle)} did not go through. You stay in until ${day(notice.graceUntil)}; pay until then and nothing changes.`,
      button: notice.payUrl ? { text: 'Pay now', url: notice.payUrl } : null,
    };
  },
  removed: (notice) =>
    notice.state === 'REVOKED'
      ? plain(
          `Your access to ${bold(notice.channelTitle)} has ended, so you were taken out. Send /start to see how to come back.`,
        )
      : null,
} satisfies Record<NoticeKind, (notice: SendingNotice) => NoticeMessage | null>;

function entitled({ state }: SendingNotice): boolean {
  return state === 'PENDING' || state === 'GRANTED';
}

function plain(html: string): NoticeMessage {
  return { html, button: null };
}

function untilLine({ entitledUntil }: SendingNotice): string {
  return entitledUntil ? ` It lasts until ${day(entitledUntil)}.` : '';
}

function day(moment: Date): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(moment);
}

/** Titles are anybody's text: escaped for Telegram's HTML. */
function bold(text: string): string {
  return `<b>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</b>`;
}
