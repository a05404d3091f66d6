import type { AccessState } from '@latchkey/contracts/access/machine';
import type {
  AccessId,
  BrakeId,
  ChannelId,
  OrderId,
  OrganisationId,
  SubscriberId,
} from '@latchkey/contracts/ids';
import { and, desc, eq, exists, lt, type SQL } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { brakeHold } from '../schema/brake-hold.ts';
import { channelAccess } from '../schema/channel-access.ts';
import { orderLine } from '../schema/order-line.ts';
import { source } from '../schema/source.ts';
import { subscriber } from '../schema/subscriber.ts';
import { type AccessRow, selectAccesses } from './select-accesses.ts';

export interface AccessFilter {
  subscriberId?: SubscriberId | undefined;
  channelId?: ChannelId | undefined;
  state?: AccessState | undefined;
  telegramUserId?: number | undefined;
  /** Those that sources of this order carry. */
  orderId?: OrderId | undefined;
  /** Those that wait for this brake. */
  brakeId?: BrakeId | undefined;
}

/** Accesses of the organisation as they stand at a moment, newest first. @param page.after the last one of the page before. */
export async function listAccesses(
  db: Db,
  organisationId: OrganisationId,
  filter: AccessFilter,
  page: { limit: number; after: AccessId | null; now: Date },
): Promise<AccessRow[]> {
  const { subscriberId, channelId, state, telegramUserId, orderId, brakeId } = filter;
  const conditions: SQL[] = [eq(channelAccess.organisationId, organisationId)];
  if (subscriberId) conditions.push(eq(channelAccess.subscriberId, subscriberId));
  if (channelId) conditions.push(eq(channelAccess.channelId, channelId));
  if (state) conditions.push(eq(channelAccess.state, state));
  if (telegramUserId) conditions.push(eq(subscriber.telegramId, telegramUserId));
  if (orderId) conditions.push(exists(sourcesOf(db, orderId)));
  if (brakeId) conditions.push(exists(holdsOf(db, brakeId)));
  if (page.after) conditions.push(lt(channelAccess.id, page.after));
  return selectAccesses(db, page.now)
    .where(and(...conditions))
    .orderBy(desc(channelAccess.id))
    .limit(page.limit);
}

function sourcesOf(db: Db, orderId: OrderId) {
  return db
    .select({ id: source.id })
    .from(source)
    .innerJoin(
      orderLine,
      and(eq(orderLine.organisationId, source.organisationId), eq(orderLine.id, source.orderLineId)),
    )
    .where(
      and(
        eq(source.organisationId, channelAccess.organisationId),
        eq(source.subscriberId, channelAccess.subscriberId),
        eq(orderLine.orderId, orderId),
        eq(orderLine.deliverableId, channelAccess.channelId),
      ),
    );
}

function holdsOf(db: Db, brakeId: BrakeId) {
  return db
    .select({ accessId: brakeHold.accessId })
    .from(brakeHold)
    .where(
      and(
        eq(brakeHold.organisationId, channelAccess.organisationId),
        eq(brakeHold.accessId, channelAccess.id),
        eq(brakeHold.version, channelAccess.version),
        eq(channelAccess.state, 'REVOKE_PENDING'),
        eq(brakeHold.brakeId, brakeId),
      ),
    );
}
