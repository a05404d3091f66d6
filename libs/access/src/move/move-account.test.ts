import type { SubscriberId } from '@latchkey/contracts/ids';
import { subscriptionFact } from '@latchkey/db/testing/factories/facts';
import { mintTelegramId } from '@latchkey/db/testing/factories/mint-number';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { type Buyer, openWorld } from '../../test/open-world.ts';
import { createTestChat } from '../../test/test-chat.ts';
import { blockSubscriber } from '../block/block-subscriber.ts';
import { decideJoin } from '../join/decide-join.ts';
import { createMoveLink } from './create-move-link.ts';
import { moveAccount } from './move-account.ts';

const world = await openWorld();
afterAll(world.drop);
const { clock, database, deps } = world;
const { sql } = database;
let buyer: Buyer;
let newcomer: number;

beforeEach(async () => {
  await world.renew();
  deps.chat = createTestChat();
  newcomer = mintTelegramId();
  buyer = await world.order('monthly');
  await world.read(subscriptionFact(buyer.orderId, clock.now()));
  deps.chat.members.set(buyer.telegramId, 'inside');
  await world.converge(buyer);
});

const act = () =>
  ({ actorKind: 'user', actorId: 'support', correlationId: 'cor_act', at: clock.now() }) as const;
const link = async (subscriberId: SubscriberId = buyer.subscriberId) => {
  const { organisationId } = world.shop;
  return createMoveLink(deps, { organisationId, subscriberId }, act());
};
const token = async () => {
  const made = await link();
  if (made.kind !== 'created') throw new Error(made.reason);
  return made.token;
};
const open = (by: number, with_: string) => {
  const person = { id: by, firstName: 'Ada', username: 'ada', languageCode: 'fr' };
  const { botTelegramId } = world.shop;
  return moveAccount(deps, { botTelegramId, person, token: with_, correlationId: 'cor_move' });
};
const movedTo = async (): Promise<SubscriberId> => {
  const [row] = await sql`select id from subscriber where telegram_id = ${newcomer}`;
  return row?.id;
};
const asks = async (telegramId: number) => {
  const { botTelegramId, channel } = world.shop;
  const asked = {
    botTelegramId,
    chatId: channel.chatId,
    telegramId,
    requestedAt: clock.now(),
    correlationId: 'cor',
  };
  return (await decideJoin(deps, asked)).answer;
};

describe('a member who opens the link with another account', () => {
  test('leaves with the old and comes in with the new, each by itself', async () => {
    expect(await open(newcomer, await token())).toMatchObject({ kind: 'moved' });
    expect(await world.access(buyer)).toMatchObject({
      state: 'REVOKE_PENDING',
      revokeReason: 'moved_account',
    });
    const subscriberId = await movedTo();
    expect((await world.access({ subscriberId })).state).toBe('PENDING');
    // The old one cannot be removed at the moment: the new one does not wait for it.
    await world.converge({ subscriberId });
    expect((await world.access({ subscriberId })).state).toBe('GRANTED');
    expect((await world.access(buyer)).state).toBe('REVOKE_PENDING');
    await world.converge(buyer);
    expect(await world.access(buyer)).toMatchObject({ state: 'REVOKED', evidence: 'left' });
    expect([await asks(newcomer), await asks(buyer.telegramId)]).toEqual(['approve', 'decline']);
  });

  test('takes what is paid later along', async () => {
    await open(newcomer, await token());
    const subscriberId = await movedTo();
    clock.advance({ days: 30 });
    await world.read(subscriptionFact(buyer.orderId, clock.now()));
    await world.read(
      subscriptionFact(buyer.orderId, clock.now(), { status: 'canceled', endedAt: clock.now() }),
    );
    expect((await world.access({ subscriberId })).state).toBe('REVOKE_PENDING');
  });

  test('moves once, however often the link is opened at one moment', async () => {
    const made = await token();
    const outcomes = await Promise.all([open(newcomer, made), open(newcomer, made), open(newcomer, made)]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['moved', 'moved', 'moved']);
    const moves =
      await sql`select from audit where action = 'subscriber.move' and target_id = ${buyer.subscriberId}`;
    expect(moves).toHaveLength(1);
  });

  test('may move back', async () => {
    await open(newcomer, await token());
    const back = await link(await movedTo());
    if (back.kind !== 'created') throw new Error(back.reason);
    expect(await open(buyer.telegramId, back.token)).toMatchObject({ kind: 'moved' });
    expect((await world.access(buyer)).state).toBe('PENDING');
  });
});

describe('a link', () => {
  test('is good once, for a day, at the organisation’s bot, and ends with the next', async () => {
    const first = await token();
    const second = await token();
    expect(await open(newcomer, first)).toEqual({ kind: 'refused', reason: 'expired' });
    const { botTelegramId } = world.shop;
    world.shop.botTelegramId = mintTelegramId();
    expect(await open(newcomer, second)).toEqual({ kind: 'refused', reason: 'unknown' });
    world.shop.botTelegramId = botTelegramId;
    expect(await open(buyer.telegramId, second)).toEqual({ kind: 'refused', reason: 'same_account' });
    expect(await open(newcomer, second)).toMatchObject({ kind: 'moved' });
    expect(await open(mintTelegramId(), second)).toEqual({ kind: 'refused', reason: 'used' });
    const third = await link(await movedTo());
    clock.advance({ days: 1 });
    expect(await open(buyer.telegramId, 'token' in third ? third.token : '')).toEqual({
      kind: 'refused',
      reason: 'expired',
    });
  });

  test('is not made for who is blocked, not claimed, or pays in Stars', async () => {
    const { organisationId } = world.shop;
    const unclaimed = await world.order('monthly', { telegramId: null });
    expect(await link(unclaimed.subscriberId)).toEqual({ kind: 'refused', reason: 'unclaimed' });
    const nothing = await world.order('monthly');
    expect(await link(nothing.subscriberId)).toEqual({ kind: 'refused', reason: 'nothing_to_move' });
    await sql`
      insert into subscription (organisation_id, id, order_id, provider, account, livemode, provider_id, status, ever_paid, read_at)
      values (${organisationId}, 'sub_stars', ${buyer.orderId}, 'stars', '1', true, ${buyer.orderId}, 'active', true, now())`;
    expect(await link()).toEqual({ kind: 'refused', reason: 'pays_in_stars' });
    await sql`update subscription set ended_at = now() where id = 'sub_stars'`;
    const made = await token();
    const money = { choice: 'none', reason: 'test' } as const;
    const { subscriberId } = buyer;
    const blocking = { organisationId, subscriberId, channelId: null, reason: 'spam', endsAt: null, money };
    await blockSubscriber(deps, blocking, act());
    expect(await link()).toEqual({ kind: 'refused', reason: 'blocked' });
    expect(await open(newcomer, made)).toEqual({ kind: 'refused', reason: 'blocked' });
  });
});
