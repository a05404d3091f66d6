import type { UpdateDelivery } from './channel-gateway.ts';

/** What Telegram tells of a webhook's trouble counts for this long: it stays on record when all is well again. */
const errorMs = 600_000;
/** More than this is not taken any more by a bot that is asking: a request takes up to a hundred. */
const mostPending = 1_000;

export interface UpdatesVerdict {
  /** The bot has asked to be told who enters and leaves; null: Telegram does not say. */
  includesMembers: boolean | null;
  /** What Telegram has to tell reaches us. */
  arrive: boolean;
}

/**
 * Whether a bot hears of its chats. A webhook is failing while updates wait and it was refused lately; who asks for updates
 * must have been heard of within the last minutes (`botHeard`) and keep up with them.
 */
export function judgeUpdates(
  delivery: UpdateDelivery,
  { now, botHeard }: { now: Date; botHeard: boolean },
): UpdatesVerdict {
  const { byWebhook, pending, lastErrorAt, includesMembers } = delivery;
  const failing = lastErrorAt !== null && now.getTime() - lastErrorAt.getTime() < errorMs;
  const arrive = byWebhook ? !(failing && pending > 0) : botHeard && pending <= mostPending;
  return { includesMembers, arrive };
}
