import { subscriptionFact, unpaidInvoice } from '@latchkey/db/testing/factories/facts';
import { mintTelegramId } from '@latchkey/db/testing/factories/mint-number';
import { mintOrder } from '@latchkey/db/testing/factories/mint-order';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Caller, call, signUp } from '../../test/call.ts';
import { type Member, makeMember, readFact } from '../../test/member-world.ts';
import { serviceToken, startApi, type TestApi } from '../../test/start-api.ts';
import { addMember, makeSeller, type Seller } from '../../test/world.ts';

interface Row {
  id: string;
  firstName: string;
  channels: { standing: string; blocked: boolean }[];
  lifetime: unknown[];
}
interface Page {
  items: Row[];
  nextCursor: { value: string | null; id: string } | null;
  total: number | null;
}

let api: TestApi;
let seller: Seller;
let support: Caller;
let [ada, grace, lea]: Member[] = [];
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  seller = await makeSeller(api.db);
  const signedUp = await signUp(api);
  await addMember(api.db, seller.organisationId, signedUp.userId, 'support');
  support = signedUp.caller;
  ada = await makeMember(api, seller, { firstName: 'Ada', username: 'ada_l', email: 'ada@example.com' });
  grace = await makeMember(api, seller, {
    firstName: 'Grace',
    username: 'hopper',
    email: 'grace@example.org',
  });
  lea = await makeMember(api, seller, { firstName: 'Léa', username: null, email: 'lea@example.net' });
});

const list = async (input: object = {}): Promise<Page> => {
  const { data, errorCode } = await call(api, 'subscriber.list', input, support);
  if (errorCode) throw new Error(errorCode);
  return data as Page;
};
const names = async (input: object) => (await list(input)).items.map(({ firstName }) => firstName);

describe('subscriber.list', () => {
  test('shows who has access, newest first, page after page, and how many there are', async () => {
    const first = await list({ limit: 2 });
    expect(first).toMatchObject({ total: 3, items: [{ firstName: 'Léa' }, { firstName: 'Grace' }] });
    const second = await list({ limit: 2, cursor: first.nextCursor });
    expect(second).toMatchObject({ total: null, nextCursor: null, items: [{ firstName: 'Ada' }] });
    expect(second.items[0]).toMatchObject({
      id: ada?.subscriberId,
      telegramUserId: ada?.telegramId,
      username: 'ada_l',
      email: 'ada@example.com',
      plans: ['monthly'],
      lifetime: [{ amountMinor: '1000', currency: 'EUR' }],
      channels: [{ title: 'Inside the Blue Door', standing: 'preparing', blocked: false }],
    });
  });

  test.each([
    ['since', 'asc', ['Ada', 'Grace', 'Léa']],
    ['name', 'asc', ['Ada', 'Grace', 'Léa']],
    ['name', 'desc', ['Léa', 'Grace', 'Ada']],
    ['paidThrough', 'asc', ['Grace', 'Ada', 'Léa']],
  ] as const)('sorted by %s %s, also over pages', async (sort, order, expected) => {
    const days = (count: number) => new Date(Date.now() + count * 86_400_000).toISOString();
    const through = [
      [ada, days(20)],
      [grace, days(10)],
      [lea, days(30)],
    ] as const;
    for (const [member, at] of through)
      await api.database
        .sql`update subscription set paid_through = ${at} where order_id = ${member?.orderId ?? ''}`;
    const first = await list({ sort, order, limit: 2 });
    const second = await list({ sort, order, limit: 2, cursor: first.nextCursor });
    expect([...first.items, ...second.items].map(({ firstName }) => firstName)).toEqual(expected);
  });

  test('finds by name, @username, e-mail and every id', async () => {
    expect(await names({ query: 'gra' })).toEqual(['Grace']);
    expect(await names({ query: 'lé' })).toEqual(['Léa']);
    expect(await names({ query: '@ada' })).toEqual(['Ada']);
    expect(await names({ query: 'Hopper' })).toEqual(['Grace']);
    expect(await names({ query: 'lea@example.net' })).toEqual(['Léa']);
    expect(await names({ query: 'example.org' })).toEqual(['Grace']);
    expect(await names({ query: String(ada?.telegramId) })).toEqual(['Ada']);
    expect(await names({ query: '100%' })).toEqual([]);
    const key = grace?.orderId.slice(4);
    const [rows] = await api.database.sql`
      select a.id as acc, s.id as src, p.id as pay, u.id as sub from channel_access a
      join source s on s.subscriber_id = a.subscriber_id join payment p on p.order_id = ${grace?.orderId ?? ''}
      join subscription u on u.order_id = p.order_id where a.subscriber_id = ${grace?.subscriberId ?? ''}`;
    await api.database.sql`update payment set payment_intent_id = 'pi_grace' where id = ${rows?.pay}`;
    await api.database
      .sql`update "order" set checkout_session_id = 'cs_grace' where id = ${grace?.orderId ?? ''}`;
    const ids = [
      grace?.subscriberId,
      grace?.orderId,
      grace?.buyerId,
      rows?.acc,
      rows?.src,
      rows?.pay,
      rows?.sub,
    ];
    const atStripe = [`sub_${key}`, `in_${key}_1`, `cus_${key}`, 'pi_grace', 'cs_grace'];
    for (const query of [...ids, ...atStripe])
      expect([query, await names({ query })]).toEqual([query, ['Grace']]);
  });

  test('finds a charge by asking Stripe which payment it belongs to', async () => {
    await api.database
      .sql`update payment set payment_intent_id = 'pi_of_ch_grace' where order_id = ${grace?.orderId ?? ''}`;
    expect(await names({ query: 'ch_grace' })).toEqual(['Grace']);
    expect(api.stripe.calls.at(-1)).toMatchObject({ path: '/v1/charges/ch_grace', account: seller.account });
  });

  test('leaves those out who only began to buy, unless they are searched for', async () => {
    const plan = seller.plans.monthly;
    const telegramId = mintTelegramId();
    await mintOrder(api.db, seller, { at: new Date(), plan, for: { telegramId } });
    expect((await list()).total).toBe(3);
    expect((await list({ query: String(telegramId) })).total).toBe(1);
  });

  test('filters by how somebody stands, by channel and by plan', async () => {
    const at = new Date(Date.now() - 30 * 86_400_000);
    const owed = {
      status: 'past_due',
      unpaidInvoice: unpaidInvoice(grace?.orderId as never, new Date()),
    } as const;
    await readFact(api, seller, subscriptionFact(grace?.orderId as never, at, owed));
    const money = { choice: 'none', reason: 'test' };
    await call(api, 'subscriber.block', { subscriberId: lea?.subscriberId, reason: 'spam', money }, support);
    await api.database
      .sql`update channel_access set action_required = 'banned_by_hand' where subscriber_id = ${ada?.subscriberId ?? ''}`;
    expect(await names({ state: 'grace' })).toEqual(['Grace']);
    expect(await names({ state: 'preparing' })).toEqual(['Ada']);
    expect(await names({ state: 'leaving' })).toEqual(['Léa']);
    expect(await names({ state: 'blocked' })).toEqual(['Léa']);
    expect(await names({ state: 'action_required' })).toEqual(['Ada']);
    expect(await names({ state: 'inside' })).toEqual([]);
    expect(await names({ channelId: seller.channel.channelId, query: 'gr' })).toEqual(['Grace']);
    expect(await names({ planId: seller.plans.monthly.planId })).toHaveLength(3);
    expect(await names({ planId: seller.plans.once.planId })).toEqual([]);
  });

  test('knows nobody of another organisation, by no filter and no id', async () => {
    const other = await makeSeller(api.db);
    const stranger = await makeMember(api, other, { firstName: 'Grace', email: 'grace@example.org' });
    const searches = [
      'Grace',
      'grace@example.org',
      stranger.subscriberId,
      stranger.orderId,
      String(stranger.telegramId),
    ];
    for (const query of searches)
      expect((await list({ query })).items.map(({ id }) => id)).not.toContain(stranger.subscriberId);
    const { channelId } = other.channel;
    expect((await list({ channelId })).total).toBe(0);
    for (const path of ['subscriber.get', 'subscriber.timeline'])
      expect(await call(api, path, { subscriberId: stranger.subscriberId }, support)).toMatchObject({
        errorCode: 'not_found',
      });
  });

  test('shows what people are called now, as the bot saw them last', async () => {
    const person = { id: ada?.telegramId, firstName: 'Augusta', username: 'countess' };
    const service = { authorization: `Bearer ${serviceToken}` };
    await call(api, 'bot.start', { botTelegramId: seller.botTelegramId, person, payload: null }, service);
    expect(await names({ query: '@countess' })).toEqual(['Augusta']);
  });
});

describe('subscriber.exportCsv', () => {
  test('is what the list shows, with a heading, and no formula in it', async () => {
    await api.database
      .sql`update subscriber set first_name = '=HYPERLINK("http://example.com","Léa; 2")' where id = ${lea?.subscriberId ?? ''}`;
    const { data } = await call(api, 'subscriber.exportCsv', {}, support);
    const { csv, rows } = data as { csv: string; rows: number };
    const lines = csv.split('\r\n');
    expect([rows, lines[0]]).toEqual([
      3,
      'id,telegram_id,name,username,email,plan,paid_until,since,channels,lifetime_value',
    ]);
    expect(lines[1]).toContain(`"'=HYPERLINK(""http://example.com"",""Léa; 2"")"`);
    expect(lines[3]).toContain(',ada_l,ada@example.com,monthly,');
    const audited = await api.database
      .sql`select from audit where action = 'subscriber.export' and organisation_id = ${seller.organisationId}`;
    expect(audited).toHaveLength(1);
  });

  test('is what is selected', async () => {
    const { data } = await call(api, 'subscriber.exportCsv', { query: 'grace' }, support);
    expect(data).toMatchObject({ rows: 1, nextCursor: null });
  });
});
