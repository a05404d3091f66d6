import type {
  ChannelId,
  OrganisationId,
  PlanPriceId,
  PlanVersionId,
  StripeAccountId,
  SubscriberId,
} from '@latchkey/contracts/ids';
import type { Money } from '@latchkey/contracts/money';
import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { newId } from '../new-id.ts';
import { buyer } from '../schema/buyer.ts';
import { order } from '../schema/order.ts';
import { orderLine } from '../schema/order-line.ts';
import { subscriber } from '../schema/subscriber.ts';
import { ensureReading } from '../stars/ensure-reading.ts';
import { type Consent, writeConsent } from './write-consent.ts';

export interface NewOrder {
  organisationId: OrganisationId;
  planVersionId: PlanVersionId;
  planPriceId: PlanPriceId;
  provider: 'stripe' | 'stars';
  stripeAccountId: StripeAccountId | null;
  livemode: boolean;
  price: Money;
  channelIds: readonly ChannelId[];
  email: string | null;
  /** Who will enter; null: not known yet, the order waits for its claim. */
  person: { telegramId: number; firstName?: string; username?: string | null } | null;
  browserHash: string | null;
  idempotencyKey: string | null;
  correlationId: string;
  /** The coupon's code that it was begun with; left out: none. */
  promotionCode?: string | null;
  /** What the buyer has agreed to; left out: nothing was asked. */
  consent?: Consent | null;
  at: Date;
}

export interface StoredOrder {
  order: typeof order.$inferSelect;
  email: string | null;
  telegramId: number | null;
}

/**
 * Writes an order with its buyer, its subscriber and its lines in one transaction.
 * The same idempotency key finds the order that was written with it, also when both come at the same moment.
 */
export async function createOrder(
  db: Db,
  made: NewOrder,
): Promise<{ stored: StoredOrder; created: boolean }> {
  return db.transaction(async (tx) => {
    const known = await orderOfKey(tx, made);
    if (known) return { stored: known, created: false };
    const { organisationId, at: createdAt } = made;
    const buyerId = newId('buyer');
    await tx.insert(buyer).values({ organisationId, id: buyerId, email: made.email, createdAt });
    const subscriberId = await subscriberFor(tx, made);
    const [written] = await tx
      .insert(order)
      .values({
        organisationId,
        id: newId('order'),
        buyerId,
        subscriberId,
        planVersionId: made.planVersionId,
        planPriceId: made.planPriceId,
        provider: made.provider,
        stripeAccountId: made.stripeAccountId,
        livemode: made.livemode,
        ...made.price,
        browserHash: made.browserHash,
        idempotencyKey: made.idempotencyKey,
        correlationId: made.correlationId,
        promotionCode: made.promotionCode ?? null,
        createdAt,
      })
      .returning();
    if (!written) throw new Error('an order was not written');
    if (made.consent)
      await writeConsent(tx, { organisationId, orderId: written.id, at: createdAt }, made.consent);
    if (made.provider === 'stars') await ensureReading(tx, { organisationId, now: createdAt });
    for (const deliverableId of made.channelIds) {
      await tx.insert(orderLine).values({
        organisationId,
        id: newId('orderLine'),
        orderId: written.id,
        deliverableKind: 'channel',
        deliverableId,
      });
    }
    return {
      stored: { order: written, email: made.email, telegramId: made.person?.telegramId ?? null },
      created: true,
    };
  });
}

async function orderOfKey(db: Db, { organisationId, idempotencyKey }: NewOrder): Promise<StoredOrder | null> {
  if (idempotencyKey === null) return null;
  await db.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`${organisationId} ${idempotencyKey}`}, 1))`,
  );
  const [row] = await db
    .select({ order, email: buyer.email, telegramId: subscriber.telegramId })
    .from(order)
    .innerJoin(buyer, and(eq(buyer.organisationId, order.organisationId), eq(buyer.id, order.buyerId)))
    .innerJoin(
      subscriber,
      and(eq(subscriber.organisationId, order.organisationId), eq(subscriber.id, order.subscriberId)),
    )
    .where(and(eq(order.organisationId, organisationId), eq(order.idempotencyKey, idempotencyKey)));
  return row ?? null;
}

async function subscriberFor(
  db: Db,
  { organisationId, person, at: createdAt }: NewOrder,
): Promise<SubscriberId> {
  const id = newId('subscriber');
  const [row] = await db
    .insert(subscriber)
    .values({ organisationId, id, createdAt, ...person })
    .onConflictDoUpdate({
      target: [subscriber.organisationId, subscriber.telegramId],
      // A change of nothing: it makes the database return the row that was there.
      set: { telegramId: sql`excluded.telegram_id` },
    })
    .returning({ id: subscriber.id });
  return row?.id ?? id;
}
