import { randomUUID } from 'node:crypto';
import type { InboxRecord } from '../../inbox/inbox-record.ts';

/** An authentic event of a connected account in test mode about one subscription; what differs is given. */
export function stripeRecord(account: string, differs: Partial<InboxRecord> = {}): InboxRecord {
  return {
    source: 'stripe',
    account,
    livemode: false,
    externalId: `evt_${randomUUID()}`,
    type: 'customer.subscription.updated',
    ignored: null,
    payload: '{}',
    target: { account, livemode: false, objectKind: 'subscription', objectId: 'sub_1' },
    firstFailure: null,
    job: null,
    correlationId: 'cor_test',
    receivedAt: new Date('2026-11-20T12:00:00.000Z'),
    ...differs,
  };
}
