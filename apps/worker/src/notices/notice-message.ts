import { comingCharge, renewalLeadMs } from '@latchkey/access/remind/renewal-reminder';
import type { Locale } from '@latchkey/contracts/locale';
import type { Money } from '@latchkey/contracts/money';
import { fillText, type NoticeValues } from '@latchkey/contracts/notices/fill-text';
import type { NoticeKind } from '@latchkey/contracts/notices/kinds';
import { type NoticeTextName, noticeButtons, noticeTexts } from '@latchkey/contracts/notices/texts';
import type { SendingNotice } from '@latchkey/db/notice/begin-sending';
import { bold, escapeHtml } from '../messages/bold.ts';
import type { Message } from '../messages/message.ts';

/**
 * The message of a notice, in the person's language and the organisation's own words where it has any; null when its occasion
 * has passed and nothing is to be said any more.
 */
export function noticeMessage(notice: SendingNotice, now: Date): Message | null {
  const said = sayings[notice.kind](notice, now);
  return said && write(notice, said);
}

/** Which text is to be sent, with what it names. */
interface Said {
  name: NoticeTextName;
  values: NoticeValues;
  url?: string | null;
}

type Saying = (notice: SendingNotice, now: Date) => Said | null;

const dayMs = 86_400_000;

const sayings = {
  way_in: (notice) => {
    if (!entitled(notice)) return null;
    const until = notice.entitledUntil && { until: day(notice, notice.entitledUntil) };
    const values = { channel: notice.channelTitle, ...until };
    if (notice.inside) return { name: 'inside', values };
    return notice.wayIn ? { name: notice.paid ? 'way_in' : 'way_in_given', values, url: notice.wayIn } : null;
  },
  recovered: (notice) =>
    entitled(notice) ? { name: 'recovered', values: { channel: notice.channelTitle } } : null,
  payment_failed: (notice, now) => inGrace(notice, now, 'payment_failed'),
  grace_midway: (notice, now) => {
    const end = graceEnd(notice, now);
    // On the last day another reminder says more.
    return end && end.getTime() - now.getTime() > dayMs ? inGrace(notice, now, 'grace_midway') : null;
  },
  grace_last_day: (notice, now) => inGrace(notice, now, 'grace_last_day'),
  renewal_coming: renewalComing,
  removed: (notice) =>
    notice.state === 'REVOKED' ? { name: 'removed', values: { channel: notice.channelTitle } } : null,
  channel_moved: (notice) => {
    if (!entitled(notice) || notice.inside) return null;
    const values = { channel: notice.channelTitle };
    return notice.wayIn
      ? { name: 'channel_moved', values, url: notice.wayIn }
      : { name: 'channel_moved_no_link', values };
  },
} satisfies Record<NoticeKind, Saying>;

function inGrace(notice: SendingNotice, now: Date, name: NoticeTextName): Said | null {
  const end = graceEnd(notice, now);
  if (!end) return null;
  const values = {
    channel: notice.channelTitle,
    plan: subject(notice),
    until: day(notice, end),
    time: `${timeOfDay(notice, end)} (${notice.quiet.timeZone})`,
  };
  return { name, values, url: notice.payUrl };
}

const each = {
  en: { month: ' a month', year: ' a year', once: '' },
  fr: { month: ' par mois', year: ' par an', once: '' },
} as const;

function renewalComing(notice: SendingNotice, now: Date): Said | null {
  const charge = notice.subscription && comingCharge(notice.subscription.charge);
  if (!entitled(notice) || !charge?.isComing || charge.chargeAt <= now) return null;
  // The charge that was meant has come; the next one has a reminder of its own.
  if (charge.chargeAt.getTime() - now.getTime() > renewalLeadMs(charge)) return null;
  const { amount = null } = notice.subscription ?? {};
  const often = charge.isTrial ? each[notice.locale][charge.interval] : '';
  const values = {
    channel: notice.channelTitle,
    plan: subject(notice),
    date: day(notice, charge.chargeAt),
    ...(amount && { price: `${formatMoney(amount, notice.locale)}${often}` }),
  };
  if (charge.isTrial) return { name: 'trial_ending', values };
  return { name: amount?.currency === 'XTR' ? 'renewal_coming_stars' : 'renewal_coming', values };
}

function write({ locale, ownTexts }: SendingNotice, { name, values, url }: Said): Message {
  const { button, words } = noticeTexts[name];
  const own = ownTexts.find((text) => text.name === name && text.locale === locale);
  const html = fillText(own?.body ?? words[locale], values, (piece, of) =>
    of === 'channel' || of === 'plan' ? bold(piece) : escapeHtml(piece),
  );
  return { html, button: button && url ? { text: noticeButtons[button][locale], url } : null };
}

function entitled({ state }: SendingNotice): boolean {
  return state === 'PENDING' || state === 'GRANTED';
}

/** The end of a grace that still runs: nothing is said of one that was paid, or is over. */
function graceEnd(notice: SendingNotice, now: Date): Date | null {
  return entitled(notice) && notice.graceUntil && notice.graceUntil > now ? notice.graceUntil : null;
}

/** What is paid for: the channel, or the plan that opens several. */
function subject({ channelTitle, subscription }: SendingNotice): string {
  return subscription?.planName ?? channelTitle;
}

const tags = { en: 'en-GB', fr: 'fr-FR' } as const satisfies Record<Locale, string>;

function day({ locale, quiet: { timeZone } }: SendingNotice, moment: Date): string {
  return new Intl.DateTimeFormat(tags[locale], { dateStyle: 'long', timeZone }).format(moment);
}

function timeOfDay({ locale, quiet: { timeZone } }: SendingNotice, moment: Date): string {
  return new Intl.DateTimeFormat(tags[locale], { timeStyle: 'short', timeZone }).format(moment);
}

/** An amount as people write it: €12.50, 12,50 €, ⭐ 250. */
function formatMoney({ amountMinor, currency }: Money, locale: Locale): string {
  if (currency === 'XTR') return `⭐ ${amountMinor}`;
  const format = new Intl.NumberFormat(tags[locale], { style: 'currency', currency });
  return format.format(Number(amountMinor) / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}
