import { subscriptionFact, unpaidInvoice } from '@latchkey/db/testing/factories/facts';
import { chargeFact, disputeFact, refundFact } from '@latchkey/db/testing/factories/money';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Caller, call, signUp } from '../../test/call.ts';
import { type Member, makeMember, readFact } from '../../test/member-world.ts';
import { serviceToken, startApi, type TestApi } from '../../test/start-api.ts';
import { addMember, makeSeller, type Seller } from '../../test/world.ts';

let api: TestApi;
let seller: Seller;
let support: Caller;
let ada: Member;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  seller = await makeSeller(api.db);
  const signedUp = await signUp(api);
  await addMember(api.db, seller.organisationId, signedUp.userId, 'support');
  support = signedUp.caller;
  ada = await makeMember(api, seller);
});

const act = async (path: string, input: object) => {
  const answer = await call(api, path, { subscriberId: ada.subscriberId, ...input }, support);
  if (answer.errorCode) throw new Error(`${path}: ${answer.errorCode} ${answer.message}`);
  return answer.data as Record<string, unknown>;
};
const days = (over: object = {}) => ({
  channelId: seller.channel.channelId,
  days: 7,
  reason: 'an outage',
  idempotencyKey: 'key-00001',
  ...over,
});
interface Entry {
  kind: string;
  key: string;
  at: string;
  actor: { kind: string; name?: string; role?: string };
}
const timeline = async (input: object = {}) =>
  (await act('subscriber.timeline', { limit: 100, ...input })) as unknown as {
    items: Entry[];
    nextCursor: string | null;
  };
const kinds = async () => (await timeline()).items.map(({ kind }) => kind);

describe('subscriber.get', () => {
  test('has everything of the member', async () => {
    await act('subscriber.giveDays', days());
    const member = await act('subscriber.get', {});
    expect(member).toMatchObject({
      row: { firstName: 'Ada', email: 'ada@example.com' },
      reachable: null,
      accesses: [{ state: 'PENDING', channelTitle: 'Inside the Blue Door' }],
      subscriptions: [
        {
          plan: 'monthly',
          status: 'active',
          price: { amountMinor: '1000', currency: 'EUR' },
          cancelAt: null,
        },
      ],
      given: [{ plan: 'monthly', channel: 'Inside the Blue Door', endedAt: null }],
      blocks: [],
      unclaimedOrderId: null,
    });
  });
});

describe('subscriber.timeline', () => {
  test('tells what happened, by whom, newest first', async () => {
    const { orderId } = await act('subscriber.giveDays', days());
    await act('subscriber.takeBackDays', { orderId, reason: 'a mistake' });
    const { items } = await timeline();
    expect(items.map(({ kind }) => kind)).toEqual(['taken_back', 'given', 'entitled', 'paid', 'bought']);
    expect(items[1]).toMatchObject({
      actor: { kind: 'person', name: 'Ada', role: 'support' },
      imported: false,
    });
    expect(items[3]).toMatchObject({
      actor: { kind: 'stripe' },
      money: { amountMinor: '1000', currency: 'EUR' },
    });
    expect(items[4]).toMatchObject({ actor: { kind: 'member' }, plan: 'monthly' });
  });

  test('pages without a gap or a repeat, also where all happens in one moment', async () => {
    await act('subscriber.giveDays', days());
    const all = (await timeline()).items.map(({ key }) => key);
    const paged: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await timeline({ limit: 1, ...(cursor ? { cursor } : {}) });
      paged.push(...page.items.map(({ key }) => key));
      cursor = page.nextCursor;
    } while (cursor);
    expect(paged).toEqual(all);
    expect(new Set(paged).size).toBe(paged.length);
  });

  test('tells of money that failed, came back, and is disputed', async () => {
    const at = new Date();
    const fact = subscriptionFact(ada.orderId, at);
    const charge = chargeFact(fact, {
      refunds: [refundFact(at, { amount: { amountMinor: 100n, currency: 'EUR' } })],
      disputes: [disputeFact(at)],
    });
    await readFact(api, seller, charge);
    const owed = { status: 'past_due', unpaidInvoice: unpaidInvoice(ada.orderId, at) } as const;
    await readFact(api, seller, subscriptionFact(ada.orderId, at, owed));
    expect(await kinds()).toEqual(
      expect.arrayContaining(['refunded', 'disputed', 'renewal_failed', 'grace_began', 'told']),
    );
    await readFact(api, seller, subscriptionFact(ada.orderId, at));
    expect(await kinds()).toContain('recovered');
    await readFact(api, seller, subscriptionFact(ada.orderId, at, { status: 'canceled', endedAt: at }));
    expect(await kinds()).toEqual(expect.arrayContaining(['subscription_ended', 'must_leave']));
  });

  test('tells of blocks, removals, requests to join, and what stands in the way', async () => {
    const { sql } = api.database;
    const money = { choice: 'none', reason: 'test' };
    const { id: blockId } = await act('subscriber.block', { reason: 'spam', money });
    await act('subscriber.unblock', { blockId, reason: 'a mistake' });
    await act('subscriber.remove', { reason: 'asked for it', money: { choice: 'cancel' } });
    const [access] = await sql`select id from channel_access where subscriber_id = ${ada.subscriberId}`;
    const { organisationId, channel } = seller;
    await sql`update channel_access set action_required = 'bot_lacks_rights', joined_at = now() where id = ${access?.id}`;
    await sql`insert into join_request (organisation_id, id, channel_id, telegram_id, state, requested_at, answered_at, due_at, correlation_id)
      values (${organisationId}, 'jrq_1' || ${organisationId}, ${channel.channelId}, ${ada.telegramId}, 'declined', now(), now(), now(), 'cor')`;
    await sql`insert into removal (organisation_id, access_id, version, channel_id, at) values (${organisationId}, ${access?.id}, 2, ${channel.channelId}, now())`;
    await sql`insert into alert (organisation_id, id, kind, subject, detail, correlation_id, raised_at)
      values (${organisationId}, 'alr_1' || ${organisationId}, 'removal_refused', ${access?.id}, '{}', 'cor', now())`;
    await sql`insert into audit (organisation_id, actor_kind, action, target_kind, target_id, detail, correlation_id, at)
      values (${organisationId}, 'system', 'access.left', 'access', ${access?.id}, '{}', 'cor', now())`;
    expect(await kinds()).toEqual(
      expect.arrayContaining([
        'blocked',
        'unblocked',
        'removed',
        'must_leave',
        'entitled_again',
        'asked_to_join',
        'declined',
        'removal_asked',
        'removal_refused',
        'waits',
        'entered',
        'left',
      ]),
    );
    const blocked = (await timeline()).items.find(({ kind }) => kind === 'blocked');
    expect(blocked).toMatchObject({ reason: 'spam', money: 'none', until: null, actor: { role: 'support' } });
  });
});

describe('acts of support', () => {
  test('removal: recorded with the choice about the money; the person may buy again', async () => {
    expect(await act('subscriber.remove', { reason: 'asked', money: { choice: 'cancel' } })).toMatchObject({
      removal: true,
      money: { choice: 'cancel', state: 'pending' },
    });
    const none = { subscriberId: ada.subscriberId, reason: 'x', money: { choice: 'none', reason: 'y' } };
    const other = await makeMember(api, seller);
    expect(
      await call(api, 'subscriber.remove', { ...none, subscriberId: other.subscriberId }, support),
    ).toMatchObject({ errorCode: 'conflict' });
  });

  test('a move: the link that the new account opens in the bot', async () => {
    const { deepLink } = (await act('subscriber.createMoveLink', {})) as { deepLink: string };
    const payload = new URL(deepLink).searchParams.get('start');
    const start = async (id: number) => {
      const input = { botTelegramId: seller.botTelegramId, person: { id, firstName: 'Ada' }, payload };
      return (await call(api, 'bot.start', input, { authorization: `Bearer ${serviceToken}` })).data;
    };
    expect(await start(ada.telegramId)).toMatchObject({ kind: 'move_refused', reason: 'same_account' });
    expect(await start(4_711)).toMatchObject({
      kind: 'moved',
      memberships: [{ channel: 'Inside the Blue Door' }],
    });
    expect((await timeline()).items[0]).toMatchObject({ kind: 'must_leave', reason: 'moved_account' });
    expect(await kinds()).toEqual(expect.arrayContaining(['moved', 'move_prepared']));
  });

  test('a subscription that is to end with its period, and to go on after all', async () => {
    const [row] = await api.database
      .sql`select id, provider_id from subscription where order_id = ${ada.orderId}`;
    const renewal = (path: string) => call(api, `subscription.${path}`, { subscriptionId: row?.id }, support);
    expect((await renewal('cancelAtPeriodEnd')).data).toEqual({ cancelAt: expect.any(String) });
    const path = `/v1/subscriptions/${row?.provider_id}`;
    expect(api.stripe.calls.at(-1)).toMatchObject({
      path,
      body: 'cancel_at_period_end=true',
      account: seller.account,
    });
    expect((await renewal('resume')).data).toEqual({ cancelAt: null });
    expect(api.jobs.filter(({ name }) => name === 'payment.sync').length).toBeGreaterThan(0);
    expect(await kinds()).toEqual(expect.arrayContaining(['cancel_asked', 'resume_asked']));
    await readFact(
      api,
      seller,
      subscriptionFact(ada.orderId, new Date(), { status: 'canceled', endedAt: new Date() }),
    );
    expect(await renewal('cancelAtPeriodEnd')).toMatchObject({ errorCode: 'conflict' });
  });

  test('nothing of it in another organisation', async () => {
    const other = await makeSeller(api.db);
    const theirs = await makeMember(api, other);
    const { subscriberId } = theirs;
    const [row] = await api.database.sql`select id from subscription where order_id = ${theirs.orderId}`;
    const tries: [string, object][] = [
      ['subscriber.giveDays', { subscriberId, ...days() }],
      ['subscriber.takeBackDays', { orderId: theirs.orderId, reason: 'x' }],
      ['subscriber.remove', { subscriberId, reason: 'x', money: { choice: 'cancel' } }],
      ['subscriber.createMoveLink', { subscriberId }],
      ['subscription.cancelAtPeriodEnd', { subscriptionId: row?.id }],
    ];
    for (const [path, input] of tries)
      expect([path, (await call(api, path, input, support)).errorCode]).toEqual([path, 'not_found']);
  });
});
