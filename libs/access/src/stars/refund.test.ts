import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { openStars, type Stars } from '../../test/open-stars.ts';
import { openWorld } from '../../test/open-world.ts';
import { askRefund } from './ask-refund.ts';
import { askRenewal } from './ask-renewal.ts';
import { noteRefund } from './note-refund.ts';

const world = await openWorld();
afterAll(world.drop);
const { clock } = world;
const { sql } = world.database;
const began = clock.now();
let on: Stars;
beforeEach(async () => {
  clock.set(began);
  await sql`delete from stars_reading`;
  await sql`update subscription set due_at = null`;
  on = await openStars(world);
  await on.pay(on.payment(1));
  await world.converge(on.buyer);
  clock.advance({ days: 1 });
});

const inDays = (days: number) => new Date(began.getTime() + days * 86_400_000);
const ask = async (month = 1) =>
  askRefund(on.deps, {
    organisationId: on.organisationId,
    paymentId: await on.paymentId(on.payment(month)),
    reason: 'asked within 14 days',
    act: on.act(),
  });
const hear = (month = 1) =>
  noteRefund(
    on.deps,
    { chargeId: on.payment(month).chargeId, refundedAt: clock.now(), heardBy: 'message' },
    on.receiver,
  );
const paidOnce = ['payment provider_balance 250', 'payment sales -250'];
const givenBack = ['refund provider_balance -250', 'refund refunds 250'];

describe('asked for from here', () => {
  test('cancels first, then gives back, and only then access ends', async () => {
    expect(await ask()).toBe('asked');
    expect((await on.access()).state).toBe('GRANTED');
    await on.workOff();
    const { chargeId } = on.payment(1);
    expect(on.asks()).toEqual([`cancel ${chargeId}`, `refund ${chargeId}`]);
    expect(await on.access()).toMatchObject({ state: 'REVOKE_PENDING', revokeReason: 'refunded' });
    expect(await on.books()).toEqual([...paidOnce, ...givenBack]);
    expect(await on.subscription()).toMatchObject({ status: 'canceled', dueAt: null });
    expect(await on.alerts()).toEqual([]);
    const acts = await sql`select action, target_id, actor_id, detail from audit where action like 'stars.%'
      and organisation_id = ${on.organisationId}`;
    expect(acts).toEqual([
      {
        action: 'stars.refund',
        target_id: await on.paymentId(on.payment(1)),
        actor_id: 'grace',
        detail: { reason: 'asked within 14 days' },
      },
    ]);
  });

  test('hard case 16: Telegram says "already refunded": one refund, one entry in the journal', async () => {
    on.stars.refunded.add(on.payment(1).chargeId);
    await ask();
    await on.workOff();
    expect(await on.refunds()).toEqual([on.payment(1).chargeId]);
    expect(await on.books()).toEqual([...paidOnce, ...givenBack]);
    expect(
      (await sql`select state from stars_call where organisation_id = ${on.organisationId}`)[0]?.state,
    ).toBe('done');
  });

  test('hard case 16: the answer is lost, the update, the transactions and the second try tell it: still one', async () => {
    on.stars.refuse('refund', 'transient', { lost: true });
    await ask();
    await on.workOff();
    expect(await on.refunds()).toEqual([]);
    on.takeBack(on.payment(1));
    await Promise.all([hear(), on.read(), hear()]);
    clock.advance({ minutes: 2 });
    await on.workOff();
    await on.read();
    expect(await on.refunds()).toEqual([on.payment(1).chargeId]);
    expect(await on.books()).toEqual([...paidOnce, ...givenBack]);
    expect(await on.alerts(), 'it was asked for').toEqual([]);
    expect(on.asks().filter((call) => call.startsWith('refund'))).toHaveLength(1);
    expect((await on.access()).revokeReason).toBe('refunded');
  });

  test('asked for twice, or again afterwards: once', async () => {
    const answers = await Promise.all([ask(), ask()]);
    expect(answers).toEqual(['asked', 'asked']);
    await on.workOff();
    expect(await ask()).toBe('already');
    expect(on.asks()).toHaveLength(2);
    expect(
      await sql`select from audit where action = 'stars.refund' and organisation_id = ${on.organisationId}`,
    ).toHaveLength(1);
  });

  test('not given back where it cannot be cancelled: Telegram would charge again', async () => {
    on.stars.refuse('editRenewal', 'request_faulty');
    await ask();
    await on.workOff();
    expect(await on.refunds()).toEqual([]);
    expect((await on.access()).state).toBe('GRANTED');
    const [call] =
      await sql`select state, refusal from stars_call where organisation_id = ${on.organisationId}`;
    expect(call).toEqual({ state: 'refused', refusal: 'request_faulty' });
    expect(await ask(), 'it may be asked for again').toBe('asked');
    await on.workOff();
    expect(await on.refunds()).toHaveLength(1);
  });

  test('waits as long as Telegram asks, and a lost job is found by the sweep', async () => {
    on.stars.refuse('refund', 'rate_limited');
    await ask();
    world.jobs.length = 0;
    clock.advance({ seconds: 15 });
    await on.workOff();
    expect(on.asks().at(-1)).toMatch(/^refund/);
    clock.advance({ seconds: 66 });
    await on.workOff();
    expect(await on.refunds()).toEqual([]);
    clock.advance({ seconds: 1 });
    await on.workOff();
    expect(await on.refunds()).toHaveLength(1);
  });

  test('takes the place of a cancellation that is not answered, and holds back a second one', async () => {
    const subscriptionId = (await on.subscription())?.id;
    const cancel = { organisationId: on.organisationId, subscriptionId, kind: 'cancel' as const };
    expect(await askRenewal(on.deps, { ...cancel, act: on.act() })).toBe('asked');
    expect(await ask()).toBe('asked');
    expect(await askRenewal(on.deps, { ...cancel, act: on.act() })).toBe('busy');
    await on.workOff();
    expect(on.asks().map((call) => call.split(' ')[0])).toEqual(['cancel', 'refund']);
  });

  test('what was paid once is given back without anything to cancel', async () => {
    const order = await world.order('stars');
    const once = {
      ...on.payment(1, { paidThrough: null }),
      orderId: order.orderId,
      chargeId: `once_${order.orderId}`,
      payerTelegramId: order.telegramId,
    };
    await on.pay(once);
    const paymentId = await on.paymentId(once);
    await askRefund(on.deps, { organisationId: on.organisationId, paymentId, reason: 'r', act: on.act() });
    await on.workOff();
    expect(on.asks()).toEqual([`refund ${once.chargeId}`]);
    expect(await world.access(order)).toMatchObject({ state: 'REVOKE_PENDING', revokeReason: 'refunded' });
  });

  test('of another organisation, or of none: unknown', async () => {
    const paymentId = await on.paymentId(on.payment(1));
    on = await openStars(world);
    const asked = askRefund(on.deps, {
      organisationId: on.organisationId,
      paymentId,
      reason: 'r',
      act: on.act(),
    });
    expect(await asked).toBe('unknown');
  });
});

describe('of one month among several', () => {
  beforeEach(async () => {
    clock.set(inDays(30));
    await on.pay(on.payment(2));
    clock.advance({ days: 2 });
  });

  test('a month that is over: access goes on with what pays for the present', async () => {
    await ask(1);
    await on.workOff();
    expect(await on.refunds()).toEqual([on.payment(1).chargeId]);
    expect(await on.access()).toMatchObject({ state: 'GRANTED', entitledUntil: inDays(60) });
    expect(await on.subscription(), 'cancelled all the same').toMatchObject({
      cancelAt: inDays(60),
      endedAt: null,
    });
  });

  test('the present one: access ends', async () => {
    await ask(2);
    await on.workOff();
    expect(await on.access()).toMatchObject({ state: 'REVOKE_PENDING', revokeReason: 'refunded' });
  });

  test('one after the other', async () => {
    await ask(1);
    expect(await ask(2), 'not at the same time').toBe('busy');
    await on.workOff();
    expect(await ask(2)).toBe('asked');
    await on.workOff();
    expect(await on.refunds()).toHaveLength(2);
  });
});

describe('not asked for from here', () => {
  test('a chargeback, seen in the transactions alone: out, told, and not charged again', async () => {
    on.takeBack(on.payment(1));
    clock.advance({ hours: 6 });
    await on.workOff();
    expect(await on.access()).toMatchObject({ state: 'REVOKE_PENDING', revokeReason: 'disputed' });
    expect(await on.books()).toEqual([...paidOnce, ...givenBack]);
    expect(await on.alerts()).toEqual(['stars_taken_back']);
    expect(on.stars.off).toEqual(new Set([on.payment(1).chargeId]));
    await on.read();
    expect(await on.alerts()).toHaveLength(1);
  });

  test('a refund from elsewhere, told by an update', async () => {
    await hear();
    await sql`update alert set closed_at = ${clock.now().toISOString()} where organisation_id = ${on.organisationId}`;
    await hear();
    await on.read();
    expect((await on.access()).revokeReason).toBe('refunded');
    expect(await on.books()).toEqual([...paidOnce, ...givenBack]);
    expect(await on.alerts()).toEqual(['stars_taken_back']);
  });

  test('of a payment that we have not heard of: the transactions tell both, in their order', async () => {
    on.paySilently(on.payment(2, { paidAt: clock.now() }));
    on.takeBack(on.payment(2));
    await hear(2);
    await on.workOff();
    expect(await on.refunds()).toEqual([on.payment(2).chargeId]);
    expect(await on.books()).toHaveLength(6);
    expect((await on.access()).state, 'the first month is paid').toBe('GRANTED');
  });

  test('the journal refuses what does not add up, whoever writes it', async () => {
    await hear();
    await expect(
      sql`insert into journal_line (organisation_id, entry_id, line, book_account, amount_minor, currency)
        select organisation_id, id, 3, 'sales', 1, 'XTR' from journal_entry where kind = 'refund' and organisation_id = ${on.organisationId}`,
    ).rejects.toThrow('not zero-sum');
  });
});

test('paid anew after a refund: in again; a repeated update of what went back is not', async () => {
  await ask();
  await on.workOff();
  await on.pay(on.payment(1));
  expect((await on.access()).state).toBe('REVOKE_PENDING');
  clock.advance({ hours: 1 });
  const anew = on.payment(2, { paidAt: clock.now(), paidThrough: clock.in({ days: 30 }) });
  await on.pay(anew);
  expect(await on.access()).toMatchObject({ state: 'PENDING', entitledUntil: anew.paidThrough });
});
