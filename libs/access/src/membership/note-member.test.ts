import { subscriptionFact } from '@latchkey/db/testing/factories/facts';
import { mintTelegramId } from '@latchkey/db/testing/factories/mint-number';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { type Buyer, openWorld } from '../../test/open-world.ts';
import { createTestChat } from '../../test/test-chat.ts';
import { type MemberSeen, noteMember } from './note-member.ts';

const world = await openWorld();
afterAll(world.drop);
const { clock, database, deps } = world;
const { sql } = database;
let buyer: Buyer;
let { chat } = world;

beforeEach(async () => {
  await world.renew();
  chat = createTestChat();
  deps.chat = chat;
  buyer = await world.order('monthly');
});

const paid = () => world.read(subscriptionFact(buyer.orderId, clock.now()));
const ended = () =>
  world.read(subscriptionFact(buyer.orderId, clock.now(), { status: 'canceled', endedAt: clock.now() }));
const isNow = (membership: 'inside' | 'left' | 'admin') => chat.members.set(buyer.telegramId, membership);
const where = () => chat.members.get(buyer.telegramId);
const seen = (differs: Partial<MemberSeen> = {}) =>
  noteMember(deps, {
    botTelegramId: world.shop.botTelegramId,
    chatId: world.shop.channel.chatId,
    telegramId: buyer.telegramId,
    saidInside: where() === 'inside',
    correlationId: 'cor_seen',
    ...differs,
  });
const promised = () => world.jobs.map(({ name }) => name);
const forget = () => {
  world.jobs.length = 0;
  chat.calls.length = 0;
};
/** Paid, granted, been inside, ended, taken out and verified. */
async function beRemoved(): Promise<void> {
  await paid();
  isNow('inside');
  await world.converge(buyer);
  await ended();
  await world.converge(buyer);
  forget();
}

describe('somebody who is entitled', () => {
  beforeEach(async () => {
    await paid();
    await world.converge(buyer);
    forget();
  });

  test('has joined, then left: facts beside the state, which stays', async () => {
    isNow('inside');
    expect(await seen()).toEqual({ kind: 'done' });
    expect(await world.access(buyer)).toMatchObject({ state: 'GRANTED', joinedAt: clock.now() });
    isNow('left');
    expect(await seen()).toEqual({ kind: 'done' });
    expect(await world.access(buyer)).toMatchObject({ state: 'GRANTED', joinedAt: null });
    expect([promised(), await world.notices(buyer)]).toEqual([[], ['way_in']]);
  });

  test('since when is what was seen first', async () => {
    const joinedAt = clock.now();
    isNow('inside');
    await seen();
    clock.advance({ minutes: 5 });
    await seen();
    expect((await world.access(buyer)).joinedAt).toEqual(joinedAt);
  });

  test('an old update that comes late: how they stand now counts', async () => {
    isNow('inside');
    await seen({ saidInside: false });
    expect((await world.access(buyer)).joinedAt).toEqual(clock.now());
    isNow('left');
    await seen({ saidInside: true });
    expect((await world.access(buyer)).joinedAt).toBeNull();
  });
});

test('who enters before the grant is confirmed: a convergence is promised, and confirms it', async () => {
  await paid();
  forget();
  isNow('inside');
  await seen();
  expect(promised()).toEqual(['access.converge']);
  await world.converge(buyer);
  expect(await world.access(buyer)).toMatchObject({ state: 'GRANTED', joinedAt: clock.now() });
});

test('somebody unknown is kept in the inventory of the chat as they stand now, and nothing else is done about them', async () => {
  const rider = mintTelegramId();
  const known = async () =>
    sql`select inside, is_bot, since::timestamptz from chat_presence where telegram_id = ${rider}`;
  const since = clock.now();
  chat.members.set(rider, 'inside');
  expect(await seen({ telegramId: rider, saidInside: true, isBot: true })).toEqual({ kind: 'done' });
  clock.advance({ hours: 1 });
  await seen({ telegramId: rider, saidInside: true, isBot: true });
  expect(await known()).toMatchObject([{ inside: true, is_bot: true }]);
  expect(new Date((await known())[0]?.since)).toEqual(since);
  // The update that told of the leaving came late, or never: Telegram's word counts.
  chat.members.set(rider, 'left');
  await seen({ telegramId: rider, saidInside: true });
  expect(await known()).toMatchObject([{ inside: false }]);
  chat.refuse('look', 'transient');
  expect(await seen({ telegramId: rider, saidInside: true })).toMatchObject({ kind: 'retry' });
  expect(await sql`select from chat_presence where telegram_id = ${buyer.telegramId}`).toHaveLength(0);
  expect(promised()).toEqual([]);
});

test('a chat of nobody, and a bot that does not serve it: Telegram is not even asked', async () => {
  await paid();
  forget();
  expect(await seen({ chatId: -1_000_000_000_001 })).toEqual({ kind: 'done' });
  expect(await seen({ botTelegramId: mintTelegramId() })).toEqual({ kind: 'done' });
  expect([chat.calls, promised()]).toEqual([[], []]);
});

describe('somebody whose access is over', () => {
  beforeEach(beRemoved);

  test('our own removal, echoed: nothing is left to do', async () => {
    expect(await seen()).toEqual({ kind: 'done' });
    expect((await world.access(buyer)).state).toBe('REVOKED');
    expect(promised()).toEqual([]);
  });

  test('hard case 32: added by hand by an admin: seen, told in ledger and audit, removed again', async () => {
    isNow('inside');
    expect(await seen()).toEqual({ kind: 'done' });
    expect(await world.access(buyer)).toMatchObject({
      state: 'REVOKE_PENDING',
      revokeReason: 'seen_inside',
      joinedAt: clock.now(),
      dueAt: clock.in({ seconds: 60 }),
    });
    expect(promised()).toEqual(['alert.tell', 'access.converge']);
    const { id } = await world.access(buyer);
    const alert = async () =>
      (await sql`select kind, closed_at is null as open from alert where subject = ${id}`).map((row) => ({
        ...row,
      }));
    expect(await alert()).toEqual([{ kind: 'seen_inside_again', open: true }]);
    const [line] =
      await sql`select from_state, reason from access_ledger where access_id = ${id} order by version desc limit 1`;
    expect(line).toEqual({ from_state: 'REVOKED', reason: 'seen_inside' });
    const [audit] =
      await sql`select detail->>'event' as event from audit where target_id = ${id} order by (detail->>'version')::int desc limit 1`;
    expect(audit).toEqual({ event: 'seeInside' });
    await world.converge(buyer);
    expect([where(), (await world.access(buyer)).state]).toEqual(['left', 'REVOKED']);
    expect(await alert()).toEqual([{ kind: 'seen_inside_again', open: false }]);
  });

  test('hard case 32: made an admin of the chat: shown to the creator, who alone can help', async () => {
    isNow('admin');
    await seen();
    expect(await world.converge(buyer)).toEqual({ kind: 'action_required', action: 'person_is_admin' });
  });

  test('seen twice at the same moment: one move', async () => {
    isNow('inside');
    const outcomes = await Promise.all([seen(), seen()]);
    expect(outcomes).toContainEqual({ kind: 'done' });
    expect((await world.history(buyer)).slice(-2)).toEqual(['REVOKED', 'REVOKE_PENDING']);
  });

  test('entitled again while Telegram was asked: nothing old is written, and it is looked at once more', async () => {
    isNow('inside');
    chat.once('after', 'look', paid);
    expect(await seen()).toMatchObject({ kind: 'wait' });
    expect(await world.access(buyer)).toMatchObject({ state: 'PENDING', joinedAt: null });
    expect(await seen()).toEqual({ kind: 'done' });
    expect(await world.access(buyer)).toMatchObject({ state: 'PENDING', joinedAt: clock.now() });
  });
});

test('hard case 32: let in between the look that verifies a removal and its confirmation: still removed', async () => {
  await paid();
  await world.converge(buyer);
  await ended();
  let meanwhile: unknown;
  chat.once('after', 'look', async () => {
    isNow('inside');
    meanwhile = await seen();
  });
  await world.converge(buyer);
  // The look was the older one: REVOKED, and yet inside.
  expect([where(), (await world.access(buyer)).state]).toEqual(['inside', 'REVOKED']);
  expect(meanwhile).toMatchObject({ kind: 'wait' });
  await seen();
  const { id } = await world.access(buyer);
  expect(await sql`select kind from alert where subject = ${id}`).toEqual([{ kind: 'seen_inside_again' }]);
  await world.converge(buyer);
  expect([where(), (await world.access(buyer)).state]).toEqual(['left', 'REVOKED']);
});

describe('Telegram does not say how they stand', () => {
  test.each([
    ['rate_limited', { kind: 'wait', delayMs: 7_000 }],
    ['transient', { kind: 'retry' }],
    ['not_sent', { kind: 'retry' }],
    ['request_faulty', { kind: 'stop' }],
  ] as const)('%s: nothing is noted, and it is tried again or given up', async (kind, outcome) => {
    await beRemoved();
    isNow('inside');
    chat.refuse('look', kind);
    expect(await seen()).toMatchObject(outcome);
    expect((await world.access(buyer)).state).toBe('REVOKED');
  });

  test.each(['rights_missing', 'membership_unknown'] as const)(
    'hard case 32: %s: the update is believed, and removed once Telegram can be asked again',
    async (kind) => {
      await beRemoved();
      isNow('inside');
      chat.refuse('look', kind, 2);
      expect(await seen()).toEqual({ kind: 'done' });
      expect((await world.access(buyer)).state).toBe('REVOKE_PENDING');
      expect(await world.converge(buyer)).toMatchObject({ kind: 'action_required' });
      await world.converge(buyer);
      expect([where(), (await world.access(buyer)).state]).toEqual(['left', 'REVOKED']);
    },
  );

  test('said to have left: nothing is noted on a word alone', async () => {
    await paid();
    isNow('inside');
    await world.converge(buyer);
    chat.refuse('look', 'membership_unknown');
    expect(await seen({ saidInside: false })).toEqual({ kind: 'done' });
    expect((await world.access(buyer)).joinedAt).toEqual(clock.now());
  });

  test('hard case 6: who was said to be inside is never taken for somebody who never entered', async () => {
    await paid();
    await world.converge(buyer);
    chat.doubtful.add(buyer.telegramId);
    await seen({ saidInside: true });
    await ended();
    for (let times = 0; times < 2; times += 1) {
      expect(await world.converge(buyer)).toEqual({ kind: 'action_required', action: 'membership_unknown' });
      clock.advance({ minutes: 11 });
    }
    expect((await world.access(buyer)).state).toBe('REVOKE_PENDING');
  });
});
