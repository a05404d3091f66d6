import type { SubscriptionFact } from '@latchkey/contracts/facts/subscription-fact';
import { newId } from '@latchkey/db/new-id';
import { subscriptionFact, unpaidInvoice } from '@latchkey/db/testing/factories/facts';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { type Buyer, openWorld } from '../test/open-world.ts';
import { convergeAccess } from './converge/converge-access.ts';
import { confirmJoin } from './join/confirm-join.ts';
import { decideJoin } from './join/decide-join.ts';

// Access against an oracle that is nothing but set arithmetic: somebody ought to be in while the set of their live sources
// is not empty and nobody has blocked them. Whatever people, banks and support do in whatever order, and however often
// Telegram fails in between: nobody entitled is taken out, REVOKED is never said of somebody inside, and once Telegram
// answers again state and chat are as the oracle has it.

const world = await openWorld();
afterAll(world.drop);
const { clock, chat, database, deps } = world;
const dayMs = 86_400_000;
const graceDays = 5;

type SourceState = 'none' | 'active' | 'ended' | { unpaidSince: number };

/** The oracle: two subscriptions of one person for one chat. */
interface Model {
  now: number;
  sources: [SourceState, SourceState];
  blocked: boolean;
  inside: boolean;
  /** Somebody was entitled at least once: before that there is no access. */
  born: boolean;
}

function isLive(source: SourceState, now: number): boolean {
  if (typeof source === 'object') return now < source.unpaidSince + graceDays * dayMs;
  return source === 'active';
}

function entitled({ sources, blocked, now }: Model): boolean {
  return !blocked && sources.some((source) => isLive(source, now));
}

interface Real {
  buyers: [Buyer, Buyer];
  began: Date;
}

function factOf(source: SourceState, { orderId }: Buyer, began: Date): SubscriptionFact | null {
  if (source === 'none') return null;
  if (typeof source === 'object') {
    // Each month that is not paid has an invoice of its own.
    const owed = {
      ...unpaidInvoice(orderId, new Date(source.unpaidSince)),
      providerId: `in_${orderId.slice(4)}_${source.unpaidSince}`,
    };
    return subscriptionFact(orderId, began, { status: 'past_due', unpaidInvoice: owed });
  }
  const ended = { status: 'canceled', endedAt: clock.now() } as const;
  return subscriptionFact(orderId, began, source === 'ended' ? ended : {});
}

/** What a signal would lead to: the object is read and applied. */
async function readSource(model: Model, real: Real, which: 0 | 1): Promise<void> {
  const fact = factOf(model.sources[which], real.buyers[which], real.began);
  if (fact) await world.read(fact);
  model.born ||= entitled(model);
}

async function converge({ buyers }: Real): Promise<void> {
  for (const { id: accessId } of await world.accesses(buyers[0]))
    await convergeAccess(deps, {
      organisationId: world.shop.organisationId,
      accessId,
      correlationId: 'cor_model',
    });
}

const isInside = ({ buyers }: Real) => chat.members.get(buyers[0].telegramId) === 'inside';

/** What must hold at any moment, converged or not. */
async function holds(model: Model, real: Real): Promise<void> {
  const [access] = await world.accesses(real.buyers[0]);
  if (access?.state === 'REVOKED') expect(isInside(real)).toBe(false);
  if (entitled(model) && model.inside) expect(isInside(real)).toBe(true);
  model.inside = isInside(real);
}

/** With Telegram answering: a few visits, and all is as it ought to be. */
async function settles(model: Model, real: Real): Promise<void> {
  for (let visit = 0; visit < 3; visit += 1) await converge(real);
  await holds(model, real);
  const [access] = await world.accesses(real.buyers[0]);
  if (model.born) expect(access?.state).toBe(entitled(model) ? 'GRANTED' : 'REVOKED');
  else expect(access).toBeUndefined();
  if (!entitled(model)) expect(isInside(real)).toBe(false);
}

type Command = fc.AsyncCommand<Model, Real>;

function command(
  name: string,
  run: (model: Model, real: Real) => Promise<void>,
  check: (model: Readonly<Model>) => boolean = () => true,
): Command {
  return {
    check,
    toString: () => name,
    run: async (model, real) => {
      await run(model, real);
      await holds(model, real);
    },
  };
}

function become(
  name: string,
  which: 0 | 1,
  from: (source: SourceState) => boolean,
  to: (now: number) => SourceState,
): Command {
  return command(
    `${name} ${which}`,
    async (model, real) => {
      model.sources[which] = to(model.now);
      await readSource(model, real, which);
    },
    ({ sources }) => from(sources[which]),
  );
}

const unpaid = (source: SourceState) => typeof source === 'object';
const running = (source: SourceState) => source === 'active' || unpaid(source);

async function setBlock(model: Model, real: Real, blocked: boolean): Promise<void> {
  model.blocked = blocked;
  const { organisationId } = world.shop;
  const { subscriberId } = real.buyers[0];
  if (blocked)
    await database.sql`
      insert into block (organisation_id, id, subscriber_id, reason, money_choice, created_at)
      values (${organisationId}, ${newId('block')}, ${subscriberId}, 'model', 'none', ${clock.now().toISOString()})`;
  else
    await database.sql`
      update block set lifted_at = ${clock.now().toISOString()} where subscriber_id = ${subscriberId} and lifted_at is null`;
}

async function join(model: Model, { buyers: [buyer] }: Real): Promise<void> {
  const asked = { botTelegramId: world.shop.botTelegramId, correlationId: 'cor_join' };
  const { telegramId } = buyer;
  if (chat.members.get(telegramId) === 'inside') return;
  const decision = await decideJoin(deps, {
    ...asked,
    chatId: world.shop.channel.chatId,
    telegramId,
    requestedAt: clock.now(),
  });
  if (decision.answer === 'leave') throw new Error('nobody answers');
  // A state that still waits for its convergence may turn somebody away, but lets nobody in.
  if (decision.answer === 'approve') {
    expect(entitled(model)).toBe(true);
    chat.members.set(telegramId, 'inside');
  }
  await confirmJoin(deps, {
    ...asked,
    joinRequestId: decision.joinRequestId,
    lease: decision.answer === 'approve' ? decision.lease : null,
    outcome: decision.answer === 'approve' ? 'approved' : 'declined',
  });
}

const which = fc.constantFrom(0 as const, 1 as const);
const commands = [
  which.map((n) =>
    become(
      'pay',
      n,
      (source) => source === 'none',
      () => 'active',
    ),
  ),
  which.map((n) =>
    become(
      'renew',
      n,
      (source) => source === 'active',
      () => 'active',
    ),
  ),
  which.map((n) =>
    become(
      'fail',
      n,
      (source) => source === 'active',
      (now) => ({ unpaidSince: now }),
    ),
  ),
  which.map((n) => become('recover', n, unpaid, () => 'active')),
  which.map((n) => become('cancel', n, running, () => 'ended')),
  fc.integer({ min: 1, max: 7 }).map((days) =>
    command(`${days} days pass`, async (model) => {
      model.now += days * dayMs;
      clock.advance({ days });
    }),
  ),
  fc.constant(command('join', join)),
  fc.constant(
    command('leave', async (model, { buyers }) => {
      chat.members.set(buyers[0].telegramId, 'left');
      model.inside = false;
    }),
  ),
  fc.constant(
    command(
      'block',
      (model, real) => setBlock(model, real, true),
      ({ blocked }) => !blocked,
    ),
  ),
  fc.constant(
    command(
      'unblock',
      (model, real) => setBlock(model, real, false),
      ({ blocked }) => blocked,
    ),
  ),
  fc.constant(command('converge', settles)),
  fc
    .record({
      method: fc.constantFrom('look' as const, 'remove' as const),
      kind: fc.constantFrom('transient' as const, 'rate_limited' as const, 'rights_missing' as const),
    })
    .map(({ method, kind }) =>
      command(`converge while ${method} is ${kind}`, async (_, real) => {
        chat.refuse(method, kind);
        await converge(real);
        chat.calm();
      }),
    ),
];

test('access follows the set of live sources, whatever happens in whatever order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands(commands, { maxCommands: 30 }), async (sequence) => {
      await world.renew();
      const first = await world.order('monthly');
      const second = await world.order('monthly', { subscriberId: first.subscriberId });
      const real: Real = { buyers: [first, { ...second, telegramId: first.telegramId }], began: clock.now() };
      const model: Model = {
        now: clock.now().getTime(),
        sources: ['none', 'none'],
        blocked: false,
        inside: false,
        born: false,
      };
      await fc.asyncModelRun(() => ({ model, real }), sequence);
      await settles(model, real);
    }),
    { numRuns: 60 },
  );
}, 60_000);
