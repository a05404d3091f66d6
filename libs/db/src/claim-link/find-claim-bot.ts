import type { OrderId, OrganisationId } from '@latchkey/contracts/ids';
import { and, asc, eq } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { bot } from '../schema/bot.ts';
import { channel } from '../schema/channel.ts';
import { orderLine } from '../schema/order-line.ts';

/** The bot that lets into what an order delivers: its buyer claims there. */
export async function findClaimBot(
  db: Db,
  organisationId: OrganisationId,
  orderId: OrderId,
): Promise<{ username: string } | null> {
  const [row] = await db
    .select({ username: bot.username })
    .from(orderLine)
    .innerJoin(
      channel,
      and(eq(channel.organisationId, orderLine.organisationId), eq(channel.id, orderLine.deliverableId)),
    )
    .innerJoin(bot, and(eq(bot.organisationId, channel.organisationId), eq(bot.id, channel.botId)))
    .where(and(eq(orderLine.organisationId, organisationId), eq(orderLine.orderId, orderId)))
    .orderBy(asc(orderLine.id))
    .limit(1);
  return row ?? null;
}
