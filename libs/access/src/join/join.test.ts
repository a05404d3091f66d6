import { leaseAccess } from '@latchkey/db/access/lease-access';
import { subscriptionFact, unpaidInvoice } from '@latchkey/db/testing/factories/facts';
import { mintTelegramId } from '@latchkey/db/testing/factories/mint-number';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { type Buyer, openWorld } from '../../test/open-world.ts';
import { sweepOverdue } from '../sweep/sweep-overdue.ts';
import { answerJoin } from './answer-join.ts';
import { confirmJoin, type JoinAnswered } from './confirm-join.ts';
import { decideJoin, type JoinDecision } from './decide-join.ts';
import { noteRequest } from './note-request.ts';

const world = await openWorld();
afterAll(world.drop);
const { clock, database, deps, chat } = world;
const { sql } = database;
let buyer: Buyer;
beforeEach(async () => {
  await world.renew();
  buyer = await world.order('monthly');
});

const paid = (differs: Parameters<typeof subscriptionFact>[2] = {}) =>
  world.read(subscriptionFact(buyer.orderId, clock.now(), differs));
const ask = (telegramId = buyer.telegramId, chatId = world.shop.channel.chatId) =>
  decideJoin(deps, {
    botTelegramId: world.shop.botTelegramId,
    chatId,
    telegramId,
    requestedAt: clock.now(),
    correlationId: 'cor_ask',
  });
const confirm = async (decision: JoinDecision, outcome: JoinAnswered['outcome']) => {
  if (decision.answer === 'leave') throw new Error('nothing to confirm');
  await confirmJoin(deps, {
    botTelegramId: world.shop.botTelegramId,
    joinRequestId: decision.joinRequestId,
    lease: decision.answer === 'approve' ? decision.lease : null,
    outcome,
    correlationId: 'cor_ask',
  });
};
const requests = async () =>
  (
    await sql`select state from join_request where organisation_id = ${world.shop.organisationId} order by id`
  ).map(({ state }) => state);

describe('a request that the inbox holds', () => {
  const note = (botsTurnUntil = clock.now(), chatId = world.shop.channel.chatId) =>
    noteRequest(
      deps,
      {
        botTelegramId: world.shop.botTelegramId,
        chatId,
        telegramId: buyer.telegramId,
        requestedAt: clock.now(),
        correlationId: 'cor_note',
      },
      botsTurnUntil,
    );

  test('and about which the bot did not live to ask is answered by the sweep', async () => {
    await paid();
    await world.converge(buyer);
    chat.requests.add(buyer.telegramId);
    expect([await note(), await note()]).toEqual(['seen_to', 'seen_to']);
    expect(await requests()).toEqual(['open']);
    clock.advance({ seconds: 16 });
    world.jobs.length = 0;
    await sweepOverdue(deps, 'join requests');
    const [job] = world.jobs;
    if (job?.name !== 'access.answerJoin') throw new Error('no answer is promised');
    await answerJoin(deps, job.payload as Parameters<typeof answerJoin>[1]);
    expect([chat.members.get(buyer.telegramId), await requests()]).toEqual(['inside', ['approved']]);
  });

  test('and that the bot has answered meanwhile stays answered', async () => {
    await paid();
    const decision = await ask();
    await confirm(decision, 'approved');
    expect(await note()).toBe('seen_to');
    expect(await requests()).toEqual(['approved']);
  });

  test('is left to the bot until its turn is over, and is seen to once it has asked', async () => {
    await paid();
    const soon = clock.in({ seconds: 10 });
    expect([await note(soon), await requests()]).toEqual(['bots_turn', []]);
    await ask();
    expect(await note(soon)).toBe('seen_to');
  });

  test("for a chat that is none of ours is nobody's business", async () => {
    expect(await note(clock.in({ seconds: 10 }), -1)).toBe('seen_to');
    expect(await requests()).toEqual([]);
  });
});

describe('a request to join', () => {
  test.each(['PENDING', 'GRANTED'])(
    'of the payer is approved (%s), and confirmed as inside',
    async (state) => {
      await paid();
      if (state === 'GRANTED') await world.converge(buyer);
      const decision = await ask();
      expect(decision.answer).toBe('approve');
      expect(await world.access(buyer)).toMatchObject({ state, leased: true });
      await confirm(decision, 'approved');
      expect(await world.access(buyer)).toMatchObject({ state, leased: false, joinedAt: clock.now() });
      expect(await requests()).toEqual(['approved']);
      chat.members.set(buyer.telegramId, 'inside');
      await world.converge(buyer);
      expect(await world.access(buyer)).toMatchObject({ state: 'GRANTED', joinedAt: clock.now() });
      expect(await world.notices(buyer)).toEqual(['way_in']);
    },
  );

  test("hard case 21: of somebody else by the payer's link is declined; the payer's seat is untouched", async () => {
    await paid();
    await world.converge(buyer);
    const before = await world.access(buyer);
    const decision = await ask(mintTelegramId());
    expect(decision).toMatchObject({ answer: 'decline', channel: { id: world.shop.channel.channelId } });
    await confirm(decision, 'declined');
    expect(await world.access(buyer)).toEqual(before);
    expect(await requests()).toEqual(['declined']);
  });

  test('heard of again is the same request: whoever asks is told how to buy once, and again when they ask anew', async () => {
    const stranger = mintTelegramId();
    const first = await ask(stranger);
    expect(first).toMatchObject({ answer: 'decline', fresh: true });
    expect(await ask(stranger)).toMatchObject({ answer: 'decline', fresh: false });
    await confirm(first, 'declined');
    expect(await ask(stranger)).toMatchObject({ answer: 'decline', fresh: false });
    clock.advance({ seconds: 1 });
    expect(await ask(stranger)).toMatchObject({ answer: 'decline', fresh: true });
  });

  test('of somebody who has not paid yet, or no longer pays, is declined', async () => {
    expect((await ask()).answer).toBe('decline');
    await paid();
    await paid({ status: 'canceled' });
    expect((await ask()).answer).toBe('decline');
    await world.converge(buyer);
    expect((await ask()).answer).toBe('decline');
  });

  test('hard case 10: of somebody in grace who has left is approved', async () => {
    await paid();
    chat.members.set(buyer.telegramId, 'inside');
    await world.converge(buyer);
    chat.members.set(buyer.telegramId, 'left');
    await paid({ status: 'past_due', unpaidInvoice: unpaidInvoice(buyer.orderId, clock.now()) });
    expect((await world.access(buyer)).graceUntil).not.toBeNull();
    expect((await ask()).answer).toBe('approve');
  });

  test('while somebody else talks to Telegram about it is left to them, and promised', async () => {
    await paid();
    const { id: accessId } = await world.access(buyer);
    const { organisationId } = world.shop;
    await leaseAccess(database.db, { organisationId, accessId, token: 'other', leaseMs: 60_000 });
    world.jobs.length = 0;
    expect(await ask()).toEqual({ answer: 'leave' });
    expect(world.jobs).toMatchObject([{ name: 'access.converge', payload: { accessId } }]);
    expect(await requests()).toEqual(['open']);
  });

  test('in a chat that is none of ours, or by a bot that does not serve it, is left alone', async () => {
    expect(await ask(buyer.telegramId, -1_000_000_000_001)).toEqual({ answer: 'leave' });
    const { chatId } = world.shop.channel;
    await world.renew();
    expect(await ask(buyer.telegramId, chatId)).toEqual({ answer: 'leave' });
  });

  test('asked twice is one request; by the former id of the chat too', async () => {
    await sql`update channel set former_chat_ids = array[-777]::bigint[] where id = ${world.shop.channel.channelId}`;
    const [first, again] = [await ask(), await ask(buyer.telegramId, -777)];
    expect(first).toMatchObject({
      answer: 'decline',
      joinRequestId: (again as { joinRequestId: string }).joinRequestId,
    });
    expect(await requests()).toEqual(['open']);
  });

  test('to two of our chats at once by the same person: each its own', async () => {
    await paid();
    const [first, second] = await Promise.all([ask(), ask()]);
    expect([first.answer, second.answer].sort()).toEqual(['approve', 'leave']);
  });
});

describe('what Telegram said to the answer', () => {
  beforeEach(async () => {
    await paid();
    await world.converge(buyer);
    world.jobs.length = 0;
  });

  test('already handled: the request is gone, and how the person stands is looked at', async () => {
    await confirm(await ask(), 'already_handled');
    expect(await requests()).toEqual(['gone']);
    expect(await world.access(buyer)).toMatchObject({ leased: false, joinedAt: null });
    expect(world.jobs.map(({ name }) => name)).toEqual(['access.converge']);
  });

  test('failed: the request stays open, the lease is given back, a convergence answers it', async () => {
    await confirm(await ask(), 'failed');
    expect(await requests()).toEqual(['open']);
    chat.requests.add(buyer.telegramId);
    await world.converge(buyer);
    expect(await requests()).toEqual(['approved']);
    expect(chat.members.get(buyer.telegramId)).toBe('inside');
  });

  test("a late report does not take somebody else's lease", async () => {
    const decision = await ask();
    const { id: accessId } = await world.access(buyer);
    await sql`update channel_access set lease_until = now() - interval '1 second' where id = ${accessId}`;
    const { organisationId } = world.shop;
    await leaseAccess(database.db, { organisationId, accessId, token: 'other', leaseMs: 60_000 });
    await confirm(decision, 'approved');
    expect(await world.access(buyer)).toMatchObject({ leased: true, joinedAt: clock.now() });
    await sql`update channel_access set lease_until = null where id = ${accessId}`;
  });

  test("another bot's report about it changes nothing", async () => {
    const decision = await ask();
    const { shop } = world;
    await world.renew();
    await confirm(decision, 'approved');
    world.shop = shop;
    expect((await world.access(buyer)).joinedAt).toBeNull();
  });
});

describe('a request that nobody has answered', () => {
  const answer = async (decision: JoinDecision) => {
    if (decision.answer === 'leave') throw new Error('no request');
    await sql`update channel_access set lease_until = null where subscriber_id = ${buyer.subscriberId}`;
    const { organisationId } = world.shop;
    return answerJoin(deps, { organisationId, joinRequestId: decision.joinRequestId, correlationId: 'cor' });
  };

  test('is approved for the payer', async () => {
    await paid();
    chat.requests.add(buyer.telegramId);
    expect(await answer(await ask())).toEqual({ kind: 'done' });
    expect([await requests(), chat.members.get(buyer.telegramId)]).toEqual([['approved'], 'inside']);
  });

  test('is declined for a stranger', async () => {
    const stranger = mintTelegramId();
    chat.requests.add(stranger);
    expect(await answer(await ask(stranger))).toEqual({ kind: 'done' });
    expect([await requests(), chat.requests.has(stranger)]).toEqual([['declined'], false]);
  });

  test('is gone where it was answered by hand; a rate limit is waited for', async () => {
    const decision = await ask(mintTelegramId());
    chat.refuse('declineJoin', 'rate_limited');
    expect(await answer(decision)).toMatchObject({ kind: 'wait', delayMs: 7_000 });
    expect(await requests()).toEqual(['open']);
    expect(await answer(decision)).toEqual({ kind: 'done' });
    expect(await requests()).toEqual(['gone']);
    chat.calls.length = 0;
    expect(await answer(decision)).toEqual({ kind: 'done' });
    expect(chat.calls).toEqual([]);
  });

  test.each([
    ['rights_missing', 'bot_lacks_rights'],
    ['chat_unreachable', 'bot_not_in_chat'],
  ] as const)(
    'cannot be declined (%s): shown on the channel, tried again in an hour',
    async (kind, action) => {
      const decision = await ask(mintTelegramId());
      chat.refuse('declineJoin', kind);
      expect(await answer(decision)).toEqual({ kind: 'action_required', action });
      const [row] = await sql`
      select c.action_required, j.due_at from join_request j join channel c on c.id = j.channel_id
      where j.organisation_id = ${world.shop.organisationId} and j.state = 'open'`;
      expect(row?.action_required).toBe(action);
      expect(new Date(row?.due_at)).toEqual(clock.in({ hours: 1 }));
    },
  );

  test('is gone where Telegram does not know who asked', async () => {
    const decision = await ask(mintTelegramId());
    chat.refuse('declineJoin', 'membership_unknown');
    expect(await answer(decision)).toEqual({ kind: 'done' });
    expect(await requests()).toEqual(['gone']);
  });
});
