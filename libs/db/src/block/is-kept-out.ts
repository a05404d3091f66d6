import type { ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { and, eq, gt, inArray, isNull, or } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { block } from '../schema/block.ts';
import { subscriber } from '../schema/subscriber.ts';

/** Whether a Telegram person is blocked in any of some channels at a moment: then nothing is to be sold to them there. */
export async function isKeptOut(
  db: Db,
  of: { organisationId: OrganisationId; telegramId: number; channelIds: readonly ChannelId[]; now: Date },
): Promise<boolean> {
  const [row] = await db
    .select({ id: block.id })
    .from(subscriber)
    .innerJoin(
      block,
      and(eq(block.organisationId, subscriber.organisationId), eq(block.subscriberId, subscriber.id)),
    )
    .where(
      and(
        eq(subscriber.organisationId, of.organisationId),
        eq(subscriber.telegramId, of.telegramId),
        or(isNull(block.channelId), inArray(block.channelId, [...of.channelIds])),
        isNull(block.liftedAt),
        or(isNull(block.endsAt), gt(block.endsAt, of.now)),
      ),
    )
    .limit(1);
  return row !== undefined;
}
