import type { AccessState } from '@latchkey/contracts/access/machine';
import type { AccessId, BotId } from '@latchkey/contracts/ids';
import { type NoticeKind, noticeKinds } from '@latchkey/contracts/notices/kinds';
import type { RemindedSubscription, SendingNotice } from '@latchkey/db/notice/begin-sending';
import { describe, expect, test } from 'vitest';
import { noticeMessage } from './notice-message.ts';

const date = new Date('2026-12-24T23:30:00Z');
const now = new Date('2026-12-22T12:00:00Z');
const lastDay = new Date('2026-12-24T12:00:00Z');
const inGrace: readonly NoticeKind[] = ['payment_failed', 'grace_midway', 'grace_last_day'];
const notice = (kind: NoticeKind, differs: Partial<SendingNotice> = {}): SendingNotice => ({
  kind,
  accessId: 'acc_1' as AccessId,
  waited: false,
  botId: 'bot_1' as BotId,
  telegramId: 1,
  channelTitle: 'Red Door',
  wayIn: 'https://t.me/+way',
  state: kind === 'removed' ? 'REVOKED' : 'GRANTED',
  inside: false,
  graceUntil: inGrace.includes(kind) ? date : null,
  entitledUntil: null,
  payUrl: 'https://pay.example.com/in_1',
  quiet: { from: '22:00', to: '08:00', timeZone: 'UTC' },
  paid: true,
  locale: 'en',
  ownTexts: [],
  subscription: kind === 'renewal_coming' ? reminded() : null,
  ...differs,
});

/** A month for 10 EUR that is charged in a day. */
function reminded(
  charge: Partial<RemindedSubscription['charge']> = {},
  differs: Partial<RemindedSubscription> = {},
): RemindedSubscription {
  return {
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

describe('the words', () => {
  test('of a way in, with the link to it', () => {
    const message = noticeMessage(notice('way_in', { entitledUntil: date }), now);
    expect(message?.html).toContain(
      'Your way into <b>Red Door</b> is open. It lasts until 24 December 2026.',
    );
    expect(message?.button).toEqual({ text: 'Ask to join', url: 'https://t.me/+way' });
  });

  test('of what was given: nothing of a payment', () => {
    const message = noticeMessage(notice('way_in', { paid: false }), now);
    expect(message?.html).toMatch(/^✅ Your way into/);
  });

  test('in the language of the person, with its dates, money and buttons', () => {
    const failed = noticeMessage(notice('payment_failed', { locale: 'fr' }), now);
    expect(failed?.html).toContain('Le paiement pour <b>Red Door</b> n’a pas abouti');
    expect(failed?.html).toContain('24 décembre 2026');
    expect(failed?.button?.text).toBe('Payer maintenant');
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
    expect(message).toEqual({ html: '✅ Payment received. You are in <b>Red Door</b>.', button: null });
  });

  test('of a payment that failed, with the place to pay where there is one', () => {
    const message = noticeMessage(notice('payment_failed'), now);
    expect(message?.html).toContain('until 24 December 2026');
    expect(message?.button).toEqual({ text: 'Pay now', url: 'https://pay.example.com/in_1' });
    expect(noticeMessage(notice('payment_failed', { payUrl: null }), now)?.button).toBeNull();
  });

  test('of a reminder in grace: until when, and where to pay', () => {
    const button = { text: 'Pay now', url: 'https://pay.example.com/in_1' };
    const midway = noticeMessage(notice('grace_midway'), now);
    expect(midway?.html).toContain('still open. You stay in until 24 December 2026');
    expect(midway?.button).toEqual(button);
    const last = noticeMessage(notice('grace_last_day'), lastDay);
    expect(last?.html).toContain('Without it your access ends on 24 December 2026 at 23:30 (UTC).');
    expect(last?.button).toEqual(button);
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
    expect(message?.button).toEqual({ text: 'Ask to join', url: 'https://t.me/+way' });
    expect(noticeMessage(notice('channel_moved', { wayIn: null }), now)).toMatchObject({
      html: expect.stringContaining('/start'),
      button: null,
    });
  });

  test('of a payment that came after all, and of an end', () => {
    expect(noticeMessage(notice('recovered'), now)?.html).toContain('You keep your place in <b>Red Door</b>');
    expect(noticeMessage(notice('removed'), now)?.html).toContain('/start');
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
};

describe.each(noticeKinds)('%s', (kind) => {
  test.each(['PENDING', 'GRANTED', 'REVOKE_PENDING', 'REVOKED'] as const)(
    'is said in its time only: %s',
    (state) => {
      const message = noticeMessage(notice(kind, { state }), now);
      expect(message !== null).toBe(saidIn[kind].includes(state));
    },
  );

  test('escapes titles: nobody writes into our words', () => {
    const html = noticeMessage(notice(kind, { channelTitle: '<a href="x">A&B</a>' }), now)?.html;
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
