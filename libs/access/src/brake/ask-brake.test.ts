import { type LeasedAccess, leaseAccess } from '@latchkey/db/access/lease-access';
import { listBrakes } from '@latchkey/db/brake/list-brakes';
import { setBrakeLimits } from '@latchkey/db/brake/set-brake-limits';
import { connectDatabase } from '@latchkey/db/connect-database';
import { mintMember } from '@latchkey/db/testing/factories/mint-member';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { cloneMembers } from '../../test/clone-members.ts';
import { type Buyer, openWorld } from '../../test/open-world.ts';
import { settleIn } from '../../test/settle-in.ts';
import { askBrake } from './ask-brake.ts';
import { limitOf } from './limit-of.ts';
import { releaseBrake } from './release-brake.ts';

const world = await openWorld();
const { databaseUrl } = world;
// Two more processes, each with connections of its own.
const others = await Promise.all(
  ['one', 'two'].map((applicationName) =>
    connectDatabase({ databaseUrl, maxConnections: 4, applicationName }),
  ),
);
afterAll(async () => {
  await Promise.all(others.map((each) => each.close()));
  await world.drop();
});
const { clock, database, deps } = world;
const { db, sql } = database;
const workers = [deps, ...others.map((each) => ({ ...deps, database: each }))];
const hourMs = 3_600_000;

/** Somebody's removal, in one of a few chats, under its lease. */
async function mintLeaving(count: number, chats: number): Promise<LeasedAccess[]> {
  await world.renew();
  const { organisationId } = world.shop;
  const [first] = (await settleIn(world, 1)) as [Buyer];
  await cloneMembers(world, first, count - 1);
  await sql`
    insert into channel (organisation_id, id, bot_id, chat_id, kind, title, link_state, created_at)
    select organisation_id, id || n, bot_id, chat_id - n, kind, title, link_state, created_at
    from channel, generate_series(1, ${chats - 1}) n where organisation_id = ${organisationId}`;
  const rows = await sql`
    update channel_access a set state = 'REVOKE_PENDING', version = version + 1, revoke_reason = 'subscription_ended',
      channel_id = (select id from channel c where c.organisation_id = a.organisation_id order by length(id), id
        offset abs(hashtext(a.id)) % ${chats} limit 1)
    where organisation_id = ${organisationId} returning id`;
  return Promise.all(
    rows.map(async ({ id }) => {
      const leased = await leaseAccess(db, { organisationId, accessId: id, token: id, leaseMs: 600_000 });
      if (!leased) throw new Error('not leased');
      return leased;
    }),
  );
}

/** A second person releases everything that holds. @returns the chats to which that applies; null: the whole organisation */
async function releaseAll(by: string): Promise<(string | null)[]> {
  const { organisationId } = world.shop;
  const holding = await listBrakes(db, organisationId, { state: 'holding', limit: 10, after: null });
  for (const { id: brakeId } of holding) {
    const deciding = { organisationId, brakeId, userId: by, reason: null };
    await releaseBrake(deps, { ...deciding, override: false, justSignedIn: true }, act(by));
  }
  return holding.map(({ channelId }) => channelId);
}

const act = (userId: string | null) =>
  ({ actorKind: 'user', actorId: userId, correlationId: 'cor_act', at: clock.now() }) as const;

const plans = fc.record({
  chats: fc.integer({ min: 1, max: 3 }),
  limits: fc.record({ min: fc.integer({ min: 1, max: 5 }), percent: fc.integer({ min: 0, max: 30 }) }),
  steps: fc.array(
    fc.record({
      minutes: fc.integer({ min: 0, max: 45 }),
      asking: fc.integer({ min: 1, max: 8 }),
      release: fc.boolean(),
    }),
    { minLength: 3, maxLength: 6 },
  ),
});

test('never more than the limit in any hour without consent, however many workers ask at once', async () => {
  await fc.assert(
    fc.asyncProperty(plans, async ({ chats, limits, steps }) => {
      const leaving = await mintLeaving(48, chats);
      const { organisationId } = world.shop;
      await mintMember(db, organisationId, { at: clock.now(), role: 'owner', telegramId: null });
      const [owner] = await sql`select user_id from member where organisation_id = ${organisationId}`;
      await setBrakeLimits(db, organisationId, limits, act(null));
      const ofScope = <T extends { channelId: string }>(all: T[], scope: string | null) =>
        all.filter(({ channelId }) => scope === null || channelId === scope);
      const scopes = [null, ...new Set(leaving.map(({ channelId }) => channelId))];

      let next = 0;
      let waiting: LeasedAccess[] = [];
      let gone: { channelId: string; at: number }[] = [];
      for (const { minutes, asking, release } of steps) {
        clock.advance({ minutes });
        const at = clock.now().getTime();
        const fresh = leaving.slice(next, next + asking);
        next += asking;
        const asked = [...waiting, ...fresh];
        const answers = await Promise.all(
          asked.map((each, index) => askBrake(workers[index % workers.length] ?? deps, each, 'cor_ask')),
        );
        gone.push(
          ...asked
            .filter((each, index) => answers[index] === 'go' && fresh.includes(each))
            .map(({ channelId }) => ({ channelId, at })),
        );
        waiting = asked.filter((_, index) => answers[index] === 'held');
        for (const scope of scopes) {
          const lately = ofScope(gone, scope).filter((each) => each.at > at - hourMs);
          const limit = limitOf(limits, ofScope(leaving, scope).length);
          expect(lately.length).toBeLessThanOrEqual(limit);
        }
        // Nobody is held without a brake that says so.
        const brakes = await listBrakes(db, organisationId, { state: 'holding', limit: 10, after: null });
        expect(brakes.reduce((sum, brake) => sum + brake.waiting, 0)).toBe(waiting.length);
        if (!release) continue;
        for (const scope of await releaseAll(String(owner?.user_id)))
          gone = gone.filter(({ channelId }) => scope !== null && channelId !== scope);
      }
    }),
    { numRuns: 12 },
  );
}, 60_000);
