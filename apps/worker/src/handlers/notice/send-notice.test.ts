import { setTimeout as sleep } from 'node:timers/promises';
import { sweepOverdue } from '@latchkey/access/sweep/sweep-overdue';
import { transition } from '@latchkey/contracts/access/transition';
import type { BuyerMailId } from '@latchkey/contracts/ids';
import type { Locale } from '@latchkey/contracts/locale';
import { createAccess } from '@latchkey/db/access/create-access';
import { writeMove } from '@latchkey/db/access/write-moves';
import { chooseLocale } from '@latchkey/db/bot-identity/choose-locale';
import { newId } from '@latchkey/db/new-id';
import { beginSending } from '@latchkey/db/notice/begin-sending';
import { promiseNotice } from '@latchkey/db/notice/promise-notice';
import { unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { mintChannel } from '@latchkey/db/testing/factories/mint-channel';
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
const mailed = async () => {
  for (const { id: buyerMailId } of await mails())
    await sendBuyerMail(deps)(
      { organisationId: notice.organisationId, buyerMailId, correlationId: 'cor' },
      worker.context(),
    );
  return worker.mailbox.mails.filter(({ to }) => to === 'ada@example.com').map(({ subject }) => subject);
};

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
      const begun = await beginSending(db, { ...notice, now: clock.now() });
      return begun && begun !== 'later' ? begun.locale : null;
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
    await beginSending(db, { ...notice, now: clock.now() });
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

describe('by mail, where the bot does not reach the person', () => {
  test('hard case 20: who has blocked the bot gets the way in by mail, once', async () => {
    await paidByMail();
    botApi.answer('sendMessage', refusal(403, 'Forbidden: bot was blocked by the user'));
    expect(await send()).toEqual({ kind: 'done' });
    expect(await send()).toEqual({ kind: 'done' });
    const [mail, second] = await mails();
    expect([mail, second]).toMatchObject([{ kind: 'notice', email: 'ada@example.com' }, undefined]);
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
    await beginSending(db, { ...notice, now: clock.now() });
    await sql`update notice set sending_at = now() - interval '21 seconds' where id = ${notice.noticeId}`;
    await sweepFinds();
    expect(await mails()).toMatchObject([{ kind: 'notice' }]);
  });

  const inGrace = () => sql`
    update channel_access set grace_until = ${clock.in({ days: 3 }).toISOString()} where id = ${notice.accessId}`;

  test('every notice goes by mail, with the same words; its condition is looked at again', async () => {
    worker.mailbox.mails.length = 0;
    notice = await mintNotice(worker, 'payment_failed');
    await inGrace();
    await paidByMail();
    botApi.answer('sendMessage', refusal(403, 'Forbidden: bot was blocked by the user'));
    await send();
    expect(await mailed()).toEqual(['The payment for Inside the Blue Door did not go through']);
    notice = await mintNotice(worker, 'payment_failed');
    await inGrace();
    await paidByMail();
    await send();
    await sql`update channel_access set grace_until = null where id = ${notice.accessId}`;
    expect(await mailed()).toHaveLength(1);
  });

  test('whom the bot did reach is not written to, also when its answer came late', async () => {
    worker.mailbox.mails.length = 0;
    await paidByMail();
    await send();
    expect(await mails()).toEqual([]);
    botApi.answer('sendMessage', async () => {
      await sql`update notice set sending_at = now() - interval '21 seconds' where id = ${notice.noticeId}`;
      await sweepOverdue(deps, 'notices');
      return taken({ message_id: 1 });
    });
    notice = await mintNotice(worker);
    await paidByMail();
    await send();
    expect([(await row()).state, (await mails()).length, await mailed()]).toEqual(['sent', 1, []]);
  });

  test('a purchase that nobody has claimed: there is nobody in Telegram, but an address', async () => {
    worker.mailbox.mails.length = 0;
    notice = await mintNotice(worker, 'payment_failed');
    await inGrace();
    await paidByMail();
    await sql`update subscriber set telegram_id = null where id = ${notice.subscriberId}`;
    expect(await send()).toEqual({ kind: 'done' });
    expect([botApi.calls, await row()]).toMatchObject([
      [],
      { state: 'undeliverable', failure: 'no_telegram' },
    ]);
    expect(await mailed()).toHaveLength(1);
  });

  test('nobody is written to who has left no address', async () => {
    botApi.answer('sendMessage', refusal(403, 'Forbidden: bot was blocked by the user'));
    await send();
    expect(await mails()).toEqual([]);
  });
});

describe('several channels of one person', () => {
  let second: MintedNotice;
  const states = async () =>
    (
      await sql`select state, told_with is not null as joined from notice where subscriber_id = ${notice.subscriberId} order by id`
    ).map(({ state, joined }) => [state, joined]);
  const another = async () => {
    const channel = await mintChannel(db, worker.shop, { at: clock.now() });
    return mintNotice(worker, 'way_in', { subscriberId: notice.subscriberId, channelId: channel.channelId });
  };

  beforeEach(async () => {
    second = await another();
  });

  test('that opened together are one message with a button for each', async () => {
    expect(await send()).toEqual({ kind: 'done' });
    expect(await sendNotice(deps)(second, worker.context())).toEqual({ kind: 'done' });
    expect(botApi.calls).toHaveLength(1);
    expect(botApi.calls[0]?.payload).toMatchObject({
      reply_markup: { inline_keyboard: [[{ text: expect.any(String) }], [{ text: expect.any(String) }]] },
    });
    expect(await states()).toEqual([
      ['sent', false],
      ['sent', true],
    ]);
  });

  test('two workers begin with one each: one message', async () => {
    for (let times = 0; times < 5; times += 1) {
      botApi.forget();
      notice = await mintNotice(worker);
      second = await another();
      const third = await another();
      await Promise.all([send(), ...[second, third].map((one) => sendNotice(deps)(one, worker.context()))]);
      expect(botApi.calls).toHaveLength(1);
    }
  });

  test('hard case 18: of whose message nobody knows: all in doubt, and not sent again', async () => {
    botApi.answer('sendMessage', 'cut');
    await send();
    expect(await states()).toEqual([
      ['in_doubt', false],
      ['in_doubt', true],
    ]);
    expect(await sendNotice(deps)(second, worker.context())).toEqual({ kind: 'done' });
    expect(botApi.calls).toHaveLength(1);
  });

  test('hard case 18: the worker dies on the call: all in doubt, and one mail for the message', async () => {
    await paidByMail();
    await beginSending(db, { ...notice, now: clock.now() });
    await sql`update notice set sending_at = now() - interval '21 seconds' where state = 'sending'`;
    expect(await sweepFinds()).toBe(2);
    worker.mailbox.mails.length = 0;
    expect(await mailed()).toEqual(['Your channels are open']);
    const [{ text = '' } = {}] = worker.mailbox.mails;
    expect(text.match(/https:\/\/t\.me\/\+emulated/g)).toHaveLength(2);
  });

  test('refused for now: all wait, and are told together again', async () => {
    const api = () => Promise.reject(new Error('the database is away'));
    await sendNotice({ ...deps, bots: { api, rejected: api } })(notice, worker.context());
    expect((await states()).map(([state]) => state)).toEqual(['queued', 'queued']);
    await sendNotice(deps)(second, worker.context());
    expect(botApi.calls).toHaveLength(1);
    expect((await states()).map(([state]) => state)).toEqual(['sent', 'sent']);
  });

  test('one that is about to open is waited for, five seconds at most; later it is told by itself', async () => {
    await send();
    botApi.forget();
    notice = await mintNotice(worker);
    const channel = await mintChannel(db, worker.shop, { at: clock.now() });
    const occasion = { organisationId: notice.organisationId, correlationId: 'cor', at: clock.now() };
    const { subscriberId } = notice;
    const accessId = await createAccess(db, { subscriberId, channelId: channel.channelId }, occasion);
    expect(await send()).toMatchObject({ kind: 'wait', delayMs: 1_000 });
    expect((await row()).state).toBe('queued');
    await sql`update channel_access set action_required = 'banned_by_hand' where id = ${accessId}`;
    expect(await send()).toEqual({ kind: 'done' });
    notice = await mintNotice(worker);
    await createAccess(db, { subscriberId: notice.subscriberId, channelId: channel.channelId }, occasion);
    expect(await send()).toMatchObject({ kind: 'wait' });
    clock.advance({ seconds: 5 });
    expect(await send()).toEqual({ kind: 'done' });
    expect(botApi.calls).toHaveLength(2);
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
