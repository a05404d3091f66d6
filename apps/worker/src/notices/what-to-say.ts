import { comingCharge, renewalLeadMs } from '@latchkey/access/remind/renewal-reminder';
import { fillText, type NoticeValues } from '@latchkey/contracts/notices/fill-text';
import type { NoticeKind } from '@latchkey/contracts/notices/kinds';
import { type NoticeTextName, noticeButtons, noticeTexts } from '@latchkey/contracts/notices/texts';
import type { SendingNotice } from '@latchkey/db/notice/sending-notice';
import { clip } from '../messages/clip.ts';
import { entitled } from './entitled.ts';
import { day, moneyIn, timeOfDay } from './in-words.ts';
import type { NoticeLinks, Said } from './said.ts';
import { sayWayIn } from './say-way-in.ts';

/** What is to be said of a notice now; null when its occasion has passed and nothing is to be said any more. */
export function whatToSay(notice: SendingNotice, now: Date, links: NoticeLinks): Said | null {
  if (notice.kind === 'way_in') return sayWayIn(notice);
  const words = sayings[notice.kind](notice, now);
  return words && { ...words, told: [notice.noticeId], buttons: buttonsOf(notice, words, links) };
}

interface Words {
  name: NoticeTextName;
  values: NoticeValues;
}

type Saying = (notice: SendingNotice, now: Date) => Words | null;

const dayMs = 86_400_000;

const sayings = {
  recovered: (notice) =>
    entitled(notice)
      ? { name: 'recovered', values: { channel: notice.channelTitle, plan: subject(notice) } }
      : null,
  payment_failed: (notice, now) => inGrace(notice, now, 'payment_failed'),
  grace_midway: (notice, now) => {
    const end = graceEnd(notice, now);
    // On the last day another reminder says more.
    return end && end.getTime() - now.getTime() > dayMs ? inGrace(notice, now, 'grace_midway') : null;
  },
  grace_last_day: (notice, now) => inGrace(notice, now, 'grace_last_day'),
  renewal_coming: renewalComing,
  removed: (notice) => {
    if (notice.state !== 'REVOKED') return null;
    const values = { channel: notice.channelTitle };
    if (notice.revokeReason === 'moved_account') return { name: 'removed_moved', values };
    const offer = wayBack(notice);
    return { name: 'removed', values: { ...values, ...(offer && { plan: offer.name }) } };
  },
  channel_moved: (notice) => {
    if (!entitled(notice) || notice.inside) return null;
    const name = notice.wayIn ? 'channel_moved' : 'channel_moved_no_link';
    return { name, values: { channel: notice.channelTitle } };
  },
  move_asked: moveAsked,
  plan_changed: planChanged,
  refunded,
  entry_held: (notice) => {
    const name = notice.heldBy && heldNames[notice.heldBy];
    return name && entitled(notice) ? { name, values: { channel: notice.channelTitle } } : null;
  },
} satisfies Record<Exclude<NoticeKind, 'way_in'>, Saying>;

const heldNames: Readonly<Record<string, NoticeTextName>> = {
  banned_by_hand: 'banned_before',
  too_many_channels: 'too_many_channels',
};

function inGrace(notice: SendingNotice, now: Date, name: NoticeTextName): Words | null {
  const end = graceEnd(notice, now);
  if (!end) return null;
  const values = {
    channel: notice.channelTitle,
    plan: subject(notice),
    until: day(notice, end),
    time: `${timeOfDay(notice, end)} (${notice.quiet.timeZone})`,
  };
  return { name, values };
}

const each = {
  en: { month: ' a month', year: ' a year', once: '' },
  fr: { month: ' par mois', year: ' par an', once: '' },
} as const;

function renewalComing(notice: SendingNotice, now: Date): Words | null {
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
    ...(amount && { price: `${moneyIn(notice, amount)}${often}` }),
  };
  if (charge.isTrial) return { name: 'trial_ending', values };
  return { name: amount?.currency === 'XTR' ? 'renewal_coming_stars' : 'renewal_coming', values };
}

/** Stopped or finished meanwhile, it is not told any more. */
function moveAsked(notice: SendingNotice): Words | null {
  const { move, channelTitle: channel } = notice;
  if (!move) return null;
  const { readyAt } = move;
  const time = `${timeOfDay(notice, readyAt)} (${notice.quiet.timeZone})`;
  return { name: 'move_asked', values: { channel, plan: subject(notice), date: day(notice, readyAt), time } };
}

function planChanged(notice: SendingNotice, now: Date): Words | null {
  const { subscription } = notice;
  if (!subscription || subscription.charge.endedAt) return null;
  const charge = comingCharge({ ...subscription.charge, renewalReminders: true });
  const { amount } = subscription;
  const often = each[notice.locale][subscription.charge.interval];
  const values = {
    plan: subscription.plan,
    ...(amount && { price: `${moneyIn(notice, amount)}${often}` }),
    ...(charge?.isComing && charge.chargeAt > now && { date: day(notice, charge.chargeAt) }),
  };
  return { name: 'plan_changed', values };
}

/** A refund may still fail after it was made: then nothing comes back. */
function refunded(notice: SendingNotice): Words | null {
  const { refund } = notice;
  if (!refund || (refund.status !== 'succeeded' && refund.status !== 'pending')) return null;
  const { amount, total, plan } = refund;
  const values = { plan, amount: moneyIn(notice, amount) };
  if (amount.currency === 'XTR') return { name: 'refunded_stars', values };
  const whole = amount.currency === total.currency && amount.amountMinor >= total.amountMinor;
  return whole
    ? { name: 'refunded', values }
    : { name: 'refunded_part', values: { ...values, total: moneyIn(notice, total) } };
}

function buttonsOf(notice: SendingNotice, { name }: Words, links: NoticeLinks): Said['buttons'] {
  const { button } = noticeTexts[name];
  if (button === 'not_me') return notMe(notice);
  const url = button && urls[button](notice, links);
  if (!button || !url) return [];
  const plan = notice.offer?.name ?? '';
  return [{ text: clip(fillText(noticeButtons[button][notice.locale], { plan }), 64), url }];
}

function notMe({ move, locale }: SendingNotice): Said['buttons'] {
  return move ? [{ text: noticeButtons.not_me[locale], callback_data: `move:stop:${move.id}` }] : [];
}

const urls = {
  enter: ({ wayIn }) => wayIn,
  join: ({ wayIn }) => wayIn,
  pay: ({ payUrl }) => payUrl,
  manage: (_notice, { pageUrl }) => pageUrl,
  back: (notice, { publicWebUrl }) => {
    const offer = wayBack(notice);
    return offer && `${publicWebUrl}/buy/${offer.planId}`;
  },
} satisfies Record<
  Exclude<(typeof noticeTexts)[NoticeTextName]['button'], 'not_me' | null>,
  (notice: SendingNotice, links: NoticeLinks) => string | null
>;

/** Nobody is asked back whom the creator has put out. */
function wayBack({ revokeReason, offer }: SendingNotice) {
  return revokeReason === 'blocked' ? null : offer;
}

/** The end of a grace that still runs: nothing is said of one that was paid, or is over. */
function graceEnd(notice: SendingNotice, now: Date): Date | null {
  return entitled(notice) && notice.graceUntil && notice.graceUntil > now ? notice.graceUntil : null;
}

/** What is paid for: the channel, or the plan that opens several. */
function subject({ channelTitle, planOfSeveral, subscription }: SendingNotice): string {
  return subscription?.planName ?? planOfSeveral ?? channelTitle;
}
