import { askBrake } from '@latchkey/access/brake/ask-brake';
import { transition } from '@latchkey/contracts/access/transition';
import type { AlertKind } from '@latchkey/contracts/alerts/kinds';
import type { AccessId, AlertId } from '@latchkey/contracts/ids';
import type { Role } from '@latchkey/contracts/permissions';
import { createAccess } from '@latchkey/db/access/create-access';
import { leaseAccess } from '@latchkey/db/access/lease-access';
import { writeMove } from '@latchkey/db/access/write-moves';
import { raiseAlert } from '@latchkey/db/alert/raise-alert';
import { unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { mintMember } from '@latchkey/db/testing/factories/mint-member';
import { mintTelegramId } from '@latchkey/db/testing/factories/mint-number';
import { mintSubscriber } from '@latchkey/db/testing/factories/mint-subscriber';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { call } from '../../test/call.ts';
import { serviceToken, startApi, type TestApi } from '../../test/start-api.ts';
import { makeSeller, type Seller } from '../../test/world.ts';

let api: TestApi;
let seller: Seller;
let owner: number;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  seller = await makeSeller(api.db);
  owner = await link('owner');
});

const service = { authorization: `Bearer ${serviceToken}` };
async function bot(name: string, input: object, of: Seller = seller) {
  const answer = await call(api, `bot.${name}`, { botTelegramId: of.botTelegramId, ...input }, service);
  expect(answer, answer.message ?? '').toMatchObject({ status: 200 });
  return answer.data;
}
async function link(role: Role): Promise<number> {
  const telegramId = mintTelegramId();
  await mintMember(api.db, seller.organisationId, { at: new Date(), role, telegramId });
  return telegramId;
}
const tap = (id: number, alertId: string | undefined, act: string, of: Seller = seller) =>
  bot('actOnAlert', { person: { id }, alertId, act }, of);
const committer = () => ({ database: api.database, onCommitted: () => {} });
const raise = (kind: AlertKind, subject: string) =>
  unitOfWork(committer(), (unit) =>
    raiseAlert(unit, {
      organisationId: seller.organisationId,
      kind,
      subject,
      correlationId: 'cor',
      at: new Date(),
    }),
  ) as Promise<AlertId>;
const enter = async (): Promise<AccessId> => {
  const occasion = { organisationId: seller.organisationId, correlationId: 'cor', at: new Date() };
  const { organisationId, channel } = seller;
  const subscriberId = await mintSubscriber(api.db, organisationId, {
    at: occasion.at,
    telegramId: mintTelegramId(),
  });
  return createAccess(api.db, { subscriberId, channelId: channel.channelId }, occasion);
};

describe('a button under an alert', () => {
  test('what has happened is put aside, by a second tap too; what lasts is not', async () => {
    const alertId = await raise('seen_inside_again', await enter());
    expect(await tap(owner, alertId, 'acknowledge')).toEqual({ outcome: 'acknowledged', by: 'Grace' });
    expect(await tap(owner, alertId, 'acknowledge')).toMatchObject({ outcome: 'acknowledged' });
    const [row] = await api.database.sql`select closed_at from alert where id = ${alertId}`;
    expect(row?.closed_at).not.toBeNull();
    const lasts = await raise('removal_refused', await enter());
    expect(await tap(owner, lasts, 'acknowledge')).toMatchObject({ outcome: 'unknown' });
  });

  test('a removal that was refused is looked at again, until it is over', async () => {
    const accessId = await enter();
    const alertId = await raise('removal_refused', accessId);
    const before = api.jobs.length;
    expect(await tap(owner, alertId, 'look')).toEqual({ outcome: 'looked', by: 'Grace' });
    expect(api.jobs.slice(before)).toMatchObject([{ name: 'access.converge', payload: { accessId } }]);
    await api.database.sql`update alert set closed_at = now() where id = ${alertId}`;
    expect(await tap(owner, alertId, 'look')).toMatchObject({ outcome: 'over' });
  });

  test('is for those who run the organisation, each by their own role, and for nobody else', async () => {
    const alertId = await raise('seen_inside_again', await enter());
    expect(await tap(await link('viewer'), alertId, 'acknowledge')).toMatchObject({ outcome: 'not_allowed' });
    expect(await tap(mintTelegramId(), alertId, 'acknowledge')).toMatchObject({ outcome: 'unknown' });
    const other = await makeSeller(api.db);
    expect(await tap(owner, alertId, 'acknowledge', other)).toMatchObject({ outcome: 'unknown' });
    const [row] = await api.database.sql`select closed_at from alert where id = ${alertId}`;
    expect(row?.closed_at).toBeNull();
  });
});

describe('a brake', () => {
  const leaving = async () => {
    const occasion = { organisationId: seller.organisationId, correlationId: 'cor', at: new Date() };
    const accessId = await enter();
    const born = { id: accessId, version: 1, state: 'PENDING' } as const;
    await writeMove(api.db, transition(born, 'revoke', { revokeReason: 'refunded' }), {}, occasion);
    const leased = await leaseAccess(api.db, { ...occasion, accessId, token: accessId, leaseMs: 60_000 });
    if (!leased) throw new Error('not leased');
    return askBrake({ ...committer(), clock: { now: () => new Date() } }, leased, 'cor');
  };
  const pulled = async (): Promise<string> => {
    await api.database
      .sql`update organisation set brake_min = 1, brake_percent = 0 where id = ${seller.organisationId}`;
    expect([await leaving(), await leaving()]).toEqual(['go', 'held']);
    const [row] = await api.database
      .sql`select id from alert where organisation_id = ${seller.organisationId} and kind = 'brake_pulled'`;
    return row?.id;
  };

  test('is released by one of two, and says so at every tap; support may not', async () => {
    const alertId = await pulled();
    expect(await tap(await link('support'), alertId, 'release')).toMatchObject({ outcome: 'not_allowed' });
    const admin = await link('admin');
    expect(await tap(admin, alertId, 'release')).toEqual({ outcome: 'released', by: 'Grace' });
    expect(await tap(owner, alertId, 'release')).toEqual({ outcome: 'released', by: 'Grace' });
    expect(await tap(owner, alertId, 'keep')).toMatchObject({ outcome: 'over' });
  });

  test('who is alone decides on the web, signed in anew; keeping needs no second person', async () => {
    const alertId = await pulled();
    expect(await tap(owner, alertId, 'release')).toMatchObject({ outcome: 'sign_in_again' });
    expect(await tap(owner, alertId, 'keep')).toMatchObject({ outcome: 'kept' });
    expect(await tap(owner, alertId, 'keep')).toMatchObject({ outcome: 'kept' });
  });
});

test('/stats: numbers for owners and admins, nothing for anybody else', async () => {
  await enter();
  const stats = [{ members: 1, joined: 1, inGrace: 0, leaving: 0, income: [] }];
  expect(await bot('stats', { person: { id: owner } })).toMatchObject(stats);
  expect(await bot('stats', { person: { id: await link('viewer') } })).toEqual([]);
  expect(await bot('stats', { person: { id: mintTelegramId() } })).toEqual([]);
});
