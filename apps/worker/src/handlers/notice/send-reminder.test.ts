import { sweepOverdue } from '@latchkey/access/sweep/sweep-overdue';
import { newId } from '@latchkey/db/new-id';
import { mintOrder } from '@latchkey/db/testing/factories/mint-order';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { type MintedNotice, mintNotice } from '../../../test/mint-notice.ts';
import { openWorker } from '../../../test/open-worker.ts';
import { sendNotice } from './send-notice.ts';

const worker = await openWorker();
afterAll(worker.close);
const { deps, clock, botApi, jobs } = worker;
const { sql, db } = deps.database;
let notice: MintedNotice;

beforeEach(async () => {
  await worker.renew();
  clock.set('2026-11-20T12:00:00Z');
  await sql`update notice set state = 'sent'`;
});

const send = () => sendNotice(deps)(notice, worker.context());
const state = async () => {
  const [row] = await sql`select state, due_at from notice where id = ${notice.noticeId}`;
  return { state: row?.state, dueAt: new Date(row?.due_at) };
};
const text = () => String(botApi.calls[0]?.payload.text);

describe('a reminder of the last day', () => {
  beforeEach(async () => {
    notice = await mintNotice(worker, 'grace_last_day');
    await endsIn(20);
    jobs.length = 0;
  });
  const endsIn = (hours: number) =>
    sql`update channel_access set grace_until = ${clock.in({ hours }).toISOString()} where id = ${notice.accessId}`;

  test('is sent by day', async () => {
    expect(await send()).toEqual({ kind: 'done' });
    expect((await state()).state).toBe('sent');
    expect(text()).toContain('21 November 2026 at 09:00 (Europe/Paris)');
  });

  test('that comes to be sent in the quiet hours waits for their end, by the sweep too; it is not marked as begun', async () => {
    clock.set('2026-11-20T22:00:00Z');
    await endsIn(20);
    expect(await send()).toEqual({ kind: 'wait', delayMs: 9 * 3_600_000, reason: 'quiet hours' });
    expect(await state()).toEqual({ state: 'queued', dueAt: new Date('2026-11-21T07:00:15Z') });
    expect(botApi.calls).toEqual([]);
    clock.set('2026-11-21T07:00:15Z');
    expect((await sweepOverdue(deps, 'notices')).found).toBe(1);
    expect(await send()).toEqual({ kind: 'done' });
    expect(botApi.calls).toHaveLength(1);
  });

  test('is sent in the quiet hours where their end would be too late', async () => {
    clock.set('2026-11-20T22:00:00Z');
    await endsIn(9);
    expect(await send()).toEqual({ kind: 'done' });
    expect((await state()).state).toBe('sent');
  });

  test('is not sent when it was paid meanwhile, also in the quiet hours', async () => {
    clock.set('2026-11-20T22:00:00Z');
    await sql`update channel_access set grace_until = null where id = ${notice.accessId}`;
    expect(await send()).toEqual({ kind: 'done' });
    expect([(await state()).state, botApi.calls]).toEqual(['skipped', []]);
  });
});

test('the first failure, a way in and a removal know no quiet hours', async () => {
  clock.set('2026-11-20T22:00:00Z');
  for (const kind of ['payment_failed', 'way_in', 'recovered'] as const) {
    notice = await mintNotice(worker, kind);
    await sql`update channel_access set grace_until = ${clock.in({ days: 5 }).toISOString()} where id = ${notice.accessId}`;
    await send();
    expect([kind, (await state()).state]).toEqual([kind, 'sent']);
  }
});

describe('a coming charge', () => {
  const subscribe = async (differs: { priceIds?: string[]; cancelAt?: Date } = {}) => {
    notice = await mintNotice(worker, 'renewal_coming');
    const { organisationId, plans, account } = worker.shop;
    const made = { at: clock.now(), plan: plans.monthly, for: notice };
    const { orderId } = await mintOrder(db, worker.shop, made);
    const id = newId('subscription');
    const [price] =
      await sql`select provider_price_id from plan_price where id = ${plans.monthly.planPriceId}`;
    await sql`
      insert into subscription (organisation_id, id, order_id, provider, account, livemode, provider_id, status, price_ids, period_end,
        cancel_at, ever_paid, read_at)
      values (${organisationId}, ${id}, ${orderId}, 'stripe', ${account}, false, ${id}, 'active',
        ${differs.priceIds ?? [price?.provider_price_id]}, ${clock.in({ hours: 23 }).toISOString()},
        ${differs.cancelAt?.toISOString() ?? null}, true, now())`;
    await sql`update notice set subscription_id = ${id} where id = ${notice.noticeId}`;
  };

  test('is told with its day and price', async () => {
    await subscribe();
    await send();
    expect(text()).toMatch(/^🔔 Your membership in <b>.+<\/b> renews on 21 November 2026 for €10\.00\./);
  });

  test('is told without a price that is not what was ordered any more', async () => {
    await subscribe({ priceIds: ['price_other'] });
    await send();
    expect(text()).toContain('renews on 21 November 2026.');
  });

  test('is not told when it was cancelled before it was sent', async () => {
    await subscribe({ cancelAt: clock.in({ hours: 23 }) });
    await send();
    expect([(await state()).state, botApi.calls]).toEqual(['skipped', []]);
  });
});
