import { LatchkeyError } from '@latchkey/contracts/errors';
import type { GivenTime, MemberSubscription } from '@latchkey/contracts/procedures/subscriber-views';
import { listAccesses } from '@latchkey/db/access-view/list-accesses';
import { listBlocks } from '@latchkey/db/block/list-blocks';
import {
  type GivenRow,
  listGiven,
  listMemberSubscriptions,
  type MemberSubscriptionRow,
  readContact,
} from '@latchkey/db/subscriber-list/read-member';
import { readSubscribers } from '@latchkey/db/subscriber-list/read-subscribers';
import { accessView } from '../access/access-view.ts';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { blockView } from './block-view.ts';
import { instant } from './instant.ts';
import { subscriberRow } from './subscriber-row.ts';

const mostChannels = 100;

/** Everything about one member but the history. */
export function subscriberGet({ database: { db }, clock }: Deps): UseCases['subscriber']['get'] {
  return async ({ organisationId }, { subscriberId }) => {
    const now = clock.now();
    const of = { organisationId, subscriberId };
    const [[member], accesses, subscriptions, given, blocks, contact] = await Promise.all([
      readSubscribers(db, organisationId, [subscriberId], now),
      listAccesses(db, organisationId, { subscriberId }, { limit: mostChannels, after: null, now }),
      listMemberSubscriptions(db, of),
      listGiven(db, of),
      listBlocks(db, organisationId, subscriberId),
      readContact(db, of),
    ]);
    if (!member || !contact) throw new LatchkeyError('not_found', 'There is no such member.');
    return {
      row: subscriberRow(member),
      languageCode: member.languageCode,
      ...contact,
      accesses: accesses.map(accessView),
      subscriptions: subscriptions.map(subscriptionView),
      given: given.map(givenView),
      blocks: blocks.map(blockView),
    };
  };
}

function subscriptionView(row: MemberSubscriptionRow): MemberSubscription {
  return {
    id: row.id,
    orderId: row.order_id,
    provider: row.provider,
    providerId: row.provider_id,
    plan: row.plan,
    planId: row.plan_id,
    interval: row.interval,
    price: { amountMinor: row.amount_minor, currency: row.currency },
    status: row.status,
    periodEnd: instant(row.period_end),
    paidThrough: instant(row.paid_through),
    trialEnd: instant(row.trial_end),
    cancelAt: instant(row.cancel_at),
    endedAt: instant(row.ended_at),
    graceUntil: instant(row.grace_until),
    unpaid:
      row.unpaid_amount_minor === null || row.unpaid_currency === null
        ? null
        : { amountMinor: row.unpaid_amount_minor, currency: row.unpaid_currency },
    payUrl: row.pay_url,
  };
}

function givenView(row: GivenRow): GivenTime {
  return {
    orderId: row.order_id,
    channelId: row.channel_id,
    channel: row.channel,
    plan: row.plan,
    givenAt: new Date(row.given_at).toISOString(),
    until: instant(row.until),
    endedAt: instant(row.ended_at),
  };
}
