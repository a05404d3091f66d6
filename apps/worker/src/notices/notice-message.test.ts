import type { AccessState } from '@latchkey/contracts/access/machine';
import type { AccessId, AccountMoveId, BotId, NoticeId, PlanId, SubscriberId } from '@latchkey/contracts/ids';
import { type NoticeKind, noticeKinds } from '@latchkey/contracts/notices/kinds';
import type { RefundTold, RemindedSubscription, SendingNotice } from '@latchkey/db/notice/sending-notice';
import { describe, expect, test } from 'vitest';
import { noticeMail } from './notice-mail.ts';
import { noticeMessage as messageOf } from './notice-message.ts';
import { whatToSay } from './what-to-say.ts';

const date = new Date('2026-12-24T23:30:00Z');
const now = new Date('2026-12-22T12:00:00Z');
const lastDay = new Date('2026-12-24T12:00:00Z');
const inGrace: readonly NoticeKind[] = ['payment_failed', 'grace_midway', 'grace_last_day'];
const links = { publicWebUrl: 'https://web.example.com', pageUrl: 'https://web.example.com/member?key=k' };
const noticeMessage = (of: SendingNotice, at: Date) => {
  const said = whatToSay(of, at, links);
  return said && messageOf(of, said);
};
const notice = (kind: NoticeKind, differs: Partial<SendingNotice> = {}): SendingNotice => ({
  noticeId: 'ntc_1' as NoticeId,
  kind,
  accessId: 'acc_1' as AccessId,
  subscriberId: 'sub_1' as SubscriberId,
  waited: false,
  botId: 'bot_1' as BotId,
  telegramId: 1,
  channelTitle: 'Red Door',
  wayIn: 'https://t.me/+way',
  state: kind === 'removed' ? 'REVOKED' : 'GRANTED',
  revokeReason: kind === 'removed' ? 'subscription_ended' : null,
  heldBy: kind === 'entry_held' ? 'banned_by_hand' : null,
  inside: false,
  graceUntil: inGrace.includes(kind) ? date : null,
  entitledUntil: null,
  payUrl: 'https://pay.example.com/in_1',
  planOfSeveral: null,
  quiet: { from: '22:00', to: '08:00', timeZone: 'UTC' },
  paid: true,
  locale: 'en',
  ownTexts: [],
  subscription: kind === 'renewal_coming' || kind === 'plan_changed' ? reminded() : null,
  refund: kind === 'refunded' ? goneBack() : null,
  move: kind === 'move_asked' ? { id: 'mov_1' as AccountMoveId, readyAt: date } : null,
  offer: null,
  others: [],
  ...differs,
});

/** A month for 10 EUR that is charged in a day. */
function reminded(
  charge: Partial<RemindedSubscription['charge']> = {},
  differs: Partial<RemindedSubscription> = {},
): RemindedSubscription {
  return {
    plan: 'Monthly',
    planName: null,
    charge: {
      provider: 'stripe',
      status: 'active',
      interval: 'month',
      isFree: false,
      cancelAt: null,
      endedAt: null,
      trialEnd: null,
      periodEnd: new Date('2026-12-23T12:00:00Z'),
      paidThrough: null,
      hasUnpaidInvoice: false,
      renewalReminders: true,
      ...charge,
    },
    amount: { amountMinor: 1_000n, currency: 'EUR' },
    ...differs,
  };
}

function goneBack(differs: Partial<RefundTold> = {}): RefundTold {
  const amount = { amountMinor: 1_000n, currency: 'EUR' };
  return { amount, total: amount, plan: 'Monthly', status: 'succeeded', ...differs };
}

describe('the words', () => {
  test('of a way in, with the link to it', () => {
    const message = noticeMessage(notice('way_in', { entitledUntil: date }), now);
    expect(message?.html).toContain(
      'Your way into <b>Red Door</b> is open. It lasts until 24 December 2026.',
    );
    expect(message?.buttons).toEqual([{ text: 'Ask to join', url: 'https://t.me/+way' }]);
  });

  test('of what was given: nothing of a payment', () => {
    const message = noticeMessage(notice('way_in', { paid: false }), now);
    expect(message?.html).toMatch(/^✅ Your way into/);
  });

  test('in the language of the person, with its dates, money and buttons', () => {
    const failed = noticeMessage(notice('payment_failed', { locale: 'fr' }), now);
    expect(failed?.html).toContain('Le paiement pour <b>Red Door</b> n’a pas abouti');
    expect(failed?.html).toContain('24 décembre 2026');
    expect(failed?.buttons[0]?.text).toBe('Payer maintenant');
    expect(noticeMessage(notice('renewal_coming', { locale: 'fr' }), now)?.html).toMatch(/10,00\s€/);
  });

  test('of the organisation where it has its own, in that language only, and never as HTML', () => {
    const ownTexts = [
      { name: 'recovered', locale: 'en', body: 'Thanks & <i>welcome</i> back to {channel}!' },
    ] as const;
    expect(noticeMessage(notice('recovered', { ownTexts }), now)?.html).toBe(
      'Thanks &amp; &lt;i&gt;welcome&lt;/i&gt; back to <b>Red Door</b>!',
    );
    expect(noticeMessage(notice('recovered', { ownTexts, locale: 'fr' }), now)?.html).toContain('Merci');
  });

  test('for somebody who is in already: no link', () => {
    const message = noticeMessage(notice('way_in', { inside: true, wayIn: null }), now);
    expect(message).toEqual({ html: '✅ Payment received. You are in <b>Red Door</b>.', buttons: [] });
  });

  test('of a payment that failed, with the place to pay where there is one', () => {
    const message = noticeMessage(notice('payment_failed'), now);
    expect(message?.html).toContain('until 24 December 2026');
    expect(message?.buttons).toEqual([{ text: 'Pay now', url: 'https://pay.example.com/in_1' }]);
    expect(noticeMessage(notice('payment_failed', { payUrl: null }), now)?.buttons).toEqual([]);
  });

  test('of a reminder in grace: until when, and where to pay', () => {
    const buttons = [{ text: 'Pay now', url: 'https://pay.example.com/in_1' }];
    const midway = noticeMessage(notice('grace_midway'), now);
    expect(midway?.html).toContain('still open. You stay in until 24 December 2026');
    expect(midway?.buttons).toEqual(buttons);
    const last = noticeMessage(notice('grace_last_day'), lastDay);
    expect(last?.html).toContain('Without it your access ends on 24 December 2026 at 23:30 (UTC).');
    expect(last?.buttons).toEqual(buttons);
  });

  test("days are those of the organisation's time zone", () => {
    const quiet = { from: '22:00', to: '08:00', timeZone: 'Europe/Paris' };
    expect(noticeMessage(notice('payment_failed', { quiet }), now)?.html).toContain('until 25 December 2026');
    expect(noticeMessage(notice('grace_last_day', { quiet }), lastDay)?.html).toContain(
      '25 December 2026 at 00:30 (Europe/Paris)',
    );
  });

  test.each([
    ['a month', reminded(), /membership in <b>Red Door<\/b> renews on 23 December 2026 for €10\.00\./],
    [
      'a plan of several channels',
      reminded({}, { planName: 'All doors' }),
      /membership in <b>All doors<\/b>/,
    ],
    ['a price that is not what was ordered', reminded({}, { amount: null }), /renews on 23 December 2026\./],
    [
      'a trial',
      reminded({ status: 'trialing', trialEnd: new Date('2026-12-25T12:00:00Z') }),
      /free trial of <b>Red Door<\/b> ends on 25 December 2026\. It then goes on for €10\.00 a month\./,
    ],
    [
      'Stars',
      reminded(
        { provider: 'stars', paidThrough: new Date('2026-12-23T12:00:00Z') },
        { amount: { amountMinor: 250n, currency: 'XTR' } },
      ),
      /renews on 23 December 2026 for ⭐ 250\.\n\nPlease keep the Stars/,
    ],
    [
      'a currency without cents',
      reminded({}, { amount: { amountMinor: 1_500n, currency: 'JPY' } }),
      /for JP¥1,500\./,
    ],
  ])('of a coming charge: %s', (_name, subscription, words) => {
    expect(noticeMessage(notice('renewal_coming', { subscription }), now)?.html).toMatch(words);
  });

  test('of a chat that has moved: the new way in, or where to find it', () => {
    const message = noticeMessage(notice('channel_moved'), now);
    expect(message?.html).toContain('<b>Red Door</b> has moved');
    expect(message?.buttons).toEqual([{ text: 'Ask to join', url: 'https://t.me/+way' }]);
    expect(noticeMessage(notice('channel_moved', { wayIn: null }), now)).toMatchObject({
      html: expect.stringContaining('/start'),
      buttons: [{ text: 'Your page', url: links.pageUrl }],
    });
  });

  test('of a payment for a plan of several channels: of the plan, in one message', () => {
    const of = { planOfSeveral: 'All doors' };
    expect(noticeMessage(notice('payment_failed', of), now)?.html).toContain('payment for <b>All doors</b>');
    expect(noticeMessage(notice('recovered', of), now)?.html).toContain('your place in <b>All doors</b>');
  });

  test('of a payment that came after all, and of an end', () => {
    expect(noticeMessage(notice('recovered'), now)?.html).toContain('You keep your place in <b>Red Door</b>');
    expect(noticeMessage(notice('removed'), now)).toEqual({
      html: 'Your access to <b>Red Door</b> has ended, so you were taken out.',
      buttons: [],
    });
  });

  test('of an end, with the way back while something is on sale, but not to somebody who was put out', () => {
    const offer = { planId: 'pln_1' as PlanId, name: 'Monthly' };
    const message = noticeMessage(notice('removed', { offer }), now);
    expect(message?.html).toMatch(/If you would like to come back, <b>Monthly<\/b> lets you in again\.$/);
    expect(message?.buttons).toEqual([{ text: 'See Monthly', url: 'https://web.example.com/buy/pln_1' }]);
    const putOut = noticeMessage(notice('removed', { offer, revokeReason: 'blocked' }), now);
    expect([putOut?.html.includes('come back'), putOut?.buttons]).toEqual([false, []]);
    const moved = noticeMessage(notice('removed', { offer, revokeReason: 'moved_account' }), now);
    expect([moved?.html.includes('your other Telegram account'), moved?.buttons]).toEqual([true, []]);
  });

  test('of a move to another account: until when it can be stopped, by a button that comes back to the bot', () => {
    const message = noticeMessage(notice('move_asked'), now);
    expect(message?.html).toContain('your membership in <b>Red Door</b>');
    expect(message?.html).toContain('from 24 December 2026 at 23:30 (UTC) on');
    expect(message?.buttons).toEqual([{ text: 'This was not me', callback_data: 'move:stop:mov_1' }]);
    // Stopped, or finished, before it was told.
    expect(noticeMessage(notice('move_asked', { move: null }), now)).toBeNull();
  });

  test('of a plan that has changed: the new one, its price, and when it is charged', () => {
    const message = noticeMessage(notice('plan_changed'), now);
    expect(message?.html).toBe(
      '🔄 Your membership has changed: it is now <b>Monthly</b>, for €10.00 a month. The next charge is on 23 December 2026.',
    );
    expect(message?.buttons).toEqual([{ text: 'Your page', url: links.pageUrl }]);
    const subscription = reminded({ cancelAt: date }, { amount: null });
    expect(noticeMessage(notice('plan_changed', { subscription }), now)?.html).toBe(
      '🔄 Your membership has changed: it is now <b>Monthly</b>.',
    );
  });

  test.each([
    ['in full', {}, 'Your payment of €10.00 for <b>Monthly</b> has been given back in full.'],
    [
      'in part',
      { amount: { amountMinor: 250n, currency: 'EUR' } },
      '€2.50 of your payment of €10.00 for <b>Monthly</b> has been given back.',
    ],
    [
      'in Stars',
      { amount: { amountMinor: 250n, currency: 'XTR' } },
      '⭐ 250 for <b>Monthly</b> are back in your balance of Stars.',
    ],
  ])('of money that went back %s', (_name, differs, words) => {
    expect(noticeMessage(notice('refunded', { refund: goneBack(differs) }), now)?.html).toContain(words);
  });

  test('of what keeps somebody out who has paid', () => {
    expect(noticeMessage(notice('entry_held'), now)?.html).toContain('was banned there before');
    const full = noticeMessage(notice('entry_held', { heldBy: 'too_many_channels' }), now);
    expect(full?.html).toContain('as many channels and groups as Telegram allows');
    expect(full?.buttons).toEqual([{ text: 'Ask to join', url: 'https://t.me/+way' }]);
  });
});

const saidIn: Record<NoticeKind, AccessState[]> = {
  way_in: ['PENDING', 'GRANTED'],
  recovered: ['PENDING', 'GRANTED'],
  payment_failed: ['PENDING', 'GRANTED'],
  removed: ['REVOKED'],
  grace_midway: ['PENDING', 'GRANTED'],
  grace_last_day: ['PENDING', 'GRANTED'],
  renewal_coming: ['PENDING', 'GRANTED'],
  channel_moved: ['PENDING', 'GRANTED'],
  move_asked: ['PENDING', 'GRANTED', 'REVOKE_PENDING', 'REVOKED'],
  plan_changed: ['PENDING', 'GRANTED', 'REVOKE_PENDING', 'REVOKED'],
  refunded: ['PENDING', 'GRANTED', 'REVOKE_PENDING', 'REVOKED'],
  entry_held: ['PENDING', 'GRANTED'],
};

describe('several channels that opened together', () => {
  const other = (differs: Partial<SendingNotice>) =>
    notice('way_in', {
      noticeId: 'ntc_2' as NoticeId,
      channelTitle: 'Blue Door',
      wayIn: 'https://t.me/+blue',
      ...differs,
    });
  const both = (differs: Partial<SendingNotice> = {}, lead: Partial<SendingNotice> = {}) =>
    notice('way_in', { ...lead, others: [other(differs)] });

  test('one message, a button for each', () => {
    const message = noticeMessage(both(), now);
    expect(message?.html).toContain('Your channels are open.\n\n• Red Door\n• Blue Door\n\n');
    expect(message?.buttons).toEqual([
      { text: 'Join Red Door', url: 'https://t.me/+way' },
      { text: 'Join Blue Door', url: 'https://t.me/+blue' },
    ]);
  });

  test('each stands as it stands: who is in one already has no button for it', () => {
    const message = noticeMessage(both({ inside: true }), now);
    expect(message?.html).toContain('• Red Door\n• Blue Door (you are in)');
    expect(message?.buttons).toHaveLength(1);
  });

  test('one of which is over by now is left out, and the other told as one', () => {
    const said = whatToSay(both({}, { state: 'REVOKED' }), now, links);
    expect(said).toMatchObject({ name: 'way_in', told: ['ntc_2'], values: { channel: 'Blue Door' } });
  });

  test('until when, only where it is the same day for all', () => {
    const until = { entitledUntil: date };
    expect(noticeMessage(both(until, until), now)?.html).toContain('until 24 December 2026');
    expect(noticeMessage(both(until), now)?.html).not.toContain('until');
  });

  test('as many as there are: the message fits', () => {
    const many = Array.from({ length: 60 }, () => other({ channelTitle: '&'.repeat(255) }));
    const message = noticeMessage(notice('way_in', { others: many }), now);
    expect(message?.html.replaceAll('&amp;', '&').length).toBeLessThanOrEqual(4_096);
    expect(message?.buttons).toHaveLength(61);
    for (const { text } of message?.buttons ?? []) expect(text.length).toBeLessThanOrEqual(64);
  });
});

describe.each(noticeKinds)('%s by mail', (kind) => {
  test('the same words, with the person’s page', () => {
    const of = notice(kind);
    const said = whatToSay(of, kind === 'grace_last_day' ? lastDay : now, links);
    if (!said) throw new Error('nothing to say');
    const mail = noticeMail(of, said, { shop: 'Blue Door', pageUrl: links.pageUrl });
    expect(mail.subject).not.toMatch(/[{}[\]]|undefined/);
    expect(mail.text).toContain(links.pageUrl);
    const plain = messageOf(of, said).html.replaceAll(/<[^>]+>/g, '');
    for (const line of plain.split(/\n+/)) expect(mail.text).toContain(line);
    for (const button of said.buttons) expect(mail.text.includes(button.text)).toBe('url' in button);
  });
});

describe.each(noticeKinds)('%s', (kind) => {
  test.each(['PENDING', 'GRANTED', 'REVOKE_PENDING', 'REVOKED'] as const)(
    'is said in its time only: %s',
    (state) => {
      const message = noticeMessage(notice(kind, { state }), now);
      expect(message !== null).toBe(saidIn[kind].includes(state));
    },
  );

  test('escapes titles: nobody writes into our words', () => {
    const title = '<a href="x">A&B</a>';
    const subscription = kind === 'plan_changed' ? reminded({}, { plan: title }) : notice(kind).subscription;
    const refund = kind === 'refunded' ? goneBack({ plan: title }) : null;
    const html = noticeMessage(notice(kind, { channelTitle: title, subscription, refund }), now)?.html;
    expect(html).toContain('<b>&lt;a href="x"&gt;A&amp;B&lt;/a&gt;</b>');
    expect(html?.replaceAll(/<\/?b>/g, '')).not.toMatch(/[<>]/);
  });

  test('fits into a message of Telegram, with the longest title', () => {
    const message = noticeMessage(notice(kind, { channelTitle: '&'.repeat(255), entitledUntil: date }), now);
    expect(message?.html.length).toBeLessThanOrEqual(4_096);
  });
});

describe('nothing is said', () => {
  test('of a chat that has moved to somebody who came along', () => {
    expect(noticeMessage(notice('channel_moved', { inside: true }), now)).toBeNull();
  });

  test('of a way in that is not open', () => {
    expect(noticeMessage(notice('way_in', { wayIn: null }), now)).toBeNull();
  });

  test.each(inGrace)(
    'of a payment that failed and was paid meanwhile, or of a grace that is over: %s',
    (kind) => {
      expect(noticeMessage(notice(kind, { graceUntil: null }), now)).toBeNull();
      expect(noticeMessage(notice(kind), date)).toBeNull();
    },
  );

  test('of half time on the last day', () => {
    expect(noticeMessage(notice('grace_midway'), lastDay)).toBeNull();
  });

  test.each([
    ['was cancelled meanwhile', reminded({ cancelAt: date })],
    ['is not told here', reminded({ renewalReminders: false })],
    [
      'has come meanwhile: the next one is a month away',
      reminded({ periodEnd: new Date('2027-01-23T12:00:00Z') }),
    ],
    ['is over', reminded({ periodEnd: now })],
    ['cannot be found', null],
  ])('of a charge that %s', (_name, subscription) => {
    expect(noticeMessage(notice('renewal_coming', { subscription }), now)).toBeNull();
  });
});
