import type { AccountMoveId } from '@latchkey/contracts/ids';
import { subscriptionFact } from '@latchkey/db/testing/factories/facts';
import { mintTelegramId } from '@latchkey/db/testing/factories/mint-number';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { type Buyer, openWorld } from '../../test/open-world.ts';
import { createTestChat } from '../../test/test-chat.ts';
import { blockSubscriber } from '../block/block-subscriber.ts';
import { sweepOverdue } from '../sweep/sweep-overdue.ts';
import { askMove } from './ask-move.ts';
import { createMoveLink } from './create-move-link.ts';
import { createOwnMoveLink } from './create-own-move-link.ts';
import { moveAccount } from './move-account.ts';
import { stopMove } from './stop-move.ts';

const world = await openWorld();
afterAll(world.drop);
const { clock, database, deps } = world;
const { sql } = database;
let buyer: Buyer;
let newcomer: number;
let email: string;

beforeEach(async () => {
  await world.renew();
  await sql`update account_move set due_at = 'infinity' where state = 'open'`;
  deps.chat = createTestChat();
  newcomer = mintTelegramId();
  email = `buyer${newcomer}@example.com`;
  buyer = await pays('monthly', email);
  deps.chat.members.set(buyer.telegramId, 'inside');
  await world.converge(buyer);
});

async function pays(plan: 'monthly', address: string | null, by?: Parameters<typeof world.order>[1]) {
  const made = await world.order(plan, by);
  await world.read(subscriptionFact(made.orderId, clock.now()));
  await sql`update buyer set email = ${address} where id = ${made.buyerId}`;
  return made;
}

const act = () =>
  ({ actorKind: 'buyer', actorId: 'mse_1', correlationId: 'cor_move', at: clock.now() }) as const;
const of = () => ({ organisationId: world.shop.organisationId, subscriberId: buyer.subscriberId });
const ask = (differs: Partial<Parameters<typeof askMove>[1]> = {}) =>
  askMove(deps, { ...of(), email, locale: 'fr', ...differs }, act());
const begun = async (): Promise<AccountMoveId> => {
  const outcome = await ask();
  if (outcome.kind !== 'asked') throw new Error(outcome.reason);
  return outcome.accountMoveId;
};
const link = (accountMoveId: AccountMoveId) =>
  createOwnMoveLink(deps, { ...of(), accountMoveId, email }, act());
const token = async (accountMoveId: AccountMoveId) => {
  const made = await link(accountMoveId);
  if (made.kind !== 'created') throw new Error(made.reason);
  return made.token;
};
const open = (by: number, with_: string) => {
  const person = { id: by, firstName: 'Ada', username: 'ada', languageCode: 'fr' };
  return moveAccount(deps, {
    botTelegramId: world.shop.botTelegramId,
    person,
    token: with_,
    correlationId: 'cor_move',
  });
};
const stop = (accountMoveId: AccountMoveId) =>
  stopMove(deps, { ...of(), accountMoveId, by: 'old_account' }, act());
const mails = async () => {
  const rows = await sql`
    select kind, email, locale from buyer_mail where organisation_id = ${world.shop.organisationId} order by id`;
  return rows.map((row) => `${row.kind} ${row.email} ${row.locale}`);
};
const states = async () => {
  const rows = await sql`
    select state, stopped_by from account_move where subscriber_id = ${buyer.subscriberId} order by asked_at, id`;
  return rows.map((row) => (row.stopped_by ? `${row.state} by ${row.stopped_by}` : row.state));
};
const audited = async () => {
  const rows = await sql`
    select action from audit where target_id = ${buyer.subscriberId} and action like 'subscriber.%ove%' order by at, id`;
  return rows.map(({ action }) => action);
};
const sweep = () => sweepOverdue(deps, 'account moves');
const told = async () => (await world.notices(buyer)).filter((kind) => kind === 'move_asked');

describe('a member moves by themselves', () => {
  test('after the waiting time, by a link good once: the old account leaves and the new one comes in', async () => {
    const id = await begun();
    expect(await link(id)).toEqual({ kind: 'refused', reason: 'not_ready' });
    clock.advance({ hours: 23 });
    expect(await sweep()).toMatchObject({ found: 0 });
    clock.advance({ hours: 1 });
    expect(await open(newcomer, await token(id))).toMatchObject({ kind: 'moved' });
    expect(await world.access(buyer)).toMatchObject({
      state: 'REVOKE_PENDING',
      revokeReason: 'moved_account',
    });
    const [to] = await sql`select id from subscriber where telegram_id = ${newcomer}`;
    expect((await world.access({ subscriberId: to?.id })).state).toBe('PENDING');
    await world.converge({ subscriberId: to?.id });
    expect((await world.access({ subscriberId: to?.id })).state).toBe('GRANTED');
    await world.converge(buyer);
    expect(await world.access(buyer)).toMatchObject({ state: 'REVOKED', evidence: 'left' });
    expect(await world.notices({ subscriberId: to?.id })).toContain('way_in');
    expect(await world.notices(buyer)).toContain('removed');
    expect(await states()).toEqual(['moved']);
    expect(await audited()).toEqual(['subscriber.askMove', 'subscriber.createMoveLink', 'subscriber.move']);
  });

  test('the old account and the address are told at once and once, and the address when it is ready', async () => {
    await begun();
    expect(await told()).toHaveLength(1);
    expect(await mails()).toEqual([`move_asked ${email} fr`]);
    clock.advance({ hours: 24 });
    expect(await sweep()).toMatchObject({ found: 1 });
    expect(await sweep()).toMatchObject({ found: 0 });
    expect(await mails()).toEqual([`move_asked ${email} fr`, `move_ready ${email} fr`]);
    expect(await told()).toHaveLength(1);
  });

  test('within the hours that the organisation wants, and for seven days after', async () => {
    await sql`update organisation set move_wait_hours = 2 where id = ${world.shop.organisationId}`;
    const id = await begun();
    clock.advance({ hours: 2 });
    const made = await token(id);
    clock.advance({ days: 6, hours: 23 });
    const late = await link(id);
    // A link is never good for longer than what it finishes.
    if (late.kind === 'created') expect(late.expiresAt.getTime() - clock.now().getTime()).toBe(3_600_000);
    expect(late.kind).toBe('created');
    clock.advance({ hours: 1 });
    expect(await link(id)).toEqual({ kind: 'refused', reason: 'ended' });
    expect(await open(newcomer, 'token' in late ? late.token : '')).toEqual({
      kind: 'refused',
      reason: 'expired',
    });
    expect(await open(newcomer, made)).toEqual({ kind: 'refused', reason: 'expired' });
    await sweep();
    expect(await states()).toEqual(['expired']);
    expect((await audited()).at(-1)).toBe('subscriber.expireMove');
    expect((await ask()).kind).toBe('asked');
  });

  test('asked for twice at one moment it is one', async () => {
    const outcomes = await Promise.all([ask(), ask(), ask()]);
    expect(outcomes.filter(({ kind }) => kind === 'asked')).toHaveLength(1);
    expect(outcomes.filter((each) => 'reason' in each && each.reason === 'already_moving')).toHaveLength(2);
    expect(await told()).toHaveLength(1);
    expect(await mails()).toHaveLength(1);
  });
});

describe('a move that was stopped', () => {
  test('cannot be finished, though its link is made already; said again it is stopped', async () => {
    const id = await begun();
    clock.advance({ hours: 24 });
    const made = await token(id);
    expect(await stop(id)).toBe('stopped');
    expect(await stop(id)).toBe('stopped');
    expect(await open(newcomer, made)).toEqual({ kind: 'refused', reason: 'stopped' });
    expect(await link(id)).toEqual({ kind: 'refused', reason: 'ended' });
    expect((await world.access(buyer)).state).toBe('GRANTED');
    expect(await states()).toEqual(['stopped by old_account']);
    await sweep();
    expect(await mails()).toEqual([`move_asked ${email} fr`]);
    expect((await audited()).filter((action) => action === 'subscriber.stopMove')).toHaveLength(1);
  });

  test('at the moment in which it is finished: one of the two holds, wholly', async () => {
    const id = await begun();
    clock.advance({ hours: 24 });
    const made = await token(id);
    const [moved, stopped] = await Promise.all([open(newcomer, made), stop(id)]);
    const [state] = await states();
    expect([moved.kind, stopped]).toEqual(state === 'moved' ? ['moved', 'moved'] : ['refused', 'stopped']);
    expect((await world.access(buyer)).state).toBe(state === 'moved' ? 'REVOKE_PENDING' : 'GRANTED');
  });

  test('by a block, though that is lifted later', async () => {
    const id = await begun();
    clock.advance({ hours: 24 });
    const made = await token(id);
    const money = { choice: 'none', reason: 'test' } as const;
    await blockSubscriber(deps, { ...of(), channelId: null, reason: 'spam', endsAt: null, money }, act());
    expect(await states()).toEqual(['stopped by seller']);
    await sql`update block set lifted_at = now(), lifted_reason = 'test' where subscriber_id = ${buyer.subscriberId}`;
    expect(await open(newcomer, made)).toEqual({ kind: 'refused', reason: 'stopped' });
  });

  test('is over when support has moved the person meanwhile', async () => {
    const id = await begun();
    const made = await createMoveLink(deps, of(), { ...act(), actorKind: 'user' });
    expect(await open(newcomer, 'token' in made ? made.token : '')).toMatchObject({ kind: 'moved' });
    expect(await states()).toEqual(['moved']);
    expect(await stop(id)).toBe('moved');
  });
});

describe('a move is not begun', () => {
  const refused = (reason: string) => ({ kind: 'refused', reason });

  test('by another address, or where several pay, or none is known', async () => {
    expect(await ask({ email: 'other@example.com' })).toEqual(refused('other_address'));
    await pays('monthly', 'friend@example.com', { subscriberId: buyer.subscriberId });
    expect(await ask()).toEqual(refused('other_address'));
    const unknown = await pays('monthly', null);
    expect(await ask({ subscriberId: unknown.subscriberId })).toEqual(refused('no_address'));
  });

  test('by who is blocked, pays in Stars, has nothing, or began several times', async () => {
    const nothing = await world.order('monthly');
    expect(await ask({ subscriberId: nothing.subscriberId })).toEqual(refused('unknown'));
    const unclaimed = await pays('monthly', email, { telegramId: null });
    expect(await ask({ subscriberId: unclaimed.subscriberId })).toEqual(refused('unknown'));
    await sql`
      insert into subscription (organisation_id, id, order_id, provider, account, livemode, provider_id, status, ever_paid, read_at)
      values (${world.shop.organisationId}, ${`sub_stars${newcomer}`}, ${buyer.orderId}, 'stars', '1', true, ${buyer.orderId}, 'active', true, now())`;
    expect(await ask()).toEqual(refused('pays_in_stars'));
    await sql`update subscription set ended_at = now() where id = ${`sub_stars${newcomer}`}`;
    for (let round = 0; round < 3; round += 1) await stop(await begun());
    expect(await ask()).toEqual(refused('too_often'));
    clock.advance({ days: 7 });
    expect((await ask()).kind).toBe('asked');
    expect(await ask()).toEqual(refused('already_moving'));
    const money = { choice: 'none', reason: 'test' } as const;
    await blockSubscriber(deps, { ...of(), channelId: null, reason: 'spam', endsAt: null, money }, act());
    expect(await ask()).toEqual(refused('blocked'));
  });

  test('and what has come in the way meanwhile is seen before the link is made, and before it is used', async () => {
    const id = await begun();
    clock.advance({ hours: 24 });
    const made = await token(id);
    expect(await open(buyer.telegramId, made)).toEqual(refused('same_account'));
    await pays('monthly', 'friend@example.com', { subscriberId: buyer.subscriberId });
    expect(await link(id)).toEqual(refused('other_address'));
    expect(await open(mintTelegramId(), 'move-unknown')).toEqual(refused('unknown'));
    expect(await open(newcomer, made)).toMatchObject({ kind: 'moved' });
    expect(await open(mintTelegramId(), made)).toEqual(refused('used'));
  });
});
