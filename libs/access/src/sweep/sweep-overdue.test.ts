import type { JobName } from '@latchkey/contracts/jobs/catalogue';
import { raiseAlert } from '@latchkey/db/alert/raise-alert';
import { writeBot } from '@latchkey/db/bot/register-bot';
import { openSwitch } from '@latchkey/db/bot-switch/open-switch';
import { setBrakeLimits } from '@latchkey/db/brake/set-brake-limits';
import { postponeUpdate } from '@latchkey/db/inbox/postpone-update';
import { settleUpdate } from '@latchkey/db/inbox/settle-update';
import { storeRecords } from '@latchkey/db/inbox/store-records';
import { askForInvoice } from '@latchkey/db/mini-app/invoice-links';
import { newId } from '@latchkey/db/new-id';
import { unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { promiseAnswer } from '@latchkey/db/support/promise-answer';
import { starsPayment, subscriptionFact, unpaidInvoice } from '@latchkey/db/testing/factories/facts';
import { mintTelegramId } from '@latchkey/db/testing/factories/mint-number';
import { stripeRecord } from '@latchkey/db/testing/factories/stripe-record';
import { onServer } from '@latchkey/db/testing/on-server';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { type Buyer, openWorld } from '../../test/open-world.ts';
import { sellAnew } from '../../test/sell-anew.ts';
import { settleIn } from '../../test/settle-in.ts';
import { createTestChat } from '../../test/test-chat.ts';
import { applyStarsPayment } from '../apply/apply-stars-payment.ts';
import { blockSubscriber } from '../block/block-subscriber.ts';
import { createDraft } from '../broadcast/keep-draft.ts';
import { scheduleBroadcast } from '../broadcast/schedule-broadcast.ts';
import { convergeAccess } from '../converge/converge-access.ts';
import { answerJoin } from '../join/answer-join.ts';
import { decideJoin } from '../join/decide-join.ts';
import { askMove } from '../move/ask-move.ts';
import { askRefund } from '../stars/ask-refund.ts';
import { withdrawOrder } from '../withdraw/withdraw-order.ts';
import { type SweepName, sweepNames, sweepOverdue } from './sweep-overdue.ts';

const world = await openWorld();
afterAll(world.drop);
const { clock, database, deps } = world;
const { sql } = database;
let buyer: Buyer;
let { chat } = world;

beforeEach(async () => {
  await sql`update sync_object set applied_seq = requested_seq, lease_until = null`;
  await sql`update subscription set due_at = null, reminder_due_at = null`;
  await sql`update channel_access set due_at = null`;
  await sql`update join_request set state = 'gone'`;
  await sql`update inbox_key set due_at = null`;
  await sql`update notice set state = 'sent'`;
  await sql`update channel set due_at = null, invite_again_due_at = null`;
  await sql`update bot_switch set due_at = null`;
  await sql`update alert set due_at = null`;
  await sql`update brake set due_at = null`;
  await sql`update block set due_at = null`;
  await sql`delete from stars_reading`;
  await sql`update stars_call set state = 'done'`;
  await sql`update plan_rollout set due_at = null`;
  await sql`update withdrawal set due_at = null`;
  await sql`update buyer_mail set state = 'sent'`;
  await sql`update stars_invoice set due_at = null`;
  await sql`update broadcast set state = 'paused', due_at = null`;
  await sql`update support_answer set state = 'sent'`;
  await sql`update account_move set state = 'stopped', ended_at = now(), due_at = null`;
  await world.renew();
  chat = createTestChat();
  deps.chat = chat;
  buyer = await world.order('monthly');
});

const paid = () => world.read(subscriptionFact(buyer.orderId, clock.now()));
const ended = () =>
  world.read(subscriptionFact(buyer.orderId, clock.now(), { status: 'canceled', endedAt: clock.now() }));
const askToJoin = (telegramId: number) =>
  decideJoin(deps, {
    botTelegramId: world.shop.botTelegramId,
    chatId: world.shop.channel.chatId,
    telegramId,
    requestedAt: clock.now(),
    correlationId: 'cor_ask',
  });
const anUpdate = () => ({ botTelegramId: world.shop.botTelegramId, updateId: mintTelegramId() });
const store = async (of: ReturnType<typeof anUpdate>) => {
  const record = stripeRecord(String(of.botTelegramId), {
    source: 'telegram',
    livemode: true,
    externalId: String(of.updateId),
    type: 'chat_member',
    target: null,
    job: { name: 'access.noteMember', payload: { ...of, correlationId: 'cor_update' } },
    receivedAt: clock.now(),
  });
  await storeRecords(database, [record]);
};
const act = () => ({ actorKind: 'user', actorId: null, correlationId: 'cor_act', at: clock.now() }) as const;
const sweep = (name: SweepName) => sweepOverdue(deps, name);
const sweepAll = async () => {
  const found: Partial<Record<SweepName, number>> = {};
  for (const name of sweepNames) {
    const swept = await sweep(name);
    if (swept.found > 0) found[name] = swept.found;
  }
  return found;
};
/** Everything that was promised is lost: the queue, and what was pushed from the outbox. */
const loseJobs = async () => {
  world.jobs.length = 0;
  await sql`delete from outbox`;
};
const withdraw = () =>
  withdrawOrder(
    deps,
    {
      organisationId: world.shop.organisationId,
      orderId: buyer.orderId,
      name: 'Ada',
      email: 'ada@example.com',
      locale: 'en',
    },
    act(),
  );
const subscribedFor = { days: 30, hours: 1 };

const paidInStars = async () => {
  buyer = await world.order('stars');
  const { organisationId, botTelegramId } = world.shop;
  const paid = starsPayment(buyer.orderId, clock.now(), { payer: buyer.telegramId });
  await applyStarsPayment(deps, paid, { organisationId, botTelegramId });
};

/** What a lost job leaves behind, when the sweep finds it, and how soon it would find it again. Lapses are no job's: see note-account.test. */
const promises: Record<
  Exclude<SweepName, 'lapsed subscriptions'>,
  {
    leave(): Promise<unknown>;
    /** null: the sweep itself does what is due. */
    job: JobName | null;
    after: Parameters<typeof clock.advance>[0];
    again: Parameters<typeof clock.advance>[0];
    table: string;
  }
> = {
  'sync objects': {
    leave: () => world.signal(world.targetOf(subscriptionFact(buyer.orderId, clock.now()))),
    job: 'payment.sync',
    after: { seconds: 15 },
    again: { seconds: 15 },
    table: 'sync_object',
  },
  subscriptions: {
    leave: paid,
    job: 'payment.sync',
    after: subscribedFor,
    again: { hours: 1 },
    table: 'sync_object',
  },
  accesses: {
    leave: paid,
    job: 'access.converge',
    after: { seconds: 60 },
    again: { seconds: 60 },
    table: 'channel_access',
  },
  'join requests': {
    leave: () => askToJoin(mintTelegramId()),
    job: 'access.answerJoin',
    after: { seconds: 15 },
    again: { seconds: 60 },
    table: 'join_request',
  },
  updates: {
    leave: () => store(anUpdate()),
    job: 'access.noteMember',
    after: { seconds: 15 },
    again: { seconds: 15 },
    table: 'inbox_key',
  },
  notices: {
    leave: async () => {
      await paid();
      await world.converge(buyer);
    },
    job: 'notice.send',
    after: { seconds: 15 },
    again: { seconds: 15 },
    table: 'notice',
  },
  channels: {
    leave: () =>
      sql`update channel set due_at = ${clock.in({ seconds: 15 }).toISOString()} where id = ${world.shop.channel.channelId}`,
    job: 'channel.prepare',
    after: { seconds: 15 },
    again: { minutes: 10 },
    table: 'channel',
  },
  reminders: {
    // On the last day of a grace; a day later it is looked at once more, and there is nothing more to say.
    leave: async () => {
      await paid();
      await world.converge(buyer);
      clock.advance({ days: 30 });
      const unpaid = unpaidInvoice(buyer.orderId, clock.now());
      await world.read(
        subscriptionFact(buyer.orderId, clock.now(), { status: 'past_due', unpaidInvoice: unpaid }),
      );
      await sql`update subscription set reminder_due_at = ${clock.in({ days: 3 }).toISOString()} where order_id = ${buyer.orderId}`;
      await sql`update channel_access set due_at = null`;
    },
    job: 'notice.send',
    after: { days: 3 },
    again: { days: 1 },
    table: 'subscription',
  },
  brakes: {
    leave: async () => {
      const { organisationId } = world.shop;
      await setBrakeLimits(database.db, organisationId, { min: 1, percent: 0 }, act());
      const buyers = await settleIn(world, 2);
      for (const { orderId } of buyers)
        await world.read(subscriptionFact(orderId, clock.now(), { status: 'canceled' }));
      for (const each of buyers) await world.converge(each);
    },
    job: null,
    after: { seconds: 60 },
    again: { seconds: 60 },
    table: 'brake',
  },
  blocks: {
    leave: async () => {
      const { organisationId } = world.shop;
      const { subscriberId } = buyer;
      const money = { choice: 'none', reason: 'test' } as const;
      const blocking = { organisationId, subscriberId, channelId: null, reason: 'spam', money };
      await blockSubscriber(deps, { ...blocking, endsAt: clock.in({ days: 1 }) }, act());
    },
    job: 'access.endBlock',
    after: { days: 1 },
    again: { seconds: 60 },
    table: 'block',
  },
  'plan rollouts': {
    leave: () => sellAnew(world, 'monthly', { agreedLeaving: 0 }),
    job: 'access.rollOutPlan',
    after: { seconds: 15 },
    again: { seconds: 60 },
    table: 'plan_rollout',
  },
  'stars invoices': {
    leave: async () => {
      const { organisationId, botId } = world.shop;
      const { orderId } = await world.order('stars');
      const says = { title: 'Gold', description: 'Gold', label: 'Gold', stars: 250, periodSeconds: null };
      const asked = { botId, says, correlationId: 'cor', at: clock.now() };
      await askForInvoice(database.db, { organisationId, orderId }, asked);
    },
    job: 'stars.invoiceLink',
    after: { seconds: 15 },
    again: { seconds: 60 },
    table: 'stars_invoice',
  },
  broadcasts: {
    leave: async () => {
      const { organisationId } = world.shop;
      const act = { actorKind: 'user', actorId: null, correlationId: 'cor', at: clock.now() } as const;
      const draft = { content: [{ text: 'Tonight' }], button: null, segment: { kind: 'active' as const } };
      const broadcastId = await createDraft(deps, organisationId, { ...draft, draftKey: 'key_sweep' }, act);
      const startsAt = clock.in({ seconds: 15 });
      await scheduleBroadcast(deps, { organisationId, broadcastId }, startsAt, act);
    },
    job: 'broadcast.send',
    after: { seconds: 15 },
    again: { seconds: 60 },
    table: 'broadcast',
  },
  withdrawals: {
    leave: async () => {
      await paid();
      await withdraw();
      await sql`update buyer_mail set state = 'sent'`;
    },
    job: 'payment.settleWithdrawal',
    after: { seconds: 15 },
    again: { seconds: 60 },
    table: 'withdrawal',
  },
  'buyer mails': {
    leave: async () => {
      await paid();
      await withdraw();
    },
    job: 'buyerMail.send',
    after: { seconds: 15 },
    again: { seconds: 60 },
    table: 'buyer_mail',
  },
  'stars subscriptions': {
    leave: async () => {
      await paidInStars();
      const readAt = clock.in(subscribedFor).toISOString();
      await sql`update bot set stars_read_at = ${readAt} where id = ${world.shop.botId}`;
    },
    job: 'stars.expire',
    after: subscribedFor,
    again: { hours: 1 },
    table: 'subscription',
  },
  'stars readings': {
    leave: paidInStars,
    job: 'stars.read',
    after: { hours: 6 },
    again: { seconds: 60 },
    table: 'stars_reading',
  },
  'stars calls': {
    leave: async () => {
      await paidInStars();
      const { organisationId } = world.shop;
      const [row] = await sql`select id from payment where order_id = ${buyer.orderId}`;
      const act = { actorKind: 'user', actorId: null, correlationId: 'cor', at: clock.now() } as const;
      await askRefund(deps, { organisationId, paymentId: row?.id, reason: 'asked', act });
    },
    job: 'stars.call',
    after: { seconds: 15 },
    again: { seconds: 15 },
    table: 'stars_call',
  },
  'bot switches': {
    leave: async () => {
      const { organisationId, channel, botId: fromBotId } = world.shop;
      const bot = {
        organisationId,
        telegramId: mintTelegramId(),
        username: 'a_bot',
        tokenCiphertext: 'sealed',
      };
      const toBotId = await writeBot(database.db, { ...bot, at: clock.now() });
      const of = { organisationId, channelId: channel.channelId, fromBotId, toBotId };
      await unitOfWork(deps, (unit) =>
        openSwitch(unit, { ...of, correlationId: 'cor_switch', at: clock.now() }),
      );
    },
    job: 'bot.switch',
    after: { seconds: 15 },
    again: { minutes: 5 },
    table: 'bot_switch',
  },
  'moved channels': {
    leave: () =>
      sql`update channel set invite_again_due_at = ${clock.in({ seconds: 15 }).toISOString()} where id = ${world.shop.channel.channelId}`,
    job: 'channel.inviteAgain',
    after: { seconds: 15 },
    again: { minutes: 10 },
    table: 'channel',
  },
  // Told when it is ready; a week later it is over.
  'account moves': {
    leave: async () => {
      await paid();
      await world.converge(buyer);
      const { organisationId } = world.shop;
      const { subscriberId } = buyer;
      const email = 'ada@example.com';
      await sql`update buyer set email = ${email} where id = ${buyer.buyerId}`;
      const asked = await askMove(deps, { organisationId, subscriberId, email, locale: 'en' }, act());
      expect(asked.kind).toBe('asked');
    },
    job: 'buyerMail.send',
    after: { days: 1 },
    again: { days: 7 },
    table: 'account_move',
  },
  alerts: {
    leave: () =>
      unitOfWork(deps, (unit) =>
        raiseAlert(unit, {
          ...world.shop,
          kind: 'channel_trouble',
          subject: world.shop.channel.channelId,
          correlationId: 'cor_alert',
          at: clock.now(),
        }),
      ),
    job: 'alert.tell',
    after: { seconds: 15 },
    again: { seconds: 15 },
    table: 'alert',
  },
  'support answers': {
    leave: async () => {
      const { organisationId, botId } = world.shop;
      const [asker] = await sql`select id from subscriber where organisation_id = ${organisationId} limit 1`;
      const requestId = newId('supportRequest');
      const at = clock.now();
      await sql`insert into support_request (organisation_id, id, number, subscriber_id, bot_id, update_id, body, created_at)
        values (${organisationId}, ${requestId}, 1, ${asker?.id}, ${botId}, 1, 'Why?', ${at.toISOString()})`;
      const answer = {
        organisationId,
        requestId,
        body: 'So.',
        idempotencyKey: 'key',
        correlationId: 'cor',
        at,
      };
      await unitOfWork(deps, (unit) => promiseAnswer(unit, answer));
    },
    job: 'support.sendAnswer',
    after: { seconds: 15 },
    again: { seconds: 15 },
    table: 'support_answer',
  },
  'reconcile parts': {
    leave: () =>
      sql`update reconcile_part set due_at = ${clock.in({ seconds: 15 }).toISOString()}
        where organisation_id = ${world.shop.organisationId} and part = 'events'`,
    job: 'reconcile.part',
    after: { seconds: 15 },
    again: { seconds: 60 },
    table: 'reconcile_part',
  },
};

describe.each(Object.keys(promises) as (keyof typeof promises)[])('the sweep of %s', (name) => {
  const { leave, job, after, again, table } = promises[name];
  beforeEach(async () => {
    await leave();
    await loseJobs();
  });

  test('hard case 22: finds what an emptied queue has lost, not before its time, and not again at once', async () => {
    clock.advance(after);
    clock.set(new Date(clock.now().getTime() - 1));
    expect(await sweep(name)).toEqual({ found: 0, more: false });
    clock.set(new Date(clock.now().getTime() + 1));
    expect(await sweep(name)).toEqual({ found: 1, more: false });
    expect(world.jobs.map((promised) => promised.name)).toEqual(job ? [job] : []);
    expect((await sql`select job from outbox`).map((row) => row.job)).toEqual(job ? [job] : []);

    expect((await sweep(name)).found).toBe(0);
    clock.advance(again);
    expect((await sweep(name)).found).toBe(1);
  });

  test('two at the same moment find it once', async () => {
    clock.advance(after);
    const [one, other] = await Promise.all([sweep(name), sweep(name)]);
    expect(one.found + other.found).toBe(1);
    expect(world.jobs).toHaveLength(job ? 1 : 0);
  });

  test('steps over what somebody is at, and waits for nobody', async () => {
    clock.advance(after);
    await sql.begin(async (locked) => {
      await locked`select from ${locked(table)} for update`;
      expect((await sweep(name)).found).toBe(0);
    });
    expect((await sweep(name)).found).toBe(1);
  });
});

test('hard case 2: whatever is lost on the way, a stored payment ends in access, told once', async () => {
  const fact = subscriptionFact(buyer.orderId, clock.now());
  await world.signal(world.targetOf(fact));
  await loseJobs();
  clock.advance({ seconds: 15 });
  expect(await sweepAll()).toEqual({ 'sync objects': 1 });
  await world.read(fact);
  await loseJobs();
  clock.advance({ seconds: 60 });
  expect(await sweepAll()).toEqual({ accesses: 1 });
  await world.converge(buyer);
  await loseJobs();
  expect((await world.access(buyer)).state).toBe('GRANTED');
  clock.advance({ seconds: 15 });
  expect(await sweepAll()).toEqual({ notices: 1 });
  expect(await world.notices(buyer)).toEqual(['way_in']);
});

test('goes on in batches when a whole night was lost', async () => {
  await sql`
    insert into sync_object (account, livemode, object_id, object_kind, organisation_id, requested_seq, due_at, correlation_id)
    select 'acct_many', false, 'sub_' || n, 'subscription', ${world.shop.organisationId}, 1, ${clock.now().toISOString()}, 'cor'
    from generate_series(1, 450) n`;
  const swept = [await sweep('sync objects'), await sweep('sync objects'), await sweep('sync objects')];
  expect(swept).toEqual([
    { found: 200, more: true },
    { found: 200, more: true },
    { found: 50, more: false },
  ]);
  expect(new Set(world.jobs.map(({ payload }) => JSON.stringify(payload))).size).toBe(450);
});

describe('hard case 19: what Telegram asks to wait', () => {
  beforeEach(async () => {
    await paid();
    await loseJobs();
    clock.advance({ seconds: 55 });
  });

  test('is not cut short for an access', async () => {
    chat.refuse('look', 'rate_limited');
    expect(await world.converge(buyer)).toMatchObject({ kind: 'wait', delayMs: 7_000 });
    clock.advance({ seconds: 66 });
    expect(await sweepAll()).toEqual({});
    clock.advance({ seconds: 1 });
    expect(await sweepAll()).toEqual({ accesses: 1 });
  });

  test('nor for a request to join', async () => {
    const asked = await askToJoin(mintTelegramId());
    if (asked.answer !== 'decline') throw new Error('not declined');
    chat.refuse('declineJoin', 'rate_limited');
    expect(await answerJoin(deps, { ...asked, correlationId: 'cor' })).toMatchObject({ kind: 'wait' });
    await sql`update channel_access set due_at = null`;
    clock.advance({ seconds: 66 });
    expect(await sweepAll()).toEqual({});
    clock.advance({ seconds: 1 });
    expect(await sweepAll()).toEqual({ 'join requests': 1 });
  });

  test('nor for an update', async () => {
    const of = anUpdate();
    await store(of);
    await postponeUpdate(database.db, of, clock.in({ seconds: 75 }));
    await sql`update channel_access set due_at = null`;
    clock.advance({ seconds: 74 });
    expect(await sweepAll()).toEqual({});
    clock.advance({ seconds: 1 });
    expect(await sweepAll()).toEqual({ updates: 1 });
  });
});

describe('what fails', () => {
  test('by an error of ours: the queue tries again first, also late in its attempts', async () => {
    await paid();
    await loseJobs();
    const { id: accessId } = await world.access(buyer);
    const { organisationId } = world.shop;
    chat.once('before', 'look', () => {
      throw new Error('a fault of ours');
    });
    const trying = convergeAccess(deps, { organisationId, accessId, correlationId: 'cor', attempt: 10 });
    await expect(trying).rejects.toThrow('a fault of ours');
    expect(await world.access(buyer)).toMatchObject({
      leased: false,
      dueAt: clock.in({ seconds: 512 + 60 }),
    });
  });

  test('for good: tried once a day', async () => {
    await paid();
    await loseJobs();
    chat.refuse('look', 'request_faulty');
    expect(await world.converge(buyer)).toMatchObject({ kind: 'stop' });
    clock.advance({ hours: 23, minutes: 59 });
    expect(await sweepAll()).toEqual({});
    clock.advance({ minutes: 1 });
    expect(await sweepAll()).toEqual({ accesses: 1 });
  });

  test('until a person acts: once an hour, for an access and its request to join alike', async () => {
    await paid();
    await loseJobs();
    await sql`update channel_access set lease_until = now() + interval '1 minute'`;
    await askToJoin(buyer.telegramId);
    await sql`update channel_access set lease_until = null`;
    const [asked] = await sql`select id from join_request where state = 'open'`;
    const { organisationId } = world.shop;
    chat.members.set(buyer.telegramId, 'kicked');
    const outcome = await answerJoin(deps, {
      organisationId,
      joinRequestId: asked?.id,
      correlationId: 'cor',
    });
    expect(outcome).toEqual({ kind: 'action_required', action: 'banned_by_hand' });
    await sql`update notice set state = 'sent'`;
    await sql`update alert set due_at = null`;
    clock.advance({ minutes: 59 });
    expect(await sweepAll()).toEqual({});
    clock.advance({ minutes: 1 });
    expect(await sweepAll()).toEqual({ accesses: 1, 'join requests': 1 });
  });
});

describe('a notice', () => {
  const sendingSince = async (seconds: number) => {
    await paid();
    await world.converge(buyer);
    await loseJobs();
    await sql`update notice set state = 'sending', sending_at = now() - ${seconds} * interval '1 second'
      where subscriber_id = ${buyer.subscriberId}`;
  };
  const state = async () =>
    (await sql`select state, failure from notice where subscriber_id = ${buyer.subscriberId}`)[0];

  test('whose sender died is in doubt, and never sent again on that route', async () => {
    await sendingSince(61);
    expect(await sweep('notices')).toEqual({ found: 1, more: false });
    expect(await state()).toMatchObject({ state: 'in_doubt' });
    expect(world.jobs.map(({ name }) => name)).toEqual(['buyerMail.send']);
    clock.advance({ days: 2 });
    expect((await sweep('notices')).found).toBe(0);
  });

  test('whose sender is just reporting is not waited for', async () => {
    await sendingSince(61);
    await sql.begin(async (locked) => {
      await locked`select from notice where subscriber_id = ${buyer.subscriberId} for update`;
      expect((await sweep('notices')).found).toBe(0);
    });
  });

  test('whose sender may still be at it is left to it', async () => {
    await sendingSince(15);
    expect((await sweep('notices')).found).toBe(0);
    expect(await state()).toEqual({ state: 'sending', failure: null });
  });
});

describe('what is over is not swept for ever', () => {
  test('an ended subscription, an access that is gone, a notice that was told', async () => {
    await paid();
    await ended();
    await world.converge(buyer);
    expect((await world.access(buyer)).state).toBe('REVOKED');
    await sql`update notice set state = 'undeliverable' where subscriber_id = ${buyer.subscriberId}`;
    clock.advance({ days: 400 });
    expect(await sweepAll()).toEqual({});
  });

  test('an applied update, and one whose payload retention has taken', async () => {
    const [applied, taken] = [anUpdate(), anUpdate()];
    await store(applied);
    await store(taken);
    await settleUpdate(database.db, applied);
    await onServer(
      world.databaseUrl,
      (owner) => owner`delete from inbox_event where external_id = ${String(taken.updateId)}`,
    );
    clock.advance({ days: 1 });
    expect(await sweepAll()).toEqual({});
    expect(await sql`select from inbox_key where due_at is not null`).toEqual([]);
  });

  test('a request to join that was answered, a channel that is disconnected', async () => {
    const asked = await askToJoin(mintTelegramId());
    if (asked.answer !== 'decline') throw new Error('not declined');
    await answerJoin(deps, { ...asked, correlationId: 'cor' });
    await sql`update channel set due_at = ${clock.now().toISOString()}, disconnected_at = now() where id = ${world.shop.channel.channelId}`;
    clock.advance({ days: 1 });
    expect(await sweepAll()).toEqual({});
  });
});

test('an object that somebody is reading is left to them until their lease lapses', async () => {
  const target = world.targetOf(subscriptionFact(buyer.orderId, clock.now()));
  await world.signal(target);
  await sql`update sync_object set lease_until = now() + interval '20 seconds' where object_id = ${target.objectId}`;
  clock.advance({ hours: 1 });
  expect((await sweep('sync objects')).found).toBe(0);
  await sql`update sync_object set lease_until = now() - interval '1 second' where object_id = ${target.objectId}`;
  expect((await sweep('sync objects')).found).toBe(1);
});

test('a due subscription asks for one read, whose answer decides: nobody is removed by time alone', async () => {
  await paid();
  await world.converge(buyer);
  await loseJobs();
  clock.advance(subscribedFor);
  await sweep('subscriptions');
  const target = world.targetOf(subscriptionFact(buyer.orderId, clock.now()));
  expect(world.jobs).toMatchObject([{ name: 'payment.sync', payload: target }]);
  const [row] =
    await sql`select requested_seq - applied_seq as behind from sync_object where object_id = ${target.objectId}`;
  expect(Number(row?.behind)).toBe(1);
  expect((await world.access(buyer)).state).toBe('GRANTED');
});
