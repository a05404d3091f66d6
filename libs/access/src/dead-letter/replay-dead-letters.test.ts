import type { DeadLetterId, OrganisationId } from '@latchkey/contracts/ids';
import type { JobName } from '@latchkey/contracts/jobs/catalogue';
import type { DeadLetterClass } from '@latchkey/contracts/jobs/dead-letter';
import { raiseAlert } from '@latchkey/db/alert/raise-alert';
import { writeBot } from '@latchkey/db/bot/register-bot';
import { openSwitch } from '@latchkey/db/bot-switch/open-switch';
import { recordDeadLetter } from '@latchkey/db/dead-letter/record-dead-letter';
import { settleUpdate } from '@latchkey/db/inbox/settle-update';
import { storeRecords } from '@latchkey/db/inbox/store-records';
import { askForInvoice, finishInvoice } from '@latchkey/db/mini-app/invoice-links';
import { unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { starsPayment, subscriptionFact } from '@latchkey/db/testing/factories/facts';
import { mintTelegramId } from '@latchkey/db/testing/factories/mint-number';
import { stripeRecord } from '@latchkey/db/testing/factories/stripe-record';
import { onServer } from '@latchkey/db/testing/on-server';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { type Buyer, openWorld } from '../../test/open-world.ts';
import { sellAnew } from '../../test/sell-anew.ts';
import { applyStarsPayment } from '../apply/apply-stars-payment.ts';
import { blockSubscriber } from '../block/block-subscriber.ts';
import { endBlock } from '../block/end-block.ts';
import { createDraft } from '../broadcast/keep-draft.ts';
import { scheduleBroadcast } from '../broadcast/schedule-broadcast.ts';
import { steerBroadcast } from '../broadcast/steer-broadcast.ts';
import { decideJoin } from '../join/decide-join.ts';
import { askRefund } from '../stars/ask-refund.ts';
import { withdrawOrder } from '../withdraw/withdraw-order.ts';
import { discardDeadLetter } from './discard-dead-letter.ts';
import { type Replay, replayDeadLetters } from './replay-dead-letters.ts';

const world = await openWorld();
afterAll(world.drop);
const { clock, database, deps, chat } = world;
const { db, sql } = database;
let buyer: Buyer;
beforeEach(async () => {
  await world.renew();
  buyer = await world.order('monthly');
});

const act = () => ({
  actorKind: 'user' as const,
  actorId: 'usr_support',
  correlationId: 'cor_act',
  at: clock.now(),
});
const replay = (which: Replay['which'], differs: Partial<Replay> = {}) =>
  replayDeadLetters(deps, {
    organisationId: world.shop.organisationId,
    which,
    dryRun: false,
    act: act(),
    ...differs,
  });
const outcomeOf = async (id: DeadLetterId, differs: Partial<Replay> = {}) =>
  (await replay({ id }, differs))[0]?.outcome;

async function bury(
  job: string,
  payload: Record<string, unknown>,
  differs: { entity?: string; failureClass?: DeadLetterClass; at?: Date } = {},
): Promise<DeadLetterId> {
  const at = differs.at ?? clock.now();
  const entity = differs.entity ?? `entity_${mintTelegramId()}`;
  await recordDeadLetter(db, {
    organisationId: world.shop.organisationId,
    job,
    entity,
    payload,
    failureClass: differs.failureClass ?? 'exhausted',
    failures: [{ at: at.toISOString(), attempt: 44, message: 'no answer' }],
    attempts: 44,
    correlationId: 'cor_dead',
    firstFailedAt: at,
    lastFailedAt: at,
  });
  const [row] = await sql`select id from dead_letter where entity = ${entity} and closed_at is null`;
  return row?.id;
}
const letter = async (id: DeadLetterId) => (await sql`select * from dead_letter where id = ${id}`)[0];
const audited = (id: DeadLetterId) =>
  sql`select action, actor_id, detail from audit where target_id = ${id} order by audit.id`;

/** Each job with something that is still owed, and how it comes right. */
const cases: Record<JobName, () => Promise<{ payload: Record<string, unknown>; comeRight(): unknown }>> = {
  'payment.sync': async () => {
    const fact = subscriptionFact(buyer.orderId, clock.now());
    const target = world.targetOf(fact);
    await world.signal(target);
    return {
      payload: { ...target },
      comeRight: () =>
        sql`update sync_object set applied_seq = requested_seq where object_id = ${target.objectId}`,
    };
  },
  'access.converge': async () => {
    await world.read(subscriptionFact(buyer.orderId, clock.now()));
    const { id: accessId } = await world.access(buyer);
    return {
      payload: { organisationId: world.shop.organisationId, accessId },
      comeRight: () => world.converge(buyer),
    };
  },
  'access.answerJoin': async () => {
    await decideJoin(deps, {
      botTelegramId: world.shop.botTelegramId,
      chatId: world.shop.channel.chatId,
      telegramId: mintTelegramId(),
      requestedAt: clock.now(),
      correlationId: 'cor_ask',
    });
    const { organisationId } = world.shop;
    const [row] = await sql`select id from join_request where organisation_id = ${organisationId}`;
    return {
      payload: { organisationId, joinRequestId: row?.id },
      comeRight: () => sql`update join_request set state = 'declined' where id = ${row?.id}`,
    };
  },
  'notice.send': async () => {
    await world.read(subscriptionFact(buyer.orderId, clock.now()));
    await world.converge(buyer);
    const [row] = await sql`select id from notice where subscriber_id = ${buyer.subscriberId}`;
    return {
      payload: { organisationId: world.shop.organisationId, noticeId: row?.id },
      comeRight: () => sql`update notice set state = 'sent' where id = ${row?.id}`,
    };
  },
  'channel.prepare': async () => {
    const { channelId } = world.shop.channel;
    await sql`update channel set link_state = 'none' where id = ${channelId}`;
    return {
      payload: { organisationId: world.shop.organisationId, channelId },
      comeRight: () =>
        sql`update channel set link_state = 'live', action_required = null where id = ${channelId}`,
    };
  },
  'bot.switch': async () => {
    const { organisationId, channel, botId: fromBotId } = world.shop;
    const bot = {
      organisationId,
      telegramId: mintTelegramId(),
      username: 'a_bot',
      tokenCiphertext: 'sealed',
    };
    const toBotId = await writeBot(db, { ...bot, at: clock.now() });
    const of = { organisationId, channelId: channel.channelId, fromBotId, toBotId };
    const opening = { ...of, correlationId: 'cor_switch', at: clock.now() };
    const botSwitchId = await unitOfWork(deps, (unit) => openSwitch(unit, opening));
    return {
      payload: { organisationId, botSwitchId },
      comeRight: () => sql`update bot_switch set due_at = null, ended_at = now() where id = ${botSwitchId}`,
    };
  },
  'payment.cancelForBlock': async () => {
    const blockId = await aBlock();
    await sql`update block set money_state = 'pending' where id = ${blockId}`;
    return {
      payload: { organisationId: world.shop.organisationId, blockId },
      comeRight: () => sql`update block set money_state = 'done' where id = ${blockId}`,
    };
  },
  'payment.settleWithdrawal': async () => {
    await withdraw();
    const { organisationId } = world.shop;
    const [row] = await sql`select id from withdrawal where order_id = ${buyer.orderId}`;
    return {
      payload: { organisationId, withdrawalId: row?.id },
      comeRight: () => sql`update withdrawal set state = 'done' where id = ${row?.id}`,
    };
  },
  'buyerMail.send': async () => {
    await withdraw();
    const { organisationId } = world.shop;
    const [row] = await sql`select id from buyer_mail where organisation_id = ${organisationId}`;
    return {
      payload: { organisationId, buyerMailId: row?.id },
      comeRight: () => sql`update buyer_mail set state = 'sent' where id = ${row?.id}`,
    };
  },
  'access.endBlock': async () => {
    const blockId = await aBlock();
    const payload = { organisationId: world.shop.organisationId, blockId, correlationId: 'cor_dead' };
    clock.advance({ days: 1 });
    return { payload, comeRight: () => endBlock(deps, payload) };
  },
  'stars.read': async () => {
    await paidInStars();
    const { organisationId, botId } = world.shop;
    clock.advance({ days: 1 });
    return {
      payload: { organisationId, botId },
      comeRight: () => sql`update stars_reading set due_at = ${clock.in({ hours: 6 }).toISOString()}`,
    };
  },
  'stars.expire': async () => {
    const orderId = await paidInStars();
    const [row] = await sql`select id from subscription where order_id = ${orderId}`;
    clock.advance({ days: 60 });
    return {
      payload: { organisationId: world.shop.organisationId, subscriptionId: row?.id },
      comeRight: () => sql`update subscription set ended_at = paid_through where id = ${row?.id}`,
    };
  },
  'stars.call': async () => {
    const orderId = await paidInStars();
    const { organisationId } = world.shop;
    const [payment] = await sql`select id from payment where order_id = ${orderId}`;
    const act = { actorKind: 'user', actorId: null, correlationId: 'cor', at: clock.now() } as const;
    await askRefund(deps, { organisationId, paymentId: payment?.id, reason: 'asked', act });
    const [call] = await sql`select id from stars_call where order_id = ${orderId}`;
    return {
      payload: { organisationId, starsCallId: call?.id },
      comeRight: () => sql`update stars_call set state = 'done' where id = ${call?.id}`,
    };
  },
  'stars.invoiceLink': async () => {
    const { organisationId, botId } = world.shop;
    const { orderId } = await world.order('stars');
    const says = { title: 'Gold', description: 'Gold', label: 'Gold', stars: 250, periodSeconds: null };
    const of = { organisationId, orderId };
    await askForInvoice(db, of, { botId, says, correlationId: 'cor', at: clock.now() });
    return { payload: of, comeRight: () => finishInvoice(db, of, 'https://t.me/$emulated') };
  },
  'broadcast.send': async () => {
    const { organisationId } = world.shop;
    const content = [{ text: 'Tonight at eight.' }];
    const draft = { content, button: null, segment: { kind: 'active' as const }, draftKey: 'key_12345678' };
    const writer = { ...act(), actorId: null };
    const broadcastId = await createDraft(deps, organisationId, draft, writer);
    await scheduleBroadcast(deps, { organisationId, broadcastId }, null, writer);
    return {
      payload: { organisationId, broadcastId },
      comeRight: () => steerBroadcast(deps, { organisationId, broadcastId }, 'unschedule', act()),
    };
  },
  'alert.tell': async () => {
    const { organisationId, channel } = world.shop;
    const about = {
      kind: 'channel_trouble',
      subject: channel.channelId,
      correlationId: 'cor_alert',
    } as const;
    const alertId = await unitOfWork(deps, (unit) =>
      raiseAlert(unit, { organisationId, ...about, at: clock.now() }),
    );
    return {
      payload: { organisationId, alertId },
      comeRight: () => sql`update alert set due_at = null where id = ${alertId}`,
    };
  },
  'access.rollOutPlan': async () => {
    const { organisationId } = world.shop;
    const { planVersionId } = await sellAnew(world, 'monthly', { agreedLeaving: 0 });
    return {
      payload: { organisationId, planVersionId },
      comeRight: () => sql`update plan_rollout set due_at = null where plan_version_id = ${planVersionId}`,
    };
  },
  'channel.inviteAgain': async () => {
    const { channelId } = world.shop.channel;
    await sql`update channel set invite_again_due_at = ${clock.now().toISOString()} where id = ${channelId}`;
    return {
      payload: { organisationId: world.shop.organisationId, channelId },
      comeRight: () => sql`update channel set invite_again_due_at = null where id = ${channelId}`,
    };
  },
  'access.look': async () => {
    await world.read(subscriptionFact(buyer.orderId, clock.now()));
    const { id: accessId } = await world.access(buyer);
    return {
      payload: { organisationId: world.shop.organisationId, accessId },
      comeRight: () =>
        sql`update channel_access set looked_at = ${clock.in({ days: 1 }).toISOString()} where id = ${accessId}`,
    };
  },
  'reconcile.part': async () => {
    const { organisationId } = world.shop;
    const [row] =
      await sql`select id from reconcile_part where organisation_id = ${organisationId} and part = 'events'`;
    await sql`update reconcile_part set due_at = ${clock.now().toISOString()} where id = ${row?.id}`;
    return {
      payload: { organisationId, partId: row?.id },
      comeRight: () => sql`update reconcile_part set due_at = 'infinity' where id = ${row?.id}`,
    };
  },
  'stars.noteRefund': anUpdate,
  'stars.noteRenewal': anUpdate,
  'payment.stars': anUpdate,
  'access.noteMember': anUpdate,
  'access.noteRequest': anUpdate,
  'channel.noteBot': anUpdate,
};

async function paidInStars() {
  const { orderId, telegramId: payer } = await world.order('stars');
  const { organisationId, botTelegramId } = world.shop;
  await applyStarsPayment(deps, starsPayment(orderId, clock.now(), { payer }), {
    organisationId,
    botTelegramId,
  });
  return orderId;
}

async function withdraw() {
  await world.read(subscriptionFact(buyer.orderId, clock.now()));
  const act = { actorKind: 'buyer', actorId: null, correlationId: 'cor', at: clock.now() } as const;
  const stated = { name: 'Ada', email: 'ada@example.com', locale: 'en' } as const;
  await withdrawOrder(deps, { ...world.shop, orderId: buyer.orderId, ...stated }, act);
}

async function aBlock() {
  const { organisationId } = world.shop;
  const { subscriberId } = buyer;
  const money = { choice: 'none', reason: 'test' } as const;
  const blocking = { organisationId, subscriberId, channelId: null, reason: 'spam', money };
  const act = { actorKind: 'user', actorId: 'usr', correlationId: 'cor_block', at: clock.now() } as const;
  const blocked = await blockSubscriber(deps, { ...blocking, endsAt: clock.in({ days: 1 }) }, act);
  if (blocked.kind !== 'blocked') throw new Error(blocked.reason);
  return blocked.blockId;
}

async function anUpdate() {
  const of = { botTelegramId: world.shop.botTelegramId, updateId: mintTelegramId() };
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
  return { payload: of, comeRight: () => settleUpdate(db, of) };
}

describe.each(Object.keys(cases) as JobName[])('a dead letter of %s', (job) => {
  const buried = async () => {
    const { payload, comeRight } = await cases[job]();
    const id = await bury(job, { ...payload, correlationId: 'cor_dead' });
    world.jobs.length = 0;
    return { id, payload, comeRight };
  };

  test('is promised anew, once, with its payload and the audit', async () => {
    const { id, payload } = await buried();
    expect(await outcomeOf(id, { dryRun: true })).toBe('would_run');
    expect([world.jobs, await audited(id), (await letter(id))?.replayed_at]).toEqual([[], [], null]);
    const outcomes = await Promise.all([outcomeOf(id), outcomeOf(id)]);
    expect(outcomes.sort()).toEqual(['replayed', 'under_way']);
    expect(world.jobs).toMatchObject([{ name: job, payload: { ...payload, correlationId: 'cor_dead' } }]);
    expect(await audited(id)).toMatchObject([
      { action: 'dead_letter.replay', actor_id: 'usr_support', detail: { job, class: 'exhausted' } },
    ]);
    expect(await letter(id)).toMatchObject({ closed_at: null });
  });

  test('that has come right meanwhile is left alone, and says so', async () => {
    const { id, comeRight } = await buried();
    await comeRight();
    world.jobs.length = 0;
    expect(await outcomeOf(id, { dryRun: true })).toBe('already_converged');
    expect((await letter(id))?.closed_at).toBeNull();
    expect(await outcomeOf(id)).toBe('already_converged');
    expect(await outcomeOf(id)).toBe('already_converged');
    expect([world.jobs, await audited(id)]).toEqual([[], []]);
    expect(await letter(id)).toMatchObject({ closed_by: 'converged', replayed_at: null });
  });
});

test('a minute after a replay that came to nothing there may be another', async () => {
  const { payload } = await cases['access.converge']();
  const id = await bury('access.converge', { ...payload, correlationId: 'cor' });
  expect(await outcomeOf(id)).toBe('replayed');
  clock.advance({ seconds: 59 });
  expect(await outcomeOf(id)).toBe('under_way');
  clock.advance({ seconds: 1 });
  expect(await outcomeOf(id)).toBe('replayed');
});

test('what no release could run, and what is not kept any more, says so', async () => {
  const payload = { organisationId: world.shop.organisationId, accessId: 'acc_00000000000000000000000000' };
  const ids = {
    gone: await bury('access.converge', { ...payload, correlationId: 'cor' }),
    malformed: await bury('access.converge', { accessId: 7 }, { failureClass: 'malformed' }),
    unreadable: await bury('access.converge', { ...payload, accessId: 7 }),
    unknown: await bury('access.invented', {}, { failureClass: 'unknown_job' }),
    unlisted: await bury('access.invented', {}),
  };
  const outcomes: Record<string, unknown> = {};
  for (const [name, id] of Object.entries(ids)) outcomes[name] = await outcomeOf(id);
  expect(outcomes).toEqual({
    gone: 'nothing_left',
    malformed: 'cannot_run',
    unreadable: 'nothing_left',
    unknown: 'cannot_run',
    unlisted: 'cannot_run',
  });
  expect(world.jobs).toEqual([]);
});

test('an update whose payload retention has taken is not said to have come right', async () => {
  const { payload, comeRight } = await anUpdate();
  const id = await bury('payment.stars', { ...payload, correlationId: 'cor' });
  await comeRight();
  await onServer(
    world.databaseUrl,
    (owner) => owner`delete from inbox_event where external_id = ${String(payload.updateId)}`,
  );
  expect(await outcomeOf(id)).toBe('nothing_left');
});

describe('an access', () => {
  const buried = async () => {
    const { payload } = await cases['access.converge']();
    return bury('access.converge', { ...payload, correlationId: 'cor' });
  };

  test('that is granted is still owed something to somebody who asks to join, and when its time is over', async () => {
    const id = await buried();
    await world.converge(buyer);
    await sql`update channel_access set lease_until = now() + interval '1 minute'`;
    await decideJoin(deps, {
      botTelegramId: world.shop.botTelegramId,
      chatId: world.shop.channel.chatId,
      telegramId: buyer.telegramId,
      requestedAt: clock.now(),
      correlationId: 'cor_ask',
    });
    expect(await outcomeOf(id, { dryRun: true })).toBe('would_run');
    await sql`update join_request set state = 'approved'`;
    expect(await outcomeOf(id, { dryRun: true })).toBe('already_converged');
    await sql`update channel_access set entitled_until = ${clock.now().toISOString()} where subscriber_id = ${buyer.subscriberId}`;
    expect(await outcomeOf(id, { dryRun: true })).toBe('would_run');
  });

  test('whose removal was refused is owed until Telegram has confirmed it', async () => {
    const id = await buried();
    await world.converge(buyer);
    chat.members.set(buyer.telegramId, 'inside');
    await world.read(subscriptionFact(buyer.orderId, clock.now(), { status: 'canceled' }));
    expect(await outcomeOf(id, { dryRun: true })).toBe('would_run');
    await world.converge(buyer);
    expect((await world.access(buyer)).state).toBe('REVOKED');
    expect(await outcomeOf(id)).toBe('already_converged');
  });
});

describe('a notice', () => {
  const buried = async (state: string, failure: string | null) => {
    const { payload } = await cases['notice.send']();
    const noticeId = String(payload.noticeId);
    await sql`update notice set state = ${state}, failure = ${failure} where id = ${noticeId}`;
    const id = await bury('notice.send', { ...payload, correlationId: 'cor' }, { failureClass: 'stopped' });
    return { id, state: async () => (await sql`select state from notice where id = ${noticeId}`)[0]?.state };
  };

  test('that Telegram refused as faulty was surely not taken: it may be sent', async () => {
    const { id, state } = await buried('undeliverable', 'request_faulty');
    expect(await outcomeOf(id, { dryRun: true })).toBe('would_run');
    expect(await state()).toBe('undeliverable');
    expect(await outcomeOf(id)).toBe('replayed');
    expect(await state()).toBe('queued');
  });

  test.each([
    ['in_doubt', 'transient'],
    ['undeliverable', 'person_unreachable'],
    ['sent', null],
  ])('that is %s (%s) is never sent again by a replay', async (ended, failure) => {
    const { id, state } = await buried(ended, failure);
    expect(await outcomeOf(id)).toBe('already_converged');
    expect([await state(), world.jobs.filter(({ name }) => name === 'notice.send').length]).toEqual([
      ended,
      1,
    ]);
  });
});

describe('a filtered set', () => {
  test('is replayed in pages, oldest first, and only what fits', async () => {
    const { payload } = await cases['access.converge']();
    const of = { ...payload, correlationId: 'cor' };
    const first = await bury('access.converge', of, { at: clock.in({ hours: -3 }) });
    const second = await bury('access.converge', of, {
      at: clock.in({ hours: -2 }),
      failureClass: 'crashed',
    });
    const third = await bury('access.converge', of, { at: clock.in({ hours: -1 }) });
    await bury('channel.prepare', { ...of, channelId: world.shop.channel.channelId });
    const many = async (filter: object, page: { limit?: number; after?: DeadLetterId } = {}, dryRun = true) =>
      (await replay({ filter, limit: page.limit ?? 100, after: page.after ?? null }, { dryRun })).map(
        ({ id, outcome }) => [id, outcome],
      );
    expect(await many({ job: 'access.converge' })).toEqual(
      [first, second, third].map((id) => [id, 'would_run']),
    );
    expect(await many({ class: 'crashed' })).toEqual([[second, 'would_run']]);
    expect(await many({ from: clock.in({ hours: -2 }), until: clock.in({ hours: -1 }) })).toEqual([
      [second, 'would_run'],
    ]);
    expect(await many({ job: 'access.converge' }, { limit: 2 }, false)).toEqual([
      [first, 'replayed'],
      [second, 'replayed'],
    ]);
    expect(await many({ job: 'access.converge' }, { limit: 2, after: second }, false)).toEqual([
      [third, 'replayed'],
    ]);
    expect(await many({ job: 'access.converge' }, {}, false)).toEqual(
      [first, second, third].map((id) => [id, 'under_way']),
    );
  });
});

describe('putting one aside', () => {
  const discard = (id: DeadLetterId, organisationId: OrganisationId = world.shop.organisationId) =>
    discardDeadLetter(deps, { organisationId, id, reason: 'a test account', act: act() });

  test('is done once, with its reason in row and audit; then it is not replayed', async () => {
    const { payload } = await cases['access.converge']();
    const id = await bury('access.converge', { ...payload, correlationId: 'cor' });
    expect((await Promise.all([discard(id), discard(id)])).sort()).toEqual(['closed', 'discarded']);
    expect(await letter(id)).toMatchObject({ closed_by: 'discarded', close_reason: 'a test account' });
    expect(await audited(id)).toMatchObject([
      { action: 'dead_letter.discard', detail: { reason: 'a test account' } },
    ]);
    expect(await outcomeOf(id)).toBe('already_closed');
  });

  test('a stored update is owed no more', async () => {
    const { payload } = await anUpdate();
    const id = await bury('payment.stars', { ...payload, correlationId: 'cor' });
    await discard(id);
    expect(await sql`select due_at from inbox_key where external_id = ${String(payload.updateId)}`).toEqual([
      { due_at: null },
    ]);
  });

  test("another organisation's is unknown", async () => {
    const id = await bury('access.invented', {});
    await world.renew();
    expect(await discard(id)).toBe('unknown');
    expect(await replay({ id })).toEqual([]);
    expect(await replay({ filter: {}, limit: 10, after: null })).toEqual([]);
  });
});
