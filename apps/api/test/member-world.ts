import { applyRead, type ReadFact } from '@latchkey/access/apply/apply-read';
import type { SyncTarget } from '@latchkey/contracts/facts/sync-target';
import { beginRead } from '@latchkey/db/sync/begin-read';
import { requestRead } from '@latchkey/db/sync/request-read';
import { subscriptionFact } from '@latchkey/db/testing/factories/facts';
import { mintTelegramId } from '@latchkey/db/testing/factories/mint-number';
import { type MintedOrder, mintOrder } from '@latchkey/db/testing/factories/mint-order';
import type { PlanKind } from '@latchkey/db/testing/factories/mint-plan';
import type { TestApi } from './start-api.ts';
import type { Seller } from './world.ts';

/** What the worker does with a read of one of the seller's objects. */
export async function readFact(api: TestApi, seller: Seller, fact: NonNullable<ReadFact>): Promise<void> {
  const { organisationId, account } = seller;
  const objectKind = fact.kind === 'purchase' ? 'checkout_session' : fact.kind;
  const target: SyncTarget = { account, livemode: false, objectKind, objectId: fact.providerId };
  await requestRead(api.db, { target, organisationId, correlationId: 'cor', at: new Date() });
  const lease = await beginRead(api.db, target, { token: 'test', leaseMs: 10_000 });
  if (typeof lease === 'string') throw new Error(lease);
  const deps = { database: api.database, clock: { now: () => new Date() }, onCommitted: () => {} };
  await applyRead(deps, { target, lease, fact, correlationId: 'cor' });
}

export interface Member extends MintedOrder {
  telegramId: number;
}

/** Somebody who has just bought by card; called and written to as given. */
export async function makeMember(
  api: TestApi,
  seller: Seller,
  made: { firstName?: string; username?: string | null; email?: string; plan?: PlanKind; at?: Date } = {},
): Promise<Member> {
  const telegramId = mintTelegramId();
  const at = made.at ?? new Date();
  const order = await mintOrder(api.db, seller, {
    at,
    plan: seller.plans[made.plan ?? 'monthly'],
    for: { telegramId },
  });
  const { firstName = 'Ada', username = null, email = 'ada@example.com' } = made;
  await api.database.sql`
    update subscriber set first_name = ${firstName}, username = ${username} where id = ${order.subscriberId}`;
  await readFact(api, seller, subscriptionFact(order.orderId, at, { customerEmail: email }));
  return { ...order, telegramId };
}
