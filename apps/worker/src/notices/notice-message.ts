import { comingCharge, renewalLeadMs } from '@latchkey/access/remind/renewal-reminder';
import type { Money } from '@latchkey/contracts/money';
import type { NoticeKind } from '@latchkey/contracts/notices/kinds';
import type { SendingNotice } from '@latchkey/db/notice/begin-sending';
import { bold } from '../messages/bold.ts';
import type { Message } from '../messages/message.ts';

/** The words of a notice; null when its occasion has passed and nothing is to be said any more. */
export function noticeMessage(notice: SendingNotice, now: Date): Message | null {
  return messages[notice.kind](notice, now);
}

type Words = (notice: SendingNotice, now: Date) => Message | null;

const dayMs = 86_400_000;

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
  payment_failed: (notice, now) => {
    const end = graceEnd(notice, now);
    return end
      ? withPayment(
          notice,
          `⚠️ The payment for ${subject(notice)} did not go through. You stay in until ${day(notice, end)}; pay until then and nothing changes.`,
        )
      : null;
  },
  grace_midway: (notice, now) => {
    const end = graceEnd(notice, now);
    // On the last day another reminder says more.
    if (!end || end.getTime() - now.getTime() <= dayMs) return null;
    return withPayment(
      notice,
      `⏳ The payment for ${subject(notice)} is still open. You stay in until ${day(notice, end)}; pay until then and nothing changes.`,
    );
  },
  grace_last_day: (notice, now) => {
    const end = graceEnd(notice, now);
    if (!end) return null;
    return withPayment(
      notice,
      `⏰ Last reminder: the payment for ${subject(notice)} is still open. Without it your access ends on ${day(notice, end)} at ${timeOfDay(notice, end)} (${notice.quiet.timeZone}).`,
    );
  },
  renewal_coming: renewalComing,
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
} satisfies Record<NoticeKind, Words>;

const each = { month: ' a month', year: ' a year', once: '' } as const;

function renewalComing(notice: SendingNotice, now: Date): Message | null {
  const charge = notice.subscription && comingCharge(notice.subscription.charge);
  if (!entitled(notice) || !charge?.isComing || charge.chargeAt <= now) return null;
  // The charge that was meant has come; the next one has a reminder of its own.
  if (charge.chargeAt.getTime() - now.getTime() > renewalLeadMs(charge)) return null;
  const { amount = null } = notice.subscription ?? {};
  const price = amount ? ` for ${formatMoney(amount)}` : '';
  const on = day(notice, charge.chargeAt);
  const lines = charge.isTrial
    ? `Your free trial of ${subject(notice)} ends on ${on}. It then goes on${price}${amount ? each[charge.interval] : ''}.`
    : `Your membership in ${subject(notice)} renews on ${on}${price}.`;
  const stop =
    amount?.currency === 'XTR'
      ? 'Please keep the Stars in your balance, or cancel in Telegram under Settings › My Stars.'
      : 'There is nothing for you to do. If you would rather stop, /paysupport says how.';
  return plain(`🔔 ${lines}\n\n${stop}`);
}

function entitled({ state }: SendingNotice): boolean {
  return state === 'PENDING' || state === 'GRANTED';
}

/** The end of a grace that still runs: nothing is said of one that was paid, or is over. */
function graceEnd(notice: SendingNotice, now: Date): Date | null {
  return entitled(notice) && notice.graceUntil && notice.graceUntil > now ? notice.graceUntil : null;
}

function withPayment({ payUrl }: SendingNotice, html: string): Message {
  return { html, button: payUrl ? { text: 'Pay now', url: payUrl } : null };
}

function plain(html: string): Message {
  return { html, button: null };
}

function untilLine(notice: SendingNotice): string {
  return notice.entitledUntil ? ` It lasts until ${day(notice, notice.entitledUntil)}.` : '';
}

/** What is paid for: the channel, or the plan that opens several. */
function subject({ channelTitle, subscription }: SendingNotice): string {
  return bold(subscription?.planName ?? channelTitle);
}

function day({ quiet: { timeZone } }: SendingNotice, moment: Date): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone }).format(moment);
}

function timeOfDay({ quiet: { timeZone } }: SendingNotice, moment: Date): string {
  return new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone }).format(moment);
}

/** An amount as people write it: €12.50, ⭐ 250. */
function formatMoney({ amountMinor, currency }: Money): string {
  if (currency === 'XTR') return `⭐ ${amountMinor}`;
  const format = new Intl.NumberFormat('en-GB', { style: 'currency', currency });
  return format.format(Number(amountMinor) / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}
