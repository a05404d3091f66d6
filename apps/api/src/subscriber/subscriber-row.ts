import type { SubscriberRow } from '@latchkey/contracts/procedures/subscriber-views';
import type { ListedSubscriber } from '@latchkey/db/subscriber-list/read-subscribers';
import { instant } from './instant.ts';

/** A member as one row of a list. */
export function subscriberRow(member: ListedSubscriber): SubscriberRow {
  return {
    id: member.id,
    telegramUserId: member.telegramId,
    firstName: member.firstName || null,
    username: member.username,
    email: member.email,
    since: new Date(member.createdAt).toISOString(),
    channels: member.channels.map(({ entitledUntil, graceUntil, ...channel }) => ({
      ...channel,
      entitledUntil: instant(entitledUntil),
      graceUntil: instant(graceUntil),
    })),
    plans: member.plans,
    paidThrough: instant(member.paidThrough),
    lifetime: member.lifetime,
  };
}
