import { sweepOverdue } from '@latchkey/access/sweep/sweep-overdue';
import { transition } from '@latchkey/contracts/access/transition';
import { jobOfUpdate } from '@latchkey/contracts/jobs/update-job';
import { writeMove } from '@latchkey/db/access/write-moves';
import { storeRecords } from '@latchkey/db/inbox/store-records';
import { mintMember } from '@latchkey/db/testing/factories/mint-member';
import { mintChatId, mintTelegramId } from '@latchkey/db/testing/factories/mint-number';
import { mintOrder } from '@latchkey/db/testing/factories/mint-order';
import { stripeRecord } from '@latchkey/db/testing/factories/stripe-record';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { type MintedNotice, mintNotice } from '../../test/mint-notice.ts';
import { openWorker } from '../../test/open-worker.ts';
import { refusal, taken } from '../../test/start-bot-api.ts';
import { createHandlers } from './handlers.ts';

const worker = await openWorker();
afterAll(worker.close);
const { deps, clock, botApi, jobs } = worker;
const { sql, db } = deps.database;
const handlers = createHandlers(deps);
let person: MintedNotice;

beforeEach(async () => {
  await worker.renew();
  await sql`update inbox_key set due_at = null`;
  person = await mintNotice(worker);
  jobs.length = 0;
});

const chat = () => ({ id: worker.shop.channel.chatId, type: 'supergroup', title: 'Red Door' });
const change = (status: string, differs: object = {}) => ({
  chat: chat(),
  from: { id: 1 },
  date: 1,
  old_chat_member: { status: 'left', user: { id: person.telegramId } },
  new_chat_member: { status, user: { id: person.telegramId } },
  ...differs,
});
type Type =
  | 'chat_member'
  | 'chat_join_request'
  | 'my_chat_member'
  | 'subscription'
  | 'message.successful_payment'
  | 'message.refunded_payment'
  | 'message.migrate_to_chat_id'
  | 'message.migrate_from_chat_id';

/** Stores an update as the api does. */
async function store(type: Type, payload: unknown) {
  const of = {
    botTelegramId: worker.shop.botTelegramId,
    updateId: mintTelegramId(),
    correlationId: 'cor_update',
  };
  const name = jobOfUpdate(type);
  if (!name) throw new Error('no job');
  await storeRecords(deps.database, [
    stripeRecord(String(of.botTelegramId), {
      source: 'telegram',
      livemode: true,
      externalId: String(of.updateId),
      type,
      target: null,
      payload: JSON.stringify(payload),
      job: { name, payload: of },
      receivedAt: clock.now(),
    }),
  ]);
  return (attempt = 1) => handlers[name](of, worker.context(attempt));
}
const waiting = async () =>
  (await sql`select due_at from inbox_key where due_at is not null`).map((row) => new Date(row.due_at));
const access = async () =>
  (await sql`select state, joined_at from channel_access where id = ${person.accessId}`)[0];

test('somebody asks to join: noted for the sweep after the bot has had its turn, and the update is settled', async () => {
  const { chat, new_chat_member } = change('member');
  const chat_join_request = { chat, from: new_chat_member.user, date: 1_790_000_000 };
  const run = await store('chat_join_request', { chat_join_request });
  expect(await run()).toMatchObject({ kind: 'wait', delayMs: 1_000 });
  expect(await sql`select from join_request where telegram_id = ${new_chat_member.user.id}`).toEqual([]);
  clock.advance({ seconds: 10 });
  expect(await run()).toEqual({ kind: 'done' });
  expect(await run()).toEqual({ kind: 'done' });
  const requests =
    await sql`select state, requested_at from join_request where telegram_id = ${new_chat_member.user.id}`;
  expect(requests).toMatchObject([{ state: 'open' }]);
  expect(await waiting()).toEqual([]);
});

describe('somebody was seen in a chat', () => {
  test('inside: noted, and the update is settled', async () => {
    botApi.answer('getChatMember', taken({ status: 'member' }));
    const run = await store('chat_member', { chat_member: change('member') });
    expect(await waiting()).toEqual([clock.in({ seconds: 15 })]);
    expect(await run()).toEqual({ kind: 'done' });
    expect(await access()).toMatchObject({ state: 'GRANTED', joined_at: expect.any(String) });
    expect(await waiting()).toEqual([]);
  });

  test('hard case 19: a rate limit moves the promise on, so that the sweep does not cut it short', async () => {
    botApi.answer('getChatMember', refusal(429, 'Too Many Requests', { retry_after: 60 }));
    const run = await store('chat_member', { chat_member: change('member') });
    expect(await run()).toMatchObject({ kind: 'wait', delayMs: 60_000 });
    expect(await waiting()).toEqual([clock.in({ seconds: 75 })]);
    clock.advance({ seconds: 74 });
    expect((await sweepOverdue(deps, 'updates')).found).toBe(0);
    clock.advance({ seconds: 1 });
    expect((await sweepOverdue(deps, 'updates')).found).toBe(1);
    expect(jobs).toMatchObject([{ name: 'access.noteMember' }]);
  });

  test('no answer: the sweep comes after the next try of the queue, however late that is', async () => {
    botApi.answer('getChatMember', refusal(500, 'Internal Server Error'));
    const run = await store('chat_member', { chat_member: change('member') });
    expect(await run(11)).toMatchObject({ kind: 'retry' });
    expect(await waiting()).toEqual([clock.in({ seconds: 1_024 + 15 })]);
  });

  test('a request that is faulty for good is a dead letter, tried once a day, not every fifteen seconds', async () => {
    botApi.answer('getChatMember', refusal(400, 'Bad Request: chat_id is empty'));
    const run = await store('chat_member', { chat_member: change('member') });
    expect(await run()).toMatchObject({ kind: 'stop' });
    expect(await waiting()).toEqual([clock.in({ days: 1, seconds: 15 })]);
  });

  test.each([
    ['restricted', { is_member: true }, 'REVOKE_PENDING'],
    ['restricted', { is_member: false }, 'REVOKED'],
    ['member', {}, 'REVOKE_PENDING'],
    ['left', {}, 'REVOKED'],
    ['kicked', {}, 'REVOKED'],
  ])(
    'hard case 32: after the end, %s %j, where Telegram cannot be asked: %s',
    async (status, more, state) => {
      const occasion = { ...person, at: clock.now() };
      const at = { id: person.accessId };
      const leave = transition({ ...at, version: 2, state: 'GRANTED' as const }, 'revoke', {
        revokeReason: 'refunded',
      });
      await writeMove(db, leave, {}, occasion);
      const out = { revokedAt: clock.now(), evidence: 'left' } as const;
      const confirm = transition(
        { ...at, version: 3, state: 'REVOKE_PENDING' as const },
        'confirmRemoval',
        out,
      );
      await writeMove(db, confirm, {}, occasion);
      botApi.answer('getChatMember', refusal(400, 'Bad Request: member list is inaccessible'));
      const now = { status, ...more, user: { id: person.telegramId } };
      const run = await store('chat_member', { chat_member: change(status, { new_chat_member: now }) });
      expect(await run()).toEqual({ kind: 'done' });
      expect((await access())?.state).toBe(state);
    },
  );
});

describe('something happened to the bot', () => {
  test('in a chat that is sold: the channel is looked at', async () => {
    const run = await store('my_chat_member', { my_chat_member: change('administrator') });
    expect(await run()).toEqual({ kind: 'done' });
    expect(jobs).toMatchObject([
      { name: 'channel.prepare', payload: { channelId: worker.shop.channel.channelId } },
    ]);
    expect(await waiting()).toEqual([]);
  });

  test('added by a linked admin: the chat is connected', async () => {
    const [creator, id] = [mintTelegramId(), mintChatId()];
    const { organisationId } = worker.shop;
    await mintMember(db, organisationId, { at: clock.now(), role: 'owner', telegramId: creator });
    botApi.answer('getChatMember', taken({ status: 'creator' }));
    const added = change('administrator', { chat: { ...chat(), id }, from: { id: creator } });
    await (await store('my_chat_member', { my_chat_member: added }))();
    expect(await sql`select title from channel where chat_id = ${id}`).toEqual([{ title: 'Red Door' }]);
    expect(botApi.calls.at(-1)?.payload).toEqual({ chat_id: id, user_id: creator });
  });

  test.each([
    ['kicked', true],
    ['member', false],
  ])('hard case 20: in the conversation with a person (%s): noted', async (status, blocked) => {
    const talk = change(status, { chat: { id: person.telegramId, type: 'private', first_name: 'Ada' } });
    await (await store('my_chat_member', { my_chat_member: talk }))();
    const rows =
      await sql`select blocked_at is not null as blocked from bot_contact where telegram_id = ${person.telegramId}`;
    expect(rows).toEqual([{ blocked }]);
  });
});

describe('hard case 13: a group has become a supergroup', () => {
  test.each(['message.migrate_to_chat_id', 'message.migrate_from_chat_id'] as const)(
    '%s: the channel has the new id, and is looked at',
    async (type) => {
      const [from, to] = [chat(), { ...chat(), id: mintChatId() }];
      const message =
        type === 'message.migrate_to_chat_id'
          ? { chat: { ...from, type: 'group' }, migrate_to_chat_id: to.id }
          : { chat: to, migrate_from_chat_id: from.id };
      const run = await store(type, { message: { message_id: 1, date: 1, ...message } });
      expect(await run()).toEqual({ kind: 'done' });
      expect(await run()).toEqual({ kind: 'done' });
      const { channelId } = worker.shop.channel;
      const [row] =
        await sql`select chat_id::text, former_chat_ids::text[] from channel where id = ${channelId}`;
      expect(row).toEqual({ chat_id: String(to.id), former_chat_ids: [String(from.id)] });
      expect(jobs).toMatchObject([{ name: 'channel.prepare', payload: { channelId } }]);
      expect(await waiting()).toEqual([]);
    },
  );
});

describe('a payment in Stars that belongs to nobody', () => {
  const forged = {
    currency: 'XTR',
    total_amount: 250,
    invoice_payload: 'x',
    telegram_payment_charge_id: 'forged',
    subscription_expiration_date: 1_900_000_000,
  };
  const renewal = { ...forged, telegram_payment_charge_id: 'renewal', is_recurring: true };
  const received = (successful_payment: object) =>
    store('message.successful_payment', {
      message: { date: 1, from: { id: person.telegramId }, successful_payment },
    });
  const returned = async () => {
    const [row] = await sql`select returned_at is not null as done, refusal from stars_return
      where organisation_id = ${worker.shop.organisationId}`;
    return row;
  };

  test('without an order: cancelled and given back, once, however often it is tried', async () => {
    botApi.answer('editUserStarSubscription', taken(true));
    botApi.answer('refundStarPayment', refusal(500, 'Internal Server Error'));
    const run = await received(forged);
    expect(await run()).toMatchObject({ kind: 'retry' });
    botApi.answer('refundStarPayment', taken(true));
    botApi.forget();
    expect([await run(), await run()]).toEqual([{ kind: 'done' }, { kind: 'done' }]);
    expect(botApi.calls.map(({ method }) => method)).toEqual([
      'editUserStarSubscription',
      'refundStarPayment',
    ]);
    expect(botApi.calls[1]?.payload).toMatchObject({
      user_id: person.telegramId,
      telegram_payment_charge_id: 'forged',
    });
    expect(await returned()).toEqual({ done: true, refusal: null });
    expect(await waiting()).toEqual([]);
  });

  test('without an order, and Telegram refuses to take it back: a dead letter, so that somebody sees it', async () => {
    botApi.answer('editUserStarSubscription', taken(true));
    botApi.answer('refundStarPayment', refusal(400, 'Bad Request: CHARGE_NOT_FOUND'));
    const run = await received(forged);
    expect(await run()).toMatchObject({ kind: 'stop' });
    expect(await returned()).toMatchObject({ done: false, refusal: expect.any(String) });
  });

  test.each([
    ['a renewal of what something else has sold by this bot', renewal],
    ['that cannot be read', { currency: 'XTR', total_amount: 'many' }],
  ])('%s: a dead letter, tried once a day', async (_name, successful_payment) => {
    const run = await received(successful_payment);
    expect(await run()).toMatchObject({ kind: 'stop' });
    expect(await waiting()).toEqual([clock.in({ days: 1, seconds: 15 })]);
  });
});

describe('what Telegram tells of Stars', () => {
  const chargeId = () => `stx_${worker.shop.botTelegramId}`;
  const buy = async () => {
    const { orderId } = await mintOrder(db, worker.shop, {
      at: clock.now(),
      plan: worker.shop.plans.stars,
      for: { telegramId: mintTelegramId() },
    });
    const [row] =
      await sql`select s.telegram_id from "order" o join subscriber s on s.id = o.subscriber_id where o.id = ${orderId}`;
    return { orderId, payer: Number(row?.telegram_id) };
  };
  const seconds = (days: number) => Math.floor(clock.in({ days }).getTime() / 1000);
  const pay = async ({ orderId, payer }: { orderId: string; payer: number }) => {
    const successful_payment = {
      currency: 'XTR',
      total_amount: 250,
      invoice_payload: orderId,
      telegram_payment_charge_id: chargeId(),
      subscription_expiration_date: seconds(30),
    };
    const message = { date: seconds(0), from: { id: payer }, successful_payment };
    return (await store('message.successful_payment', { message }))();
  };
  const refunded_payment = () => ({
    currency: 'XTR',
    total_amount: 250,
    telegram_payment_charge_id: chargeId(),
  });

  test('cancelled: the subscription ends with what is paid', async () => {
    const { orderId, payer } = await buy();
    const subscription = { user: { id: payer }, invoice_payload: orderId, state: 'canceled' };
    const run = await store('subscription', { subscription });
    expect(await run(), 'the payment is not applied yet').toMatchObject({ kind: 'retry' });
    await pay({ orderId, payer });
    expect(await run()).toEqual({ kind: 'done' });
    expect(await waiting()).toEqual([]);
    const [row] = await sql`select cancel_at, paid_through from subscription where order_id = ${orderId}`;
    expect(row?.cancel_at).toBe(row?.paid_through);
  });

  test('given back: once in the journal, however often it is told', async () => {
    await pay(await buy());
    const message = { date: seconds(0), refunded_payment: refunded_payment() };
    for (let times = 0; times < 2; times += 1)
      expect(await (await store('message.refunded_payment', { message }))()).toEqual({ kind: 'done' });
    const entries = await sql`select kind from journal_entry where object_id = ${chargeId()} order by kind`;
    expect(entries.map(({ kind }) => kind)).toEqual(['payment', 'refund']);
  });

  test('given back, of a payment that is not known: the transactions are asked', async () => {
    const message = { date: seconds(0), refunded_payment: refunded_payment() };
    expect(await (await store('message.refunded_payment', { message }))()).toEqual({ kind: 'done' });
    jobs.length = 0;
    await sweepOverdue(deps, 'stars readings');
    expect(jobs).toMatchObject([{ name: 'stars.read', payload: { botId: worker.shop.botId } }]);
  });

  test.each([
    ['subscription', { subscription: { state: 'paused' } }],
    ['message.refunded_payment', { message: { refunded_payment: { currency: 'XTR' } } }],
  ] as const)('%s that cannot be read: a dead letter, once', async (type, payload) => {
    const run = await store(type, payload);
    expect(await run()).toMatchObject({ kind: 'stop' });
    expect(await waiting()).toEqual([clock.in({ days: 1, seconds: 15 })]);
  });
});

describe('an update that we cannot read is nothing to do, and settled', () => {
  test.each([
    ['no change in it', {}],
    ['another shape', { chat_member: { chat: 'somewhere' } }],
    ['null', null],
    ['a list', [1, 2]],
    [
      'an id that is no number',
      { chat_member: { ...{ chat: { id: 'x', type: 'channel' } }, from: { id: 1 } } },
    ],
  ])('%s', async (_name, payload) => {
    const run = await store('chat_member', payload);
    expect(await run()).toEqual({ kind: 'done' });
    expect([await waiting(), botApi.calls]).toEqual([[], []]);
  });

  test('what is new in it is no obstacle', async () => {
    botApi.answer('getChatMember', taken({ status: 'member' }));
    const run = await store('chat_member', {
      update_id: 1,
      chat_member: change('member', { via_something_new: [1] }),
      novel: {},
    });
    await run();
    expect((await access())?.joined_at).not.toBeNull();
  });

  test('one that is not in the inbox', async () => {
    const of = { botTelegramId: worker.shop.botTelegramId, updateId: 1, correlationId: 'cor' };
    expect(await handlers['channel.noteBot'](of, worker.context())).toEqual({ kind: 'done' });
  });
});

test('a fault of ours: the promise is moved on past the next try', async () => {
  botApi.answer('getChatMember', taken({ status: 'member' }));
  const run = await store('chat_member', { chat_member: change('member') });
  await sql`update inbox_event set payload = '{' where account = ${String(worker.shop.botTelegramId)}`;
  await expect(run(5)).rejects.toThrow();
  expect(await waiting()).toEqual([clock.in({ seconds: 16 + 15 })]);
});
