import { askBrake } from '@latchkey/access/brake/ask-brake';
import { transition } from '@latchkey/contracts/access/transition';
import type { AccessId } from '@latchkey/contracts/ids';
import { createAccess } from '@latchkey/db/access/create-access';
import { leaseAccess } from '@latchkey/db/access/lease-access';
import { writeMove } from '@latchkey/db/access/write-moves';
import { mintTelegramId } from '@latchkey/db/testing/factories/mint-number';
import { mintSubscriber } from '@latchkey/db/testing/factories/mint-subscriber';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Caller, call, signUp } from '../../test/call.ts';
import { startApi, type TestApi } from '../../test/start-api.ts';
import { addMember, makeSeller, type Seller } from '../../test/world.ts';

let api: TestApi;
let seller: Seller;
let owner: Caller;
let ownerId: string;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  seller = await makeSeller(api.db);
  ({ caller: owner, userId: ownerId } = await join('owner'));
});

const join = async (role: 'owner' | 'admin' | 'support') => {
  const signedUp = await signUp(api);
  await addMember(api.db, seller.organisationId, signedUp.userId, role);
  return signedUp;
};
/** A removal that asks to be made now. */
const leaving = async (): Promise<'go' | 'held' | 'moved'> => {
  const { organisationId, channel } = seller;
  const occasion = { organisationId, correlationId: 'cor', at: new Date() };
  const subscriberId = await mintSubscriber(api.db, organisationId, {
    at: occasion.at,
    telegramId: mintTelegramId(),
  });
  const accessId: AccessId = await createAccess(
    api.db,
    { subscriberId, channelId: channel.channelId },
    occasion,
  );
  const born = { id: accessId, version: 1, state: 'PENDING' } as const;
  await writeMove(api.db, transition(born, 'revoke', { revokeReason: 'refunded' }), {}, occasion);
  const leased = await leaseAccess(api.db, { organisationId, accessId, token: accessId, leaseMs: 60_000 });
  if (!leased) throw new Error('not leased');
  const { database } = api;
  return askBrake({ database, clock: { now: () => new Date() }, onCommitted: () => {} }, leased, 'cor');
};
const pulled = async (): Promise<string> => {
  await call(api, 'brake.setLimits', { min: 1, percent: 0 }, owner);
  expect([await leaving(), await leaving()]).toEqual(['go', 'held']);
  const { data } = await call(api, 'brake.list', { state: 'holding' }, owner);
  return (data as { items: { id: string }[] }).items[0]?.id ?? '';
};

test('limits are the organisation’s, and bounded', async () => {
  const { data } = await call(api, 'brake.list', {}, owner);
  expect(data).toEqual({ limits: { min: 10, percent: 5 }, items: [], nextCursor: null });
  expect(await call(api, 'brake.setLimits', { min: 0, percent: 5 }, owner)).toMatchObject({ status: 400 });
  expect(await call(api, 'brake.setLimits', { min: 20, percent: 51 }, owner)).toMatchObject({ status: 400 });
  await call(api, 'brake.setLimits', { min: 20, percent: 7 }, owner);
  expect((await call(api, 'brake.list', {}, owner)).data).toMatchObject({ limits: { min: 20, percent: 7 } });
});

test('a brake is shown with what waits for it, and released by an Admin', async () => {
  const brakeId = await pulled();
  const admin = (await join('admin')).caller;
  const released = await call(api, 'brake.release', { brakeId, reason: 'a real wave' }, admin);
  expect(released).toMatchObject({
    status: 200,
    data: { state: 'released', waiting: 1, limit: 1, override: false, reason: 'a real wave' },
  });
  expect((await call(api, 'brake.release', { brakeId }, admin)).data).toEqual(released.data);
  expect(await call(api, 'brake.refuse', { brakeId }, admin)).toMatchObject({ errorCode: 'conflict' });
});

test('the Owner alone has to have signed in within the last ten minutes', async () => {
  const brakeId = await pulled();
  const signedIn = (minutes: number) => api.database.sql`
    update auth.session set created_at = now() - ${minutes} * interval '1 minute' where user_id = ${ownerId}`;
  await signedIn(10);
  expect(await call(api, 'brake.release', { brakeId }, owner)).toMatchObject({
    status: 412,
    errorCode: 'sign_in_again',
  });
  await signedIn(9);
  expect(await call(api, 'brake.release', { brakeId }, owner)).toMatchObject({ data: { state: 'released' } });
});

test('support overrides with a reason; Owner and Admin have their own way', async () => {
  const brakeId = await pulled();
  const support = (await join('support')).caller;
  const reason = 'the owner is out of reach';
  expect(await call(api, 'brake.override', { brakeId }, support)).toMatchObject({
    errorCode: 'invalid_input',
  });
  expect(await call(api, 'brake.override', { brakeId, reason }, owner)).toMatchObject({
    errorCode: 'not_allowed',
  });
  expect(await call(api, 'brake.override', { brakeId, reason }, support)).toMatchObject({
    data: { state: 'released', override: true, reason },
  });
});

test('who blocked does not release what their blocks have pulled', async () => {
  const brakeId = await pulled();
  const admin = await join('admin');
  const { sql } = api.database;
  const [access] = await sql`
    select access_id from brake_hold where brake_id = ${brakeId}`;
  await sql`update channel_access set revoke_reason = 'blocked' where id = ${access?.access_id}`;
  await sql`
    insert into block (organisation_id, id, subscriber_id, reason, money_choice, created_by, created_at)
    select organisation_id, 'blk_' || id, subscriber_id, 'spam', 'none', ${admin.userId}, now()
    from channel_access where id = ${access?.access_id}`;
  expect(await call(api, 'brake.release', { brakeId }, admin.caller)).toMatchObject({
    status: 403,
    errorCode: 'second_person_needed',
  });
  expect(await call(api, 'brake.release', { brakeId }, owner)).toMatchObject({ data: { state: 'released' } });
});

test('another organisation’s brake is not found', async () => {
  const brakeId = await pulled();
  const stranger = await signUp(api);
  const other = await makeSeller(api.db);
  await addMember(api.db, other.organisationId, stranger.userId, 'owner');
  expect(await call(api, 'brake.release', { brakeId }, stranger.caller)).toMatchObject({
    errorCode: 'not_found',
  });
});
