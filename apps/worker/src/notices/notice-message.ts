import type { NoticeKind } from '@latchkey/contracts/notices/kinds';
import type { SendingNotice } from '@latchkey/db/notice/begin-sending';
import { bold } from '../messages/bold.ts';
import type { Message } from '../messages/message.ts';

/** The words of a notice; null when its occasion has passed and nothing is to be said any more. */
export function noticeMessage(notice: SendingNotice): Message | null {
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
  channel_moved: (notice) => {
    if (!entitled(notice) || notice.inside) return null;
    const title = bold(notice.channelTitle);
    return {
      html: `${title} has moved, and its old links no longer work. Your place is kept: ${notice.wayIn ? 'tap the button and ask to join; you are let in at once.' : 'send /start for the new way in.'}`,
      button: notice.wayIn ? { text: 'Ask to join', url: notice.wayIn } : null,
    };
  },
} satisfies Record<NoticeKind, (notice: SendingNotice) => Message | null>;

function entitled({ state }: SendingNotice): boolean {
  return state === 'PENDING' || state === 'GRANTED';
}

function plain(html: string): Message {
  return { html, button: null };
}

function untilLine({ entitledUntil }: SendingNotice): string {
  return entitledUntil ? ` It lasts until ${day(entitledUntil)}.` : '';
}

function day(moment: Date): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(moment);
}
