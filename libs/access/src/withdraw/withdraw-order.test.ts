import { keepTexts } from '@latchkey/db/shop/keep-text';
import { writeWithdrawalRefund } from '@latchkey/db/shop/shop-settings';
import { purchaseFact, starsPayment, subscriptionFact } from '@latchkey/db/testing/factories/facts';
import { chargeFact, refundFact } from '@latchkey/db/testing/factories/money';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Buyer, openWorld, type World } from '../../test/open-world.ts';
import { applyStarsPayment } from '../apply/apply-stars-payment.ts';
import { withdrawOrder } from './withdraw-order.ts';

let world: World;
let buyer: Buyer;
beforeAll(async () => {
  world = await openWorld();
});
beforeEach(async () => {
  await world.renew();
  buyer = await world.order('monthly');
});
afterAll(() => world.drop());

const act = () =>
  ({ actorKind: 'buyer', actorId: null, correlationId: 'cor_withdraw', at: world.clock.now() }) as const;
const withdraw = (differs: { name?: string } = {}) => {
  const { organisationId } = world.shop;
  const stated = { name: 'Ada', email: 'ada@example.com', locale: 'fr' } as const;
  return withdrawOrder(world.deps, { organisationId, orderId: buyer.orderId, ...stated, ...differs }, act());
};
const promised = () => world.jobs.map(({ name }) => name);
const rows = () => world.database.sql`select * from withdrawal where order_id = ${buyer.orderId}`;
const enter = async () => {
  const fact = subscriptionFact(buyer.orderId, world.clock.now());
  await world.read(fact);
  await world.converge(buyer);
  world.jobs.length = 0;
  return fact;
};

test('a withdrawal ends access at its moment, plans the money, and promises a receipt, all at once', async () => {
  await enter();
  world.clock.advance({ days: 3 });
  expect(await withdraw()).toMatchObject({ kind: 'received', withdrawal: { receivedAt: world.clock.now() } });
  expect(await world.access(buyer)).toMatchObject({ state: 'REVOKE_PENDING', revokeReason: 'withdrawn' });
  expect(promised().sort()).toEqual(['access.converge', 'buyerMail.send', 'payment.settleWithdrawal']);
  expect(await rows()).toMatchObject([
    {
      name: 'Ada',
      locale: 'fr',
      state: 'pending',
      refund: 'full',
      acts: [
        { act: 'cancel', outcome: 'pending' },
        { act: 'refund', amountMinor: '1000', currency: 'EUR', outcome: 'pending' },
      ],
    },
  ]);
  const [mail] = await world.database.sql`select kind, email, locale, state from buyer_mail
    where organisation_id = ${world.shop.organisationId}`;
  expect(mail).toEqual({ kind: 'withdrawal', email: 'ada@example.com', locale: 'fr', state: 'queued' });
});

test('made twice, also at the same moment, it is one, and the first counts', async () => {
  await enter();
  const [first, second] = await Promise.all([withdraw(), withdraw({ name: 'Somebody else' })]);
  expect(first.kind).toBe('received');
  expect(second).toEqual(first);
  world.clock.advance({ days: 1 });
  expect(await withdraw()).toMatchObject(first);
  expect(await rows()).toHaveLength(1);
  expect(promised().filter((name) => name === 'buyerMail.send')).toHaveLength(1);
});

test('whatever is heard of it later opens nothing again', async () => {
  const fact = await enter();
  await withdraw();
  world.clock.advance({ minutes: 5 });
  await world.read(subscriptionFact(buyer.orderId, world.clock.now()));
  const charge = chargeFact(fact, { refunds: [refundFact(world.clock.now())] });
  await world.read(charge);
  await world.read({ ...charge, refunds: [refundFact(world.clock.now(), { status: 'failed' })] });
  expect((await world.access(buyer)).revokeReason).toBe('withdrawn');
});

test('money that arrives after the withdrawal goes back whole', async () => {
  buyer = await world.order('once');
  await world.database.sql`update "order" set status = 'processing' where id = ${buyer.orderId}`;
  expect(await withdraw()).toMatchObject({ kind: 'received' });
  expect(await rows()).toMatchObject([{ state: 'done', acts: [] }]);
  world.jobs.length = 0;
  await world.read(purchaseFact(buyer.orderId, world.clock.now()));
  expect(await world.accesses(buyer)).toEqual([]);
  expect(promised()).toContain('payment.settleWithdrawal');
  expect(await rows()).toMatchObject([
    { state: 'pending', acts: [{ act: 'refund', amountMinor: '5000', outcome: 'pending' }] },
  ]);
  world.jobs.length = 0;
  await world.read(purchaseFact(buyer.orderId, world.clock.now()));
  expect(promised()).not.toContain('payment.settleWithdrawal');
});

test('pro rata, where the seller wants it and the buyer has agreed to an early start', async () => {
  const { organisationId } = world.shop;
  await writeWithdrawalRefund(world.database.db, organisationId, 'pro_rata', { ...act(), actorKind: 'user' });
  await enter();
  world.clock.advance({ days: 10 });
  const amount = async () =>
    (await rows())[0]?.acts.find((each: { act: string }) => each.act === 'refund')?.amountMinor;
  await withdraw();
  expect(await amount()).toBe('1000');

  buyer = await world.order('monthly');
  const at = world.clock.now();
  const text = { kind: 'consent', body: 'At once, please.', fromTemplate: true } as const;
  const ids = await keepTexts(world.database.db, { organisationId, locale: 'en', at }, [text]);
  const id = ids.get('consent') ?? '';
  await world.database.sql`
    insert into order_consent (organisation_id, order_id, locale, consent_text_id, terms_text_id, withdrawal_text_id, at)
    values (${organisationId}, ${buyer.orderId}, 'en', ${id}, ${id}, ${id}, ${at.toISOString()})`;
  await enter();
  world.clock.advance({ days: 10 });
  await withdraw();
  expect(await amount()).toBe('667');
});

test('Stars are asked back of Telegram; the subscription ends with them', async () => {
  buyer = await world.order('stars');
  const { organisationId, botTelegramId } = world.shop;
  const payment = starsPayment(buyer.orderId, world.clock.now(), { payer: buyer.telegramId });
  await applyStarsPayment(world.deps, payment, { organisationId, botTelegramId });
  world.jobs.length = 0;
  expect(await withdraw()).toMatchObject({ kind: 'received' });
  expect(promised()).toContain('stars.call');
  expect(await rows()).toMatchObject([{ state: 'done', acts: [{ act: 'refund', outcome: 'asked' }] }]);
  expect((await world.access(buyer)).revokeReason).toBe('withdrawn');
});

test('too late, or of another organisation, it is refused and nothing happens', async () => {
  await enter();
  world.clock.advance({ days: 20 });
  expect(await withdraw()).toEqual({ kind: 'refused', reason: 'not_open' });
  const { orderId } = buyer;
  await world.renew();
  buyer = { ...buyer, orderId };
  expect(await withdraw()).toEqual({ kind: 'refused', reason: 'unknown' });
  expect(await rows()).toEqual([]);
});
