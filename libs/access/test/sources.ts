import type { ChannelId, SourceId } from '@latchkey/contracts/ids';
import type { SourceFacts } from '@latchkey/db/access/entitlements';

/** A source without subscription and without end; what differs is given. */
export function source(differs: Partial<SourceFacts> = {}): SourceFacts {
  return {
    id: 'src_1' as SourceId,
    channelId: 'chn_1' as ChannelId,
    endsAt: null,
    endedAt: null,
    endReason: null,
    subscription: null,
    ...differs,
  };
}

type Subscription = NonNullable<SourceFacts['subscription']>;

/** A card subscription in good standing; what differs is given. */
export function subscription(differs: Partial<Subscription> = {}): Subscription {
  return {
    provider: 'stripe',
    status: 'active',
    everPaid: true,
    paidMoney: true,
    unknownPrice: false,
    paidThrough: null,
    cancelAt: null,
    graceUntil: null,
    starsReadAt: null,
    ...differs,
  };
}

export const good = (until: Date | null) => ({ kind: 'good', until }) as const;
