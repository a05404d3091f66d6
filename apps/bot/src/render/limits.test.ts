import { locales } from '@latchkey/contracts/locale';
import { describe, expect, test } from 'vitest';
import {
  access,
  accountMoveId,
  orderId,
  organisationId,
  planId,
  priceId,
  purchase,
  subscriptionId,
} from '../../test/chat-fixtures.ts';
import { visibleLength } from '../../test/visible-length.ts';
import { renderHeard } from '../features/answers.ts';
import { textsFor } from '../texts/texts-for.ts';
import type { Message } from './message.ts';
import { renderCancelQuestion } from './render-cancel-question.ts';
import { renderChangeOptions, renderChangePreview } from './render-change.ts';
import { renderChoice } from './render-choice.ts';
import { renderMoves } from './render-moves.ts';
import { renderPlan } from './render-plan.ts';
import { renderPlans } from './render-plans.ts';
import { renderPurchase } from './render-purchase.ts';
import { renderReceipts } from './render-receipts.ts';
import { renderStatus } from './render-status.ts';
import { renderWithdrawalStep, renderWithdrawn } from './render-withdrawal.ts';

const long = '<&>'.repeat(90);
const at = '2026-09-30T23:59:59.000Z';
const money = { amountMinor: '123456789012', currency: 'EUR' };
const many = <T>(value: T): T[] => Array.from({ length: 60 }, () => value);
const contract = { plan: long, seller: long, orderedAt: at };

describe.each(locales)('with the longest names, in %s', (locale) => {
  const texts = textsFor(locale);
  const of = purchase(
    { payUrl: 'https://example.com/pay', mayResume: true, next: { at, amount: money } },
    {
      plan: long,
      seller: long,
      claimed: false,
      accesses: many({ ...access, channel: long, until: null }),
      withdrawal: { openUntil: at, refund: null, policy: 'full', receivedAt: null, state: null },
    },
  );
  const why = [
    { kind: 'complimentary' as const, plan: long },
    { kind: 'gift' as const, plan: long },
  ];
  const option = { planId, name: long, priceId, amount: money, interval: 'month' as const };
  const receipt = { orderId, receivedAt: at, email: `${'a'.repeat(190)}@example.com`, refund: money };
  const messages: Record<string, Message> = {
    status: renderStatus(texts, {
      accesses: many({ ...access, channel: long, graceUntil: at, wayIn: null, why }),
      purchases: many(of),
      pages: many({ seller: long, url: 'https://example.com' }).slice(0, 5),
    }),
    purchase: renderPurchase(texts, of),
    cancel: renderCancelQuestion(texts, { ...of, provider: 'stars' }),
    choice: renderChoice(texts.acts.whichCancel, many({ ...of, data: `cancel:ask:${subscriptionId}` })),
    plans: renderPlans(texts, many({ planId, name: long, seller: long }), 99),
    plan: renderPlan(texts, {
      name: long,
      seller: long,
      channels: many(long).slice(0, 20),
      interval: 'month',
      trialDays: 365,
      pageUrl: 'https://example.com',
      stars: { priceId, amount: 100_000 },
      byCard: true,
    }),
    options: renderChangeOptions(texts, {
      kind: 'options',
      subscriptionId,
      current: long,
      options: many({ priceId, name: long, interval: 'year' as const }),
    }),
    preview: renderChangePreview(
      texts,
      {
        kind: 'preview',
        version: 2_147_483_647,
        preview: {
          plan: option,
          dueNow: money,
          credit: money,
          lines: [],
          next: { at, amount: money },
          gains: many(long),
          loses: many(long),
          prorationDate: at,
        },
      },
      subscriptionId,
    ),
    receipts: renderReceipts(
      texts,
      many({
        id: 'in_1',
        kind: 'stars' as const,
        at,
        amount: money,
        status: 'refunded' as const,
        url: 'https://example.com',
        seller: long,
      }),
    ),
    name: renderWithdrawalStep(texts, { kind: 'name_wanted', contract }),
    email: renderWithdrawalStep(texts, { kind: 'email_wanted', version: 1, known: `a…@${long}` }),
    confirm: renderWithdrawalStep(texts, {
      kind: 'confirmation_wanted',
      version: 1,
      contract,
      name: long.slice(0, 120),
      email: receipt.email,
    }),
    withdrawn: renderWithdrawn(texts, {
      kind: 'received',
      plan: long,
      seller: long,
      name: long.slice(0, 120),
      receipt,
    }),
    moves: renderMoves(texts, {
      askPage: 'https://example.com/member',
      places: Array.from({ length: 12 }, (_, index) => ({
        seller: long,
        page: 'https://example.com/member',
        waitHours: 168,
        refusal: index % 2 === 0 ? ('pays_in_stars' as const) : null,
        open: index % 2 === 0 ? null : { id: accountMoveId, readyAt: at, isReady: false },
      })),
    }),
    support: renderHeard(texts, { kind: 'support_taken', number: 2_147_483_647, seller: long }),
  };

  test.each(Object.entries(messages))('%s is within the limits of Telegram', (_name, { text, keyboard }) => {
    expect(visibleLength(text.html)).toBeLessThanOrEqual(4_096);
    const rows = keyboard?.inline_keyboard ?? [];
    expect(rows.flat().length).toBeLessThanOrEqual(100);
    for (const button of rows.flat()) {
      expect([...button.text].length).toBeLessThanOrEqual(64);
      if ('callback_data' in button) expect(Buffer.byteLength(button.callback_data)).toBeLessThanOrEqual(64);
    }
  });

  test('callback data of a creator fits, too', () => {
    expect(Buffer.byteLength(`privacy:erase:${organisationId}`)).toBeLessThanOrEqual(64);
  });
});
