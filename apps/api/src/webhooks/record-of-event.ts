import { classifyEvent } from '@latchkey/billing/stripe/classify-event';
import { correlationOfEvent } from '@latchkey/billing/stripe/correlation-of-event';
import type { VerifiedEvent } from '@latchkey/billing/stripe/verified-event';
import type { InboxRecord } from '@latchkey/db/inbox/inbox-record';

/** Events of our own account rather than a connected one. */
const platform = 'platform';

/**
 * A verified event on its way into the inbox: what is to be read again, or why it is ignored. Events of the other mode
 * come to Connect endpoints too; whether the account is known is for the database to say.
 */
export function recordOfEvent(event: VerifiedEvent, received: { livemode: boolean; at: Date }): InboxRecord {
  const isOfOurMode = event.livemode === received.livemode;
  const meaning = classifyEvent(event);
  const ignored = isOfOurMode ? meaning.ignored : 'wrong_mode';
  return {
    source: 'stripe',
    account: event.account ?? platform,
    livemode: event.livemode,
    externalId: event.id,
    type: event.type,
    ignored,
    payload: Buffer.from(event.rawBody).toString('utf8'),
    target: ignored === null ? meaning.target : null,
    firstFailure: ignored === null ? meaning.firstFailure : null,
    job: null,
    correlationId: correlationOfEvent(event.id),
    receivedAt: received.at,
  };
}
