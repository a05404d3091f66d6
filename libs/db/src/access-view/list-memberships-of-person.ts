import { and, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { bot } from '../schema/bot.ts';
import { channel } from '../schema/channel.ts';
import { channelAccess } from '../schema/channel-access.ts';
import { orderLine } from '../schema/order-line.ts';
import { source } from '../schema/source.ts';
import { subscriber } from '../schema/subscriber.ts';
import { subscription } from '../schema/subscription.ts';

const most = 50;

/** The accesses of a Telegram person in the organisations that this bot serves, those that stand open first. */
export async function listMembershipsOfPerson(
  db: Db,
  { botTelegramId, telegramId }: { botTelegramId: number; telegramId: number },
) {
  return db
    .select({
      channel: channel.title,
      state: channelAccess.state,
      joinedAt: channelAccess.joinedAt,
      link: channel.link,
      linkState: channel.linkState,
      entitledUntil: channelAccess.entitledUntil,
      graceUntil: channelAccess.graceUntil,
      payUrl: sql<string | null>`(${payUrl(db)})`,
    })
    .from(bot)
    .innerJoin(
      subscriber,
      and(eq(subscriber.organisationId, bot.organisationId), eq(subscriber.telegramId, telegramId)),
    )
    .innerJoin(
      channelAccess,
      and(
        eq(channelAccess.organisationId, subscriber.organisationId),
        eq(channelAccess.subscriberId, subscriber.id),
      ),
    )
    .innerJoin(
      channel,
      and(eq(channel.organisationId, channelAccess.organisationId), eq(channel.id, channelAccess.channelId)),
    )
    .where(and(eq(bot.telegramId, botTelegramId), isNull(bot.removedAt)))
    .orderBy(sql`${channelAccess.state} in ('REVOKE_PENDING', 'REVOKED')`, desc(channelAccess.id))
    .limit(most);
}

/** Where an unpaid invoice behind the access is paid. */
function payUrl(db: Db) {
  return db
    .select({ payUrl: subscription.payUrl })
    .from(source)
    .innerJoin(
      orderLine,
      and(eq(orderLine.organisationId, source.organisationId), eq(orderLine.id, source.orderLineId)),
    )
    .innerJoin(
      subscription,
      and(eq(subscription.organisationId, source.organisationId), eq(subscription.id, source.subscriptionId)),
    )
    .where(
      and(
        eq(source.organisationId, channelAccess.organisationId),
        eq(source.subscriberId, channelAccess.subscriberId),
        eq(orderLine.deliverableId, channelAccess.channelId),
        isNotNull(subscription.payUrl),
        isNotNull(subscription.unpaidInvoiceId),
      ),
    )
    .limit(1);
}
