import { setTimeout as sleep } from 'node:timers/promises';
import { sweepOverdue } from '@latchkey/access/sweep/sweep-overdue';
import { transition } from '@latchkey/contracts/access/transition';
import type { BuyerMailId } from '@latchkey/contracts/ids';
import type { Locale } from '@latchkey/contracts/locale';
import { writeMove } from '@latchkey/db/access/write-moves';
import { chooseLocale } from '@latchkey/db/bot-identity/choose-locale';
import { newId } from '@latchkey/db/new-id';
import { beginSending } from '@latchkey/db/notice/begin-sending';
import { promiseNotice } from '@latchkey/db/notice/promise-notice';
import { unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { type MintedNotice, mintNotice } from '../../../test/mint-notice.ts';
import { openWorker } from '../../../test/open-worker.ts';
import { refusal, taken } from '../../../test/start-bot-api.ts';
import { sendBuyerMail } from '../buyer-mail/send-buyer-mail.ts';
import { sendNotice } from './send-notice.ts';

const worker = await openWorker();
afterAll(worker.close);
const { deps, clock, botApi, jobs } = worker;
const { sql, db } = deps.database;
let notice: MintedNotice;

beforeEach(async () => {
  await worker.renew();
  await sql`update notice set state = 'sent'`;
  botApi.answer('sendMessage', taken({ message_id: 1 }));
  notice = await mintNotice(worker);
  jobs.length = 0;
});

const send = (attempt = 1) => sendNotice(deps)(notice, worker.context(attempt));
const row = async () => {
  const [found] = await sql<{ state: string; failure: string; sent_at: string; due_at: string }[]>`
    select state, failure, sent_at, due_at from notice where id = ${notice.noticeId}`;
  if (!found) throw new Error('no notice');
  return { ...found, sent_at: found.sent_at && new Date(found.sent_at), due_at: new Date(found.due_at) };
};
const sweepFinds = async () => (await sweepOverdue(deps, 'notices')).found;

describe('a notice', () => {
  test('is sent once, however often its job runs, and marked before the call', async () => {
    let during: unknown;
    botApi.answer('sendMessage', async () => {
      during = (await row()).state;
      return taken({ message_id: 1 });
    });
    expect(await send()).toEqual({ kind: 'done' });
    expect(await send()).toEqual({ kind: 'done' });
    expect(during).toBe('sending');
    expect(await row()).toMatchObject({ state: 'sent', failure: null, sent_at: clock.now() });
    expect(botApi.calls).toHaveLength(1);
    expect(botApi.calls[0]).toMatchObject({
      method: 'sendMessage',
      payload: {
        chat_id: notice.telegramId,
        parse_mode: 'HTML',
        reply_markup: { inline_keyboard: [[{ url: 'https://t.me/+emulated' }]] },
      },
    });
  });

  test('speaks the language chosen in the bot, else that of the person’s Telegram, else English', async () => {
    const botTelegramId = worker.shop.botTelegramId;
    const spoken = async (languageCode: string, chosen: Locale | null) => {
      await sql`update notice set state = 'queued' where id = ${notice.noticeId}`;
      await sql`update subscriber set language_code = ${languageCode} where telegram_id = ${notice.telegramId}`;
      await chooseLocale(db, { botTelegramId, telegramId: notice.telegramId }, chosen);
      return (await beginSending(db, notice))?.locale;
    };
    expect(await spoken('de', null)).toBe('en');
    expect(await spoken('fr-CA', null)).toBe('fr');
    expect(await spoken('fr', 'en')).toBe('en');
    expect(await spoken('en', 'fr')).toBe('fr');
  });

  test('two jobs for it at the same moment: one message', async () => {
    await Promise.all([send(), send(), send()]);
    expect(botApi.calls).toHaveLength(1);
  });

  test('one occasion makes one notice, however often it is promised', async () => {
    const again = {
      ...notice,
      kind: 'way_in' as const,
      occasion: `way_in:${notice.accessId}`,
      at: clock.now(),
    };
    await unitOfWork(deps, async (unit) => promiseNotice(unit, again));
    expect(jobs).toEqual([]);
  });

  test('whose condition has passed is skipped without a call', async () => {
    const granted = { id: notice.accessId, version: 2, state: 'GRANTED' } as const;
    const move = transition(granted, 'revoke', { revokeReason: 'refunded' });
    await writeMove(db, move, {}, { ...notice, at: clock.now() });
    expect(await send()).toEqual({ kind: 'done' });
    expect([(await row()).state, botApi.calls]).toEqual(['skipped', []]);
  });

  test('of another organisation is nobody to tell', async () => {
    await worker.renew();
    const foreign = { ...notice, organisationId: worker.shop.organisationId };
    expect(await sendNotice(deps)(foreign, worker.context())).toEqual({ kind: 'done' });
    expect([botApi.calls, (await row()).state]).toEqual([[], 'queued']);
  });
});

describe('hard case 18: perhaps it arrived', () => {
  const inDoubt = async () => {
    expect(await row()).toMatchObject({ state: 'in_doubt', sent_at: null });
    clock.advance({ days: 2 });
    expect(await sweepFinds()).toBe(0);
    botApi.forget();
    expect(await send()).toEqual({ kind: 'done' });
    expect(botApi.calls).toEqual([]);
  };

  test.each([
    ['the connection ends without an answer', 'cut' as const],
    ['a fault on the side of Telegram', refusal(500, 'Internal Server Error')],
  ])('%s: in doubt, and never sent again', async (_name, answer) => {
    botApi.answer('sendMessage', answer);
    expect(await send()).toEqual({ kind: 'done' });
    await inDoubt();
  });

  test('the worker dies between the call and its commit: the sweep says so, nobody sends it again', async () => {
    await beginSending(db, notice);
    expect(await send()).toEqual({ kind: 'done' });
    expect(botApi.calls).toEqual([]);
    await sql`update notice set sending_at = now() - interval '21 seconds' where id = ${notice.noticeId}`;
    expect(await sweepFinds()).toBe(1);
    await inDoubt();
  });

  test('a late report of its sender counts: it was sent after all', async () => {
    botApi.answer('sendMessage', async () => {
      await sql`update notice set sending_at = now() - interval '21 seconds' where id = ${notice.noticeId}`;
      await sweepOverdue(deps, 'notices');
      return taken({ message_id: 1 });
    });
    await send();
    expect((await row()).state).toBe('sent');
  });
});

describe('Telegram has surely not taken it', () => {
  test('hard case 19: a rate limit is waited for, by the sweep too, and then it is sent', async () => {
    botApi.answer('sendMessage', refusal(429, 'Too Many Requests', { retry_after: 2 }));
    expect(await send()).toEqual({ kind: 'wait', delayMs: 2_000, reason: 'rate limit' });
    const refusedAt = performance.now();
    expect(await row()).toMatchObject({
      state: 'queued',
      failure: 'rate_limited',
      due_at: clock.in({ seconds: 17 }),
    });
    clock.advance({ seconds: 16 });
    expect(await sweepFinds()).toBe(0);
    clock.advance({ seconds: 1 });
    expect(await sweepFinds()).toBe(1);
    botApi.answer('sendMessage', taken({ message_id: 1 }));
    expect(await send()).toMatchObject({ kind: 'wait' });
    expect(botApi.calls).toHaveLength(1);
    await sleep(2_050 - (performance.now() - refusedAt));
    expect(await send()).toEqual({ kind: 'done' });
    expect(await row()).toMatchObject({ state: 'sent', failure: null });
  });

  test('a token that is rejected: tried again by the policy, the sweep after the queue', async () => {
    botApi.answer('sendMessage', refusal(401, 'Unauthorized'));
    expect(await send(8)).toMatchObject({ kind: 'retry' });
    expect(await row()).toMatchObject({ state: 'queued', due_at: clock.in({ seconds: 128 + 15 }) });
  });

  test('Telegram is not reached at all: queued again, not in doubt', async () => {
    const api = () => Promise.reject(new Error('the database is away'));
    expect(
      await sendNotice({ ...deps, bots: { api, rejected: api } })(notice, worker.context()),
    ).toMatchObject({
      kind: 'retry',
    });
    expect((await row()).state).toBe('queued');
  });
});

describe('the way in by mail', () => {
  const paidByMail = () => sql`
    with bought as (
      insert into buyer (organisation_id, id, email, created_at)
      values (${notice.organisationId}, ${newId('buyer')}, 'ada@example.com', now()) returning id
    ), ordered as (
      insert into "order" (organisation_id, id, buyer_id, subscriber_id, plan_version_id, plan_price_id, provider, stripe_account_id,
        livemode, status, amount_minor, currency, correlation_id, created_at)
      select ${notice.organisationId}, ${newId('order')}, id, ${notice.subscriberId}, ${worker.shop.plans.once.planVersionId},
        ${worker.shop.plans.once.planPriceId}, 'stripe', ${worker.shop.stripeAccountId}, false, 'paid', 5000, 'EUR', 'cor', now()
      from bought returning id, buyer_id
    ), line as (
      insert into order_line (organisation_id, id, order_id, deliverable_kind, deliverable_id)
      select ${notice.organisationId}, ${newId('orderLine')}, id, 'channel', ${worker.shop.channel.channelId} from ordered
      returning id
    )
    insert into source (organisation_id, id, kind, order_line_id, buyer_id, subscriber_id, created_at)
    select ${notice.organisationId}, ${newId('source')}, 'one_time', line.id, ordered.buyer_id, ${notice.subscriberId}, now()
    from line, ordered`;
  const mails = () =>
    sql<{ id: BuyerMailId; kind: string; email: string }[]>`
      select id, kind, email from buyer_mail where organisation_id = ${notice.organisationId}`;

  test('hard case 20: who has blocked the bot gets the way in by mail, once', async () => {
    await paidByMail();
    botApi.answer('sendMessage', refusal(403, 'Forbidden: bot was blocked by the user'));
    expect(await send()).toEqual({ kind: 'done' });
    expect(await send()).toEqual({ kind: 'done' });
    const [mail, second] = await mails();
    expect([mail, second]).toMatchObject([{ kind: 'way_in', email: 'ada@example.com' }, undefined]);
    expect(jobs.map(({ name }) => name)).toEqual(['buyerMail.send']);
    const { organisationId } = notice;
    const buyerMailId = mail?.id as BuyerMailId;
    await sendBuyerMail(deps)({ organisationId, buyerMailId, correlationId: 'cor' }, worker.context());
    const [sent] = worker.mailbox.mails.slice(-1);
    expect(sent).toMatchObject({ to: 'ada@example.com', subject: 'Your way into Inside the Blue Door' });
    expect(sent?.text).toContain('https://t.me/+emulated');
    expect(sent?.text).toMatch(/https:\/\/web\.example\.com\/member\?key=buy_/);
  });

  test('hard case 20: who paid by mail and of whose message nobody knows gets it too, also after a crash', async () => {
    await paidByMail();
    await beginSending(db, notice);
    await sql`update notice set sending_at = now() - interval '21 seconds' where id = ${notice.noticeId}`;
    await sweepFinds();
    expect(await mails()).toMatchObject([{ kind: 'way_in' }]);
  });

  test('nobody is written to who has left no address', async () => {
    botApi.answer('sendMessage', refusal(403, 'Forbidden: bot was blocked by the user'));
    await send();
    expect(await mails()).toEqual([]);
  });
});

describe('it will never be delivered there', () => {
  test.each([
    [403, 'Forbidden: bot was blocked by the user', 'person_unreachable'],
    [403, 'Forbidden: user is deactivated', 'person_unreachable'],
    [400, 'Bad Request: chat not found', 'chat_unreachable'],
  ])('hard case 20: %i %s: undeliverable, without another try', async (code, description, failure) => {
    botApi.answer('sendMessage', refusal(code, description));
    expect(await send()).toEqual({ kind: 'done' });
    expect(await row()).toMatchObject({ state: 'undeliverable', failure });
    clock.advance({ days: 2 });
    expect(await sweepFinds()).toBe(0);
  });

  test('a message that Telegram calls faulty is our fault: a dead letter', async () => {
    botApi.answer('sendMessage', refusal(400, "Bad Request: can't parse entities"));
    expect(await send()).toMatchObject({ kind: 'stop' });
    expect((await row()).state).toBe('undeliverable');
  });
});
