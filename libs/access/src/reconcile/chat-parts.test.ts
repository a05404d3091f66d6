import type { ChannelId } from '@latchkey/contracts/ids';
import { newId } from '@latchkey/db/new-id';
import { notePresence } from '@latchkey/db/reconcile/note-presence';
import { purchaseFact, subscriptionFact, unpaidInvoice } from '@latchkey/db/testing/factories/facts';
import { mintTelegramId } from '@latchkey/db/testing/factories/mint-number';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { openReconciler } from '../../test/open-reconciler.ts';
import type { Buyer } from '../../test/open-world.ts';
import type { Membership } from '../converge/chat-gateway.ts';
import { lookAtAccess } from './look-at-access.ts';

const world = await openReconciler();
afterAll(world.drop);
const { clock, chat, database } = world;
const { sql } = database;
const bought = clock.now();
const interval = { minutes: 15 };
let buyer: Buyer;

beforeEach(async () => {
  clock.set(bought);
  chat.members.clear();
  await world.begin();
  buyer = await world.order('monthly');
});

type Differs = Parameters<typeof subscriptionFact>[2];
const read = (differs: Differs = {}, of = buyer) => world.read(subscriptionFact(of.orderId, bought, differs));
const isNow = (membership: Membership, of = buyer) => chat.members.set(of.telegramId, membership);
async function enter(of = buyer): Promise<void> {
  await read({}, of);
  isNow('inside', of);
  await world.converge(of);
}
async function beRemoved(of = buyer): Promise<void> {
  await enter(of);
  await read({ status: 'canceled', endedAt: clock.now() }, of);
  await world.converge(of);
}
async function block(): Promise<void> {
  await sql`
    insert into block (organisation_id, id, subscriber_id, reason, money_choice, created_at)
    values (${world.shop.organisationId}, ${newId('block')}, ${buyer.subscriberId}, 'spam', 'none', now())`;
}
const look = () => lookOf(buyer);
async function lookOf(of: Buyer) {
  const { id: accessId } = await world.access(of);
  const { organisationId } = world.shop;
  return lookAtAccess(world.deps, { organisationId, accessId, correlationId: 'cor_look' });
}

describe('who is in the chat, one after the other', () => {
  test('hard case 32: removed and inside again, with no update heard: seen, and removed again by the machine', async () => {
    await beRemoved();
    isNow('inside');
    world.forget();
    expect(await world.run('members')).toMatchObject({ compared: 1, found: 1 });
    expect((await world.access(buyer)).state).toBe('REVOKED');
    expect(await world.drifts()).toMatchObject([
      {
        kind: 'in-not-paid',
        fix: 'look_again',
        waitsForPerson: false,
        evidence: {
          provider: [{ status: 'canceled' }],
          books: { state: 'REVOKED' },
          chat: { membership: 'inside' },
        },
      },
    ]);
    expect(world.promised()).toEqual(['access.look']);
    expect(await look()).toEqual({ kind: 'done' });
    expect(await world.access(buyer)).toMatchObject({ state: 'REVOKE_PENDING', revokeReason: 'seen_inside' });
    await world.converge(buyer);
    expect([chat.members.get(buyer.telegramId), (await world.access(buyer)).state]).toEqual([
      'left',
      'REVOKED',
    ]);
    clock.advance(interval);
    await world.run('members');
    expect([await world.drifts(), await world.alerts()]).toMatchObject([
      [{ state: 'fixed', over: true }],
      [],
    ]);
  });

  test('who went in or out unseen is noted, and is no drift', async () => {
    await read();
    await world.converge(buyer);
    isNow('inside');
    await world.run('members');
    expect((await world.access(buyer)).joinedAt).toEqual(clock.now());
    isNow('left');
    clock.advance(interval);
    await world.run('members');
    expect(await world.access(buyer)).toMatchObject({ joinedAt: null, state: 'GRANTED' });
    expect(await world.drifts()).toEqual([]);
  });

  test('banned by hand: nobody is let in over it; told once; over when the ban is lifted', async () => {
    await enter();
    isNow('kicked');
    world.forget();
    for (let pass = 1; pass <= 3; pass += 1) {
      await world.run('members');
      clock.advance(interval);
    }
    const [drift, another] = await world.drifts();
    expect([drift, another]).toMatchObject([
      { kind: 'paid-not-in', fix: 'none', waitsForPerson: true },
      undefined,
    ]);
    expect(world.promised()).toEqual(['alert.tell']);
    expect(await world.alerts()).toEqual([{ subject: drift?.id, open: true }]);
    isNow('left');
    await world.run('members');
    expect(await world.drifts()).toMatchObject([{ state: 'fixed' }]);
    expect(await world.alerts()).toEqual([{ subject: drift?.id, open: false }]);
  });

  test('hard case 33: somebody blocked who goes on paying is never asked in', async () => {
    await enter();
    await block();
    await read();
    await world.converge(buyer);
    world.forget();
    for (let pass = 1; pass <= 3; pass += 1) {
      clock.advance({ days: 2 });
      await read();
      world.forget();
      await world.run('members');
    }
    expect([await world.drifts(), world.promised(), await world.notices(buyer)]).toEqual([
      [],
      [],
      ['way_in', 'removed'],
    ]);
    expect((await world.access(buyer)).state).toBe('REVOKED');
  });

  test('grace is over and nobody acted: the provider is read before anybody must leave', async () => {
    await enter();
    await read({ status: 'past_due', unpaidInvoice: unpaidInvoice(buyer.orderId, clock.now()) });
    await sql`update subscription set due_at = null`;
    world.forget();
    clock.advance({ days: 5, minutes: 10 });
    await world.run('members');
    expect(await world.drifts()).toEqual([]);
    clock.advance(interval);
    await world.run('members');
    expect(await world.drifts()).toMatchObject([{ kind: 'expired-still-in', fix: 'read_again' }]);
    expect(world.promised()).toEqual(['payment.sync']);
    expect((await world.access(buyer)).state).toBe('GRANTED');
    // It was paid meanwhile: the message got lost.
    await read({ periodEnd: clock.in({ days: 20 }) });
    clock.advance(interval);
    await world.run('members');
    expect(await world.drifts()).toMatchObject([{ state: 'fixed' }]);
    expect((await world.access(buyer)).state).toBe('GRANTED');
  });

  test('hard case 35: the same where the account was disconnected: nothing can be read, so nobody must leave', async () => {
    await enter();
    await read({ status: 'past_due', unpaidInvoice: unpaidInvoice(buyer.orderId, clock.now()) });
    await sql`update stripe_account set disconnected_at = now() where id = ${world.shop.stripeAccountId}`;
    world.forget();
    clock.advance({ days: 6 });
    await world.run('members');
    expect(await world.drifts()).toMatchObject([{ kind: 'expired-still-in', fix: 'read_again' }]);
    expect([world.promised(), (await world.access(buyer)).state]).toEqual([[], 'GRANTED']);
  });

  test('a removal that never came about is converged; what Telegram refuses is told by the access itself', async () => {
    await enter();
    await read({ status: 'canceled', endedAt: clock.now() });
    chat.refuse('remove', 'rights_missing');
    await world.converge(buyer);
    await sql`update channel_access set due_at = null`;
    clock.advance(interval);
    world.forget();
    await world.run('members');
    expect(await world.drifts()).toMatchObject([
      {
        kind: 'expired-still-in',
        fix: 'converge',
        waitsForPerson: true,
        evidence: { books: { actionRequired: 'bot_lacks_rights' } },
      },
    ]);
    expect([world.promised(), await world.alerts()]).toEqual([['access.converge'], []]);
    await world.converge(buyer);
    clock.advance(interval);
    await world.run('members');
    expect(await world.drifts()).toMatchObject([{ state: 'fixed' }]);
  });

  test('who moved while they were looked at is judged the next time', async () => {
    await beRemoved();
    isNow('inside');
    chat.once('after', 'look', () => read({ paidInvoice: null }));
    await world.run('members');
    expect((await world.access(buyer)).state).toBe('PENDING');
    expect(await world.drifts()).toEqual([]);
  });

  test('a doubtful answer says nothing: what was found before stays', async () => {
    await enter();
    isNow('kicked');
    await world.run('members');
    clock.advance(interval);
    chat.doubtful.add(buyer.telegramId);
    expect(await world.run('members')).toMatchObject({ compared: 1, over: true });
    chat.doubtful.clear();
    expect(await world.drifts()).toMatchObject([{ state: 'open' }]);
  });

  test('the longest not looked at come first; a chat that cannot be asked is reported, and resumed where it stopped', async () => {
    const buyers = [buyer];
    for (let n = 1; n < 25; n += 1) buyers.push(await world.order('monthly'));
    for (const each of buyers) await read({}, each);
    const lookedAt = async () => {
      const [row] = await sql`
        select count(*)::int as n from channel_access
        where organisation_id = ${world.shop.organisationId} and looked_at is not null`;
      return row?.n;
    };
    let calls = 0;
    const { chat: real } = world.reconciling;
    world.reconciling.chat = {
      ...real,
      look: async (person) => {
        calls += 1;
        if (calls === 13)
          return { ok: false, failure: { kind: 'rate_limited', description: '', retryAfterMs: 9_000 } };
        return real.look(person);
      },
    };
    expect(await world.run('members')).toMatchObject({ compared: 10, failure: 'rate_limited' });
    expect(await lookedAt()).toBe(10);
    expect(new Date((await world.partOf('members')).due_at as string)).toEqual(clock.in({ seconds: 9 }));
    clock.advance({ seconds: 9 });
    calls = 100;
    expect(await world.run('members')).toMatchObject({ compared: 15, over: true });
    expect([await lookedAt(), calls]).toEqual([25, 115]);
  });
});

test('a run twice changes nothing, whatever stands how', async () => {
  const standing = fc.record({
    past: fc.constantFrom('paid', 'inside', 'ended', 'removed', 'blocked'),
    membership: fc.constantFrom<Membership>('inside', 'left', 'kicked', 'admin', 'owner'),
    minutes: fc.constantFrom(0, 20, 2_000),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(standing, { minLength: 1, maxLength: 4 }), async (standings) => {
      clock.set(bought);
      await world.begin();
      for (const { past, membership } of standings) {
        buyer = await world.order('once');
        await world.read(purchaseFact(buyer.orderId, bought));
        if (past !== 'paid') {
          isNow('inside');
          await world.converge(buyer);
        }
        if (past === 'blocked') await block();
        if (past === 'ended' || past === 'removed')
          await sql`update source set ended_at = ${bought.toISOString()}, end_reason = 'refunded' where subscriber_id = ${buyer.subscriberId}`;
        if (past === 'removed' || past === 'blocked') await world.converge(buyer);
        isNow(membership);
      }
      clock.advance({ minutes: Math.max(...standings.map(({ minutes }) => minutes)) });
      await world.run('members');
      const first = await everything();
      await world.run('members');
      expect(await everything()).toEqual(first);
    }),
    { numRuns: 15 },
  );
}, 30_000);

/** All that a run may have written, but for when it was last seen. */
async function everything() {
  const of = world.shop.organisationId;
  return Promise.all([
    sql`select id, state, version, joined_at, ever_inside_at, due_at, action_required from channel_access where organisation_id = ${of} order by id`,
    world.drifts().then((drifts) => drifts.map(({ evidence: _, ...drift }) => drift)),
    world.alerts(),
    sql`select count(*)::int from audit where organisation_id = ${of}`,
    sql`select count(*)::int from notice where organisation_id = ${of}`,
  ]);
}

describe('how many are in the chat', () => {
  const presence = (telegramId: number, isBot = false, inside = true) =>
    notePresence(database.db, {
      organisationId: world.shop.organisationId,
      channelId: world.shop.channel.channelId as ChannelId,
      telegramId,
      isBot,
      inside,
      at: clock.now(),
    });
  const count = async (members: number) => {
    world.census.members = { ok: true, value: members };
    world.census.admins = [11, 12];
    return world.run('count');
  };

  test('those known, the administrators and bots seen are not counted; the others are, and are told of once', async () => {
    await enter();
    await presence(mintTelegramId(), true);
    await presence(mintTelegramId());
    await presence(mintTelegramId(), false, false);
    expect(await count(4)).toMatchObject({ compared: 4, found: 1 });
    clock.advance(interval);
    expect(await count(7)).toMatchObject({ found: 3 });
    const [drift, another] = await world.drifts();
    expect([drift, another]).toMatchObject([
      {
        kind: 'unknown-in-chat',
        subjectId: world.shop.channel.channelId,
        fix: 'none',
        waitsForPerson: true,
        size: 3,
        evidence: { chat: { members: 7, administrators: 2 }, books: { inside: 1, strangers: 1, bots: 1 } },
      },
      undefined,
    ]);
    expect(await world.alerts()).toEqual([{ subject: drift?.id, open: true }]);
  });

  test('all known: nothing; gone again: over', async () => {
    await enter();
    expect(await count(3)).toMatchObject({ found: 0 });
    await count(5);
    await count(3);
    expect(await world.drifts()).toMatchObject([{ state: 'fixed' }]);
  });

  test('an administrator who pays is not counted twice; who may have gone in unseen is not taken for unknown', async () => {
    await enter();
    world.census.members = { ok: true, value: 1 };
    world.census.admins = [buyer.telegramId];
    expect(await world.run('count')).toMatchObject({ found: 0 });
    const unseen = await world.order('monthly');
    await read({}, unseen);
    expect(await count(4)).toMatchObject({ found: 0 });
    isNow('left', unseen);
    await world.run('members');
    expect(await count(4)).toMatchObject({ found: 1 });
  });

  test('somebody who has bought since is no stranger', async () => {
    await presence(buyer.telegramId);
    expect(await count(3)).toMatchObject({ found: 1 });
    await enter();
    expect(await count(3)).toMatchObject({ found: 0 });
  });

  test('a chat that cannot be asked is reported', async () => {
    world.census.members = { ok: false, failure: { kind: 'chat_unreachable', description: 'gone' } };
    expect(await world.run('count')).toMatchObject({ failure: 'chat_unreachable' });
    expect(await world.drifts()).toEqual([]);
  });
});
