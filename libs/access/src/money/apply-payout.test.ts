import type { PayoutFact } from '@latchkey/contracts/facts/payout-fact';
import { movement, payoutFact } from '@latchkey/db/testing/factories/money';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { openWorld } from '../../test/open-world.ts';

const world = await openWorld();
afterAll(world.drop);
const { clock, database } = world;
const { sql } = database;
beforeEach(() => world.renew());

const books = async () => {
  const rows = await sql`
    select e.kind, e.object_id, l.book_account, l.amount_minor::int as amount from journal_entry e join journal_line l on l.entry_id = e.id
    where e.organisation_id = ${world.shop.organisationId} order by e.kind, l.line`;
  return rows.map(({ kind, book_account: book, amount }) => `${kind} ${book} ${amount}`);
};
const known = async ({ providerId }: PayoutFact) =>
  (
    await sql`select status, failure_code, amount_minor::int as amount from payout where provider_id = ${providerId}`
  )[0];
const openAlerts = async () =>
  (
    await sql`select detail ->> 'payout' as payout from alert where kind = 'payout_failed' and closed_at is null
      and organisation_id = ${world.shop.organisationId}`
  ).map(({ payout }) => payout);
const failed = (payout: PayoutFact): PayoutFact => ({
  ...payout,
  status: 'failed',
  failureCode: 'account_closed',
  returned: movement(8_000n, clock.now()),
});

test('a payout that fails after it was paid: both movements once, told once, until a later one arrives', async () => {
  const payout = payoutFact(clock.now());
  await world.read(payout);
  await world.read({ ...payout, status: 'paid' });
  expect(await known(payout)).toEqual({ status: 'paid', failure_code: null, amount: 8_000 });
  for (let times = 0; times < 3; times += 1) await world.read(failed(payout));
  expect(await known(payout)).toMatchObject({ status: 'failed', failure_code: 'account_closed' });
  expect(await books()).toEqual([
    'payout provider_balance -8000',
    'payout bank 8000',
    'payout_failed provider_balance 8000',
    'payout_failed bank -8000',
  ]);
  expect(await openAlerts()).toEqual([payout.providerId]);
  await world.read(payoutFact(clock.now(), { status: 'paid' }));
  expect(await openAlerts()).toEqual([]);
  await world.read(failed(payout));
  expect(await openAlerts()).toEqual([]);
});

test('one that was canceled is no failure; an older one that is read again ends no alert', async () => {
  const [older, newer] = [payoutFact(clock.now(), { status: 'paid' }), payoutFact(clock.now())];
  await world.read(older);
  await world.read(failed(newer));
  await world.read(older);
  expect(await openAlerts()).toEqual([newer.providerId]);
  const canceled = payoutFact(clock.now(), { status: 'canceled', returned: movement(8_000n, clock.now()) });
  await world.read(canceled);
  expect(await openAlerts()).toEqual([newer.providerId]);
  expect(await books()).toContain('payout_canceled bank -8000');
});
