import type { AccessState } from '@latchkey/contracts/access/machine';
import type { SyncTarget } from '@latchkey/contracts/facts/sync-target';
import type { AccessId, SubscriberId } from '@latchkey/contracts/ids';
import type { OutboxJob } from '@latchkey/contracts/jobs/outbox-job';
import type { JobOutcome } from '@latchkey/contracts/jobs/outcome';
import type { Database } from '@latchkey/db/connect-database';
import { storeRecords } from '@latchkey/db/inbox/store-records';
import { keepLeases, type Leases } from '@latchkey/db/lease/keep-leases';
import { beginRead } from '@latchkey/db/sync/begin-read';
import { createTestDatabase } from '@latchkey/db/testing/create-test-database';
import { mintTelegramId } from '@latchkey/db/testing/factories/mint-number';
import { type MintedOrder, mintOrder } from '@latchkey/db/testing/factories/mint-order';
import type { PlanKind } from '@latchkey/db/testing/factories/mint-plan';
import { mintShop, type Shop } from '@latchkey/db/testing/factories/mint-shop';
import { stripeRecord } from '@latchkey/db/testing/factories/stripe-record';
import { createTestClock, type TestClock } from '@latchkey/db/testing/test-clock';
import { createTestCommitter } from '@latchkey/db/testing/test-committer';
import type { AccessDeps } from '../src/access-deps.ts';
import { type AppliedRead, applyRead, type ReadFact } from '../src/apply/apply-read.ts';
import { convergeAccess } from '../src/converge/converge-access.ts';
import { sweepOverdue } from '../src/sweep/sweep-overdue.ts';
import { createTestChat, type TestChat } from './test-chat.ts';
import { createTestProvider, type TestProvider } from './test-provider.ts';

export interface AccessRow {
  id: AccessId;
  state: AccessState;
  version: number;
  entitledUntil: Date | null;
  graceUntil: Date | null;
  grantedAt: Date | null;
  joinedAt: Date | null;
  revokeReason: string | null;
  evidence: string | null;
  actionRequired: string | null;
  doubtfulSince: Date | null;
  dueAt: Date | null;
  leased: boolean;
}

export interface Buyer extends MintedOrder {
  telegramId: number;
}

/** One creator, one chat, one clock, on a database of its own. */
export interface World {
  database: Database;
  databaseUrl: string;
  clock: TestClock;
  chat: TestChat;
  provider: TestProvider;
  shop: Shop;
  deps: AccessDeps & { chat: TestChat; provider: TestProvider; leases: Leases };
  jobs: OutboxJob[];
  /** Another creator and chat for the next test, on the same database. */
  renew(): Promise<void>;
  order(kind: PlanKind, by?: { telegramId: number | null } | { subscriberId: SubscriberId }): Promise<Buyer>;
  signal(target: SyncTarget): Promise<void>;
  /** A signal, and the read that it asks for. */
  read(fact: NonNullable<ReadFact>): Promise<AppliedRead>;
  targetOf(fact: NonNullable<ReadFact>): SyncTarget;
  access(of: { subscriberId: SubscriberId }): Promise<AccessRow>;
  accesses(of: { subscriberId: SubscriberId }): Promise<AccessRow[]>;
  converge(of: { subscriberId: SubscriberId }): Promise<JobOutcome>;
  /** What the subscriber was promised to be told, oldest first. */
  notices(of: { subscriberId: SubscriberId }): Promise<string[]>;
  /** The states of the access's ledger, oldest first. */
  history(of: { subscriberId: SubscriberId }): Promise<string[]>;
  drop(): Promise<void>;
}

export async function openWorld(): Promise<World> {
  const { database, databaseUrl, drop } = await createTestDatabase();
  const { db, sql } = database;
  const clock = createTestClock();
  const committer = createTestCommitter(database);
  const chat = createTestChat();
  const provider = createTestProvider({ ...committer, clock });
  const leases = keepLeases({ db, onError: () => {} });
  const deps = { ...committer, clock, chat, provider, leases };

  const accesses: World['accesses'] = async ({ subscriberId }) => {
    const rows = await sql`
      select id, state, version, entitled_until, grace_until, granted_at, joined_at, revoke_reason, evidence, action_required,
        doubtful_since, due_at, lease_until > now() as leased
      from channel_access where subscriber_id = ${subscriberId} order by id`;
    return rows.map((row) => ({
      id: row.id,
      state: row.state,
      version: row.version,
      entitledUntil: date(row.entitled_until),
      graceUntil: date(row.grace_until),
      grantedAt: date(row.granted_at),
      joinedAt: date(row.joined_at),
      revokeReason: row.revoke_reason,
      evidence: row.evidence,
      actionRequired: row.action_required,
      doubtfulSince: date(row.doubtful_since),
      dueAt: date(row.due_at),
      leased: row.leased === true,
    }));
  };

  const world: World = {
    database,
    databaseUrl,
    clock,
    chat,
    provider,
    deps,
    jobs: committer.jobs,
    drop: async () => {
      await leases.close();
      await drop();
    },
    shop: await mintShop(db, { at: clock.now() }),
    renew: async () => {
      world.shop = await mintShop(db, { at: clock.now() });
      // The reconciler enrols a new creator at once: not in the middle of a test of other sweeps.
      await sweepOverdue(deps, 'reconcile parts');
      await sql`update reconcile_part set due_at = 'infinity'`;
      committer.jobs.length = 0;
      chat.calls.length = 0;
    },
    order: async (kind, by = { telegramId: mintTelegramId() }) => {
      const plan = world.shop.plans[kind];
      const made = await mintOrder(db, world.shop, { at: clock.now(), plan, for: by });
      const [row] = await sql`select telegram_id from subscriber where id = ${made.subscriberId}`;
      return { ...made, telegramId: Number(row?.telegram_id ?? 0) };
    },
    targetOf: (fact) => ({
      account: world.shop.account,
      livemode: false,
      objectKind: fact.kind === 'purchase' ? 'checkout_session' : fact.kind,
      objectId: fact.providerId,
    }),
    signal: async (target) => {
      await storeRecords(database, [stripeRecord(target.account, { target, receivedAt: clock.now() })]);
    },
    read: async (fact) => {
      provider.says(fact);
      const target = world.targetOf(fact);
      await world.signal(target);
      const lease = await beginRead(db, target, { token: 'reader', leaseMs: 30_000 });
      if (typeof lease === 'string') throw new Error(`the read is ${lease}`);
      return applyRead(deps, { target, lease, fact, correlationId: 'cor_read' });
    },
    accesses,
    access: async (of) => {
      const [row, another] = await accesses(of);
      if (!row || another) throw new Error('not one access');
      return row;
    },
    converge: async (of) => {
      const { id: accessId } = await world.access(of);
      const { organisationId } = world.shop;
      return convergeAccess(deps, { organisationId, accessId, correlationId: 'cor_converge' });
    },
    notices: async ({ subscriberId }) =>
      (await sql`select kind from notice where subscriber_id = ${subscriberId} order by created_at, id`).map(
        (row) => row.kind,
      ),
    history: async (of) => {
      const { id } = await world.access(of);
      const lines =
        await sql`select version, to_state from access_ledger where access_id = ${id} order by version`;
      return lines.map((line) => line.to_state);
    },
  };
  return world;
}

function date(value: string | null): Date | null {
  return value === null ? null : new Date(value);
}
