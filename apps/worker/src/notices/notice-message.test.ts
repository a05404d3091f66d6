import type { AccessState } from '@latchkey/contracts/access/machine';
import type { BotId } from '@latchkey/contracts/ids';
import { type NoticeKind, noticeKinds } from '@latchkey/contracts/notices/kinds';
import type { SendingNotice } from '@latchkey/db/notice/begin-sending';
import { describe, expect, test } from 'vitest';
import { noticeMessage } from './notice-message.ts';

const date = new Date('2026-12-24T23:30:00Z');
const notice = (kind: NoticeKind, differs: Partial<SendingNotice> = {}): SendingNotice => ({
  kind,
  botId: 'bot_1' as BotId,
  telegramId: 1,
  channelTitle: 'Red Door',
  wayIn: 'https://t.me/+way',
  state: kind === 'removed' ? 'REVOKED' : 'GRANTED',
  inside: false,
  graceUntil: kind === 'payment_failed' ? date : null,
  entitledUntil: null,
  payUrl: 'https://pay.example.com/in_1',
  ...differs,
});

describe('the words', () => {
  test('of a way in, with the link to it', () => {
    const message = noticeMessage(notice('way_in', { entitledUntil: date }));
    expect(message?.html).toContain(
      'Your way into <b>Red Door</b> is open. It lasts until 24 December 2026.',
    );
    expect(message?.button).toEqual({ text: 'Ask to join', url: 'https://t.me/+way' });
  });

  test('for somebody who is in already: no link', () => {
    const message = noticeMessage(notice('way_in', { inside: true, wayIn: null }));
    expect(message).toEqual({ html: '✅ Payment received. You are in <b>Red Door</b>.', button: null });
  });

  test('of a payment that failed, with the place to pay where there is one', () => {
    const message = noticeMessage(notice('payment_failed'));
    expect(message?.html).toContain('until 24 December 2026');
    expect(message?.button).toEqual({ text: 'Pay now', url: 'https://pay.example.com/in_1' });
    expect(noticeMessage(notice('payment_failed', { payUrl: null }))?.button).toBeNull();
  });

  test('of a chat that has moved: the new way in, or where to find it', () => {
    const message = noticeMessage(notice('channel_moved'));
    expect(message?.html).toContain('<b>Red Door</b> has moved');
    expect(message?.button).toEqual({ text: 'Ask to join', url: 'https://t.me/+way' });
    expect(noticeMessage(notice('channel_moved', { wayIn: null }))).toMatchObject({
      html: expect.stringContaining('/start'),
      button: null,
    });
  });

  test('of a payment that came after all, and of an end', () => {
    expect(noticeMessage(notice('recovered'))?.html).toContain('You keep your place in <b>Red Door</b>');
    expect(noticeMessage(notice('removed'))?.html).toContain('/start');
  });
});

const saidIn: Record<NoticeKind, AccessState[]> = {
  way_in: ['PENDING', 'GRANTED'],
  recovered: ['PENDING', 'GRANTED'],
  payment_failed: ['PENDING', 'GRANTED'],
  removed: ['REVOKED'],
  channel_moved: ['PENDING', 'GRANTED'],
};

describe.each(noticeKinds)('%s', (kind) => {
  test.each(['PENDING', 'GRANTED', 'REVOKE_PENDING', 'REVOKED'] as const)(
    'is said in its time only: %s',
    (state) => {
      const message = noticeMessage(notice(kind, { state }));
      expect(message !== null).toBe(saidIn[kind].includes(state));
    },
  );

  test('escapes titles: nobody writes into our words', () => {
    const html = noticeMessage(notice(kind, { channelTitle: '<a href="x">A&B</a>' }))?.html;
    expect(html).toContain('<b>&lt;a href="x"&gt;A&amp;B&lt;/a&gt;</b>');
    expect(html?.replaceAll(/<\/?b>/g, '')).not.toMatch(/[<>]/);
  });

  test('fits into a message of Telegram, with the longest title', () => {
    const message = noticeMessage(notice(kind, { channelTitle: '&'.repeat(255), entitledUntil: date }));
    expect(message?.html.length).toBeLessThanOrEqual(4_096);
  });
});

describe('nothing is said', () => {
  test('of a chat that has moved to somebody who came along', () => {
    expect(noticeMessage(notice('channel_moved', { inside: true }))).toBeNull();
  });

  test('of a way in that is not open', () => {
    expect(noticeMessage(notice('way_in', { wayIn: null }))).toBeNull();
  });

  test('of a payment that failed and was paid meanwhile', () => {
    expect(noticeMessage(notice('payment_failed', { graceUntil: null }))).toBeNull();
  });
});
