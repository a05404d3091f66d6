import type { SubscriptionFact } from '@latchkey/contracts/facts/subscription-fact';
import { starsPayment, subscriptionFact, unpaidInvoice } from '@latchkey/db/testing/factories/facts';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { type Buyer, openWorld } from '../../test/open-world.ts';
import { applyStarsPayment } from '../apply/apply-stars-payment.ts';
import { sweepOverdue } from '../sweep/sweep-overdue.ts';

const world = await openWorld();
afterAll(world.drop);
const { clock, database, deps } = world;
const { sql } = database;
const paidAt = new Date('2026-11-20T12:00:00Z');
let buyer: Buyer;

beforeEach(async () => {
  await sql`update subscription set reminder_due_at = null`;
  clock.set(paidAt);
  await world.renew();
  buyer = await world.order('monthly');
});

const fact = (differs: Partial<SubscriptionFact> = {}) => subscriptionFact(buyer.orderId, paidAt, differs);
const enter = async (differs: Partial<SubscriptionFact> = {}) => {
  await world.read(fact(differs));
  await world.converge(buyer);
};
const sweep = async () => (await sweepOverdue(deps, 'reminders')).found;
const lookAt = async () => {
  const [row] = await sql`select reminder_due_at from subscription where order_id = ${buyer.orderId}`;
  return row?.reminder_due_at ? new Date(row.reminder_due_at) : null;
};
/** Lets time pass, and the sweep look whenever it would. */
const pass = async (until: Date) => {
  for (let look = await lookAt(); look && look <= until; look = await lookAt()) {
    if (look > clock.now()) clock.set(look);
    await sweep();
  }
  clock.set(until);
};

describe('in grace', () => {
  const failedAt = new Date('2026-12-20T12:00:00Z');
  const owed = () => fact({ status: 'past_due', unpaidInvoice: unpaidInvoice(buyer.orderId, failedAt) });
  beforeEach(async () => {
    await enter();
    clock.set(failedAt);
    await world.read(owed());
  });

  test('hard case 27: 3-D Secure is needed: told at the start, at half time, and on the last day; retries add nothing', async () => {
    await pass(clock.in({ days: 1 }));
    await world.read(owed());
    await pass(clock.in({ days: 3 }));
    await world.read(owed());
    await pass(clock.in({ hours: 23 }));
    expect(await world.notices(buyer)).toEqual([
      'way_in',
      'payment_failed',
      'grace_midway',
      'grace_last_day',
    ]);
    expect(await lookAt()).toBeNull();
    const [last] = await sql`
      select occasion, subscription_id is not null as about from notice
      where kind = 'grace_last_day' and subscriber_id = ${buyer.subscriberId}`;
    expect(last).toMatchObject({
      about: true,
      occasion: expect.stringContaining('2026-12-25T12:00:00.000Z'),
    });
  });

  test('a jump over both tells the one that is still true; a jump over the end none', async () => {
    await sweep();
    clock.advance({ days: 4, hours: 2 });
    expect(await sweep()).toBe(1);
    expect(await world.notices(buyer)).toEqual(['way_in', 'payment_failed', 'grace_last_day']);
    expect(await sweep()).toBe(0);
  });

  test('a jump over the end tells nothing', async () => {
    await sweep();
    clock.advance({ days: 6 });
    expect(await sweep()).toBe(1);
    expect(await world.notices(buyer)).toEqual(['way_in', 'payment_failed']);
  });

  test('ends them with the payment', async () => {
    await sweep();
    clock.advance({ days: 1 });
    const paidInvoice = {
      providerId: unpaidInvoice(buyer.orderId, null).providerId,
      amount: { amountMinor: 1_000n, currency: 'EUR' },
      paidAt: clock.now(),
      periodEnd: clock.in({ days: 29 }),
    };
    await world.read(fact({ paidInvoice, periodEnd: paidInvoice.periodEnd }));
    await pass(clock.in({ days: 10 }));
    expect(await world.notices(buyer)).toEqual(['way_in', 'payment_failed', 'recovered']);
  });

  test('the quiet hours of the organisation are kept, by its time zone', async () => {
    await sql`
      update organisation set quiet_from = '06:00', quiet_to = '20:00', time_zone = 'America/New_York'
      where id = ${world.shop.organisationId}`;
    await sweep();
    // Half time is at midnight UTC, seven in the evening there.
    expect(await lookAt()).toEqual(new Date('2026-12-23T01:00:00Z'));
    await pass(new Date('2026-12-24T13:00:00Z'));
    expect(await world.notices(buyer)).toEqual(['way_in', 'payment_failed', 'grace_midway']);
    expect(await lookAt()).toEqual(new Date('2026-12-25T01:00:00Z'));
  });

  test('another source in good standing: nothing is asked of the person', async () => {
    const second = await world.order('monthly', buyer);
    await world.read(subscriptionFact(second.orderId, failedAt));
    expect((await world.access(buyer)).graceUntil).toBeNull();
    await pass(clock.in({ days: 4, hours: 12 }));
    expect(await world.notices(buyer)).not.toContain('grace_last_day');
  });

  test('two at the same moment tell it once', async () => {
    await sweep();
    clock.advance({ days: 4, hours: 2 });
    const found = await Promise.all([sweep(), sweep(), sweep()]);
    expect(found.reduce((sum, count) => sum + count)).toBe(1);
    expect(await world.notices(buyer)).toEqual(['way_in', 'payment_failed', 'grace_last_day']);
  });
});

describe('before a charge', () => {
  const told = async () => (await world.notices(buyer)).filter((kind) => kind === 'renewal_coming').length;

  test('of a month: one day before, once for each', async () => {
    await enter();
    await pass(clock.in({ days: 28, hours: 23 }));
    expect(await told()).toBe(0);
    await pass(clock.in({ hours: 1 }));
    expect(await told()).toBe(1);
    await world.read(fact());
    await pass(clock.in({ hours: 23 }));
    expect(await told()).toBe(1);
    clock.advance({ hours: 2 });
    const periodEnd = clock.in({ days: 30 });
    await world.read(fact({ periodEnd, paidInvoice: null }));
    await pass(clock.in({ days: 29, hours: 12 }));
    expect(await told()).toBe(2);
  });

  test('of a year and at the end of a trial: three days before', async () => {
    await enter({ status: 'trialing', trialEnd: clock.in({ days: 14 }), periodEnd: clock.in({ days: 14 }) });
    await pass(clock.in({ days: 11 }));
    expect(await told()).toBe(1);
    await sql`update plan_version set interval = 'year' where id = ${world.shop.plans.monthly.planVersionId}`;
    const periodEnd = clock.in({ days: 365 });
    await world.read(fact({ periodEnd }));
    await pass(clock.in({ days: 362 }));
    expect(await told()).toBe(2);
  });

  test('only if it goes on, and is wanted', async () => {
    await enter({ cancelAt: clock.in({ days: 30 }) });
    await pass(clock.in({ days: 29, hours: 12 }));
    expect(await told()).toBe(0);
    clock.set(paidAt);
    await world.read(fact());
    await sql`update organisation set renewal_reminders = false where id = ${world.shop.organisationId}`;
    await pass(clock.in({ days: 29, hours: 12 }));
    expect(await told()).toBe(0);
  });

  test('not after it: a jump of time tells nothing of a charge that is over', async () => {
    await enter();
    clock.advance({ days: 31 });
    expect(await sweep()).toBe(1);
    expect(await told()).toBe(0);
  });

  test('in Stars: one day before they are over', async () => {
    buyer = await world.order('stars');
    await applyStarsPayment(
      deps,
      starsPayment(buyer.orderId, paidAt, { payer: buyer.telegramId }),
      world.shop,
    );
    await pass(clock.in({ days: 28, hours: 23 }));
    expect(await told()).toBe(0);
    await pass(clock.in({ hours: 1 }));
    expect(await told()).toBe(1);
  });

  test('what opens several channels is told once', async () => {
    const { organisationId } = world.shop;
    await sql`
      insert into channel (organisation_id, id, bot_id, chat_id, kind, title, created_at)
      select organisation_id, 'chn_' || substr(md5(id), 1, 26), bot_id, chat_id - 1, kind, 'Second', created_at
      from channel where organisation_id = ${organisationId}`;
    await sql`
      insert into order_line (organisation_id, id, order_id, deliverable_kind, deliverable_id)
      select organisation_id, 'orl_' || substr(md5(id), 1, 26), ${buyer.orderId}, 'channel', id
      from channel where organisation_id = ${organisationId} and title = 'Second'`;
    await world.read(fact());
    expect(await world.accesses(buyer)).toHaveLength(2);
    await pass(clock.in({ days: 29, hours: 12 }));
    expect(await told()).toBe(1);
  });
});
