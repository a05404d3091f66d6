import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { PlanPriceId } from '@latchkey/contracts/ids';
import type { Update } from 'grammy/types';
import { expect, test, vi } from 'vitest';
import type { ChatAnswers } from './api-server.ts';
import { access, orderId, planId, purchase, seller, subscriptionId } from './chat-fixtures.ts';
import { conformanceDir } from './env.ts';
import { startStack } from './start-stack.ts';
import { buttonPress, joined, joinRequest, preCheckout, starsPayment, textMessage } from './updates.ts';

const proxyPort = 22_452;
const proxyUrl = `http://127.0.0.1:${proxyPort}`;
const priceId = PlanPriceId.parse(`prc_${'0'.repeat(26)}`);
const membership = {
  channel: 'Notes',
  state: 'GRANTED' as const,
  inside: false,
  wayIn: 'https://t.me/+emulated',
  entitledUntil: null,
  graceUntil: '2026-11-08T10:00:00.000Z',
  payUrl: 'https://example.com/invoice',
};

test.skipIf(!conformanceDir)('everything said to Telegram is what its Bot API accepts', async () => {
  const proxy = await startProxy();
  const stack = await startStack({
    port: 22_453,
    telegramUrl: proxyUrl,
    prepare: (_telegram, { answers, chat }) => {
      answers.start = ({ payload }) =>
        payload === null
          ? { kind: 'memberships', memberships: [membership], pages: [] }
          : { kind: 'plan', memberships: [membership], plan: offer() };
      Object.assign(chat, {
        standing: () => ({ accesses: [access], purchases: [purchase()], pages: [] }),
        sellers: () => [seller],
        plans: () => [{ planId, name: 'Gold', seller: 'Studio' }],
        cancel: () => purchase({ status: 'ending', mayResume: true }),
        changeOptions: () => ({ kind: 'refused', reason: 'stars' }),
        beginSupport: () => ({ seller: 'Studio' }),
      } satisfies Partial<ChatAnswers>);
      answers.joinRequest = ({ person }) =>
        person.id === 42
          ? { answer: 'approve', joinRequestId: `jrq_${'0'.repeat(26)}`, lease: 'lease' }
          : {
              answer: 'decline',
              joinRequestId: `jrq_${'1'.repeat(26)}`,
              lease: null,
              plans: [{ name: 'Monthly', url: 'https://example.com/buy/1' }],
            };
      answers.starsInvoice = ({ person }) => ({
        kind: 'invoice',
        title: 'A name that is longer than Telegram allows',
        description: 'Notes',
        payload: 'payload',
        label: 'Monthly',
        stars: 250,
        subscriptionPeriodSeconds: person.id === 42 ? 2_592_000 : null,
      });
      answers.preCheckout = ({ person }) =>
        person.id === 42 ? { ok: true } : { ok: false, reason: 'price_changed' };
    },
  });
  try {
    const texts = [
      '/start',
      '/start p-1',
      '/status',
      '/help',
      '/terms',
      '/paysupport',
      '/language',
      '/plans',
      '/cancel',
      '/change',
      '/renew',
      '/withdraw',
      '/receipts',
      '/support',
      '/privacy',
      'hello?',
    ];
    const updates = [
      ...texts.map((text, index) => textMessage(100 + index, 42, text)),
      buttonPress(10, 42, `stars:${priceId}`),
      buttonPress(11, 43, `stars:${priceId}`),
      buttonPress(18, 42, 'language:fr'),
      buttonPress(30, 42, `status:show:${orderId}`),
      buttonPress(31, 42, `cancel:ask:${subscriptionId}`),
      buttonPress(32, 42, `cancel:yes:${subscriptionId}`),
      buttonPress(33, 42, `withdraw:of:${orderId}`),
      buttonPress(34, 42, 'an old one'),
      preCheckout(12, 42),
      preCheckout(13, 43),
      starsPayment(14, 42),
      joinRequest(15, 42),
      joinRequest(16, 43),
      joined(17, 42),
    ];
    for (const update of updates) await push(update);
    await vi.waitFor(() => expect(stack.api.stored).toHaveLength(updates.length), 10_000);
    await vi.waitFor(() => expect(stack.api.callsOf('joinAnswered')).toHaveLength(2), 10_000);
  } finally {
    await stack.close();
  }
  const findings = (await (await fetch(`${proxyUrl}/__findings`)).json()) as { sev?: string; side: string }[];
  proxy.kill();
  const calls = findings.filter((finding) => finding.side === 'call');
  expect(calls.length).toBeGreaterThan(20);
  expect(findings.filter(({ sev }) => sev === 'error' || sev === 'warn')).toEqual([]);
});

function offer() {
  return {
    name: 'Monthly',
    seller: 'Studio',
    channels: ['Notes'],
    interval: 'month' as const,
    trialDays: 0,
    pageUrl: 'https://example.com/buy/1',
    stars: { priceId, amount: 250 },
    byCard: true,
  };
}

async function startProxy() {
  const script = join(conformanceDir ?? '', 'telegram-proxy.mjs');
  const proxy = spawn(process.execPath, [script, '--port', `${proxyPort}`, '--stub'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await once(proxy.stderr, 'data');
  return proxy;
}

async function push(update: Update): Promise<void> {
  const { update_id: _, ...content } = update;
  await fetch(`${proxyUrl}/__push`, { method: 'POST', body: JSON.stringify(content) });
}
