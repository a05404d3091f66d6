import { sweepOverdue } from '@latchkey/access/sweep/sweep-overdue';
import type { DriftId, OrganisationId, ReconcilePartId } from '@latchkey/contracts/ids';
import { noteDrift } from '@latchkey/db/reconcile/note-drifts';
import { createTestClock } from '@latchkey/db/testing/test-clock';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, call, signUp } from '../../test/call.ts';
import { startApi, type TestApi } from '../../test/start-api.ts';
import { addMember, makeSeller, type Seller } from '../../test/world.ts';

let api: TestApi;
let seller: Seller;
let other: Seller;
let support: Caller;
beforeAll(async () => {
  api = await startApi();
  [seller, other] = [await makeSeller(api.db), await makeSeller(api.db)];
  const { caller, userId } = await signUp(api);
  support = caller;
  await addMember(api.db, seller.organisationId, userId, 'support');
  const { database } = api;
  await sweepOverdue({ database, clock: createTestClock(), onCommitted: () => undefined }, 'reconcile parts');
});
afterAll(() => api.close());

async function found(subjectId: string, of: OrganisationId = seller.organisationId): Promise<DriftId> {
  const [part] = await api.database.sql`
    select id from reconcile_part where organisation_id = ${of} and part = 'subscriptions'`;
  const target = { account: 'acct_1', livemode: false, objectKind: 'subscription', objectId: subjectId };
  const noted = await noteDrift(
    api.db,
    { organisationId: of, partId: part?.id as ReconcilePartId, at: new Date(), patienceMs: 0 },
    {
      kind: 'provider-differs',
      subjectKind: 'subscription',
      subjectId,
      fix: 'read_again',
      waitsForPerson: false,
      size: 1,
      evidence: { targets: [target], differs: ['status'] },
    },
  );
  if (!noted) throw new Error('not noted');
  return noted.id;
}

test('drifts are listed, newest first, with filters and pages, each organisation its own', async () => {
  const ids = [await found('sub_1'), await found('sub_2'), await found('sub_3')];
  await found('sub_4', other.organisationId);
  const list = (input: object) => call(api, 'drift.list', input, seller.byKey);
  const first = await list({ limit: 2 });
  expect(first.data).toMatchObject({
    items: [
      { id: ids[2], kind: 'provider-differs', evidence: { differs: ['status'] }, state: 'open', size: 1 },
      { id: ids[1] },
    ],
    nextCursor: ids[1],
  });
  const next = await list({ limit: 2, cursor: ids[1] });
  expect(next.data).toMatchObject({ items: [{ id: ids[0] }], nextCursor: null });
  expect((await list({ subjectId: 'sub_2' })).data).toMatchObject({ items: [{ id: ids[1] }] });
  expect((await list({ kind: 'in-not-paid' })).data).toMatchObject({ items: [] });
  expect((await list({ waitsForPerson: true })).data).toMatchObject({ items: [] });
  expect((await list({ state: 'dismissed' })).data).toMatchObject({ items: [] });
});

test('support asks for a fix: what it promises is pushed, and who did it is in the audit', async () => {
  const driftId = await found('sub_to_fix');
  api.jobs.length = 0;
  const fixed = await call(api, 'drift.fix', { driftId }, support);
  expect(fixed.data).toMatchObject({ id: driftId, state: 'open', fixAppliedAt: expect.any(String) });
  expect(api.jobs).toMatchObject([{ name: 'payment.sync', payload: { objectId: 'sub_to_fix' } }]);
  const [row] = await api.database
    .sql`select action, actor_kind, detail from audit where target_id = ${driftId}`;
  expect(row).toMatchObject({ action: 'drift.fix', actor_kind: 'user', detail: { fix: 'read_again' } });
});

test('dismissed with a reason; then there is nothing to fix; another organisation’s is not found', async () => {
  const driftId = await found('sub_to_leave');
  expect(await call(api, 'drift.dismiss', { driftId, reason: ' ' }, support)).toMatchObject({
    errorCode: 'invalid_input',
  });
  const dismissed = await call(api, 'drift.dismiss', { driftId, reason: 'known at Stripe' }, support);
  expect(dismissed.data).toMatchObject({ state: 'dismissed', reason: 'known at Stripe' });
  expect(await call(api, 'drift.fix', { driftId }, support)).toMatchObject({
    status: 409,
    errorCode: 'conflict',
  });
  const theirs = await found('sub_theirs', other.organisationId);
  expect(await call(api, 'drift.fix', { driftId: theirs }, support)).toMatchObject({
    errorCode: 'not_found',
  });
});

test('what was compared, and that it is compared now', async () => {
  const status = await call(api, 'reconcile.status', {}, seller.byKey);
  const { parts } = status.data as { parts: { part: string; state: string }[] };
  expect(parts.map(({ part }) => part).sort()).toEqual([
    'balance',
    'count',
    'events',
    'members',
    'sessions',
    'subscriptions',
  ]);
  expect(parts.every(({ state }) => state === 'never')).toBe(true);
  api.jobs.length = 0;
  expect(await call(api, 'reconcile.run', {}, support)).toMatchObject({ data: { parts: 6 } });
  expect(api.jobs.map(({ name }) => name)).toEqual(Array.from({ length: 6 }, () => 'reconcile.part'));
});
