import type { StarsRenewal } from '@latchkey/contracts/procedures/stars';
import type { StarsSubscriptionRow } from '@latchkey/db/stars/list-subscriptions';

/** How the next payment of a subscription in Stars stands, in words for people: `off` only by Telegram's word. Pure. */
export function renewalOf({
  endedAt,
  renewal,
  lastCall,
}: Pick<StarsSubscriptionRow, 'endedAt' | 'renewal' | 'lastCall'>): StarsRenewal {
  if (endedAt) return 'ended';
  const isOff = renewal?.state === 'canceled';
  if (lastCall?.state === 'asked') {
    if (lastCall.kind === 'reopen') return 'reopening';
    // A refund cancels first: until then it is as little off as with a cancellation.
    if (!isOff) return 'cancelling';
  }
  if (isOff) return isReopened(renewal, lastCall) ? 'reopened' : 'off';
  return renewal?.state === 'failed' ? 'failed' : 'on';
}

/** Allowed after it was cancelled; a later cancellation is the person's own. */
function isReopened(
  renewal: NonNullable<StarsSubscriptionRow['renewal']>,
  lastCall: StarsSubscriptionRow['lastCall'],
): boolean {
  const { answeredAt = null, kind, state } = lastCall ?? {};
  return kind === 'reopen' && state === 'done' && answeredAt !== null && answeredAt >= renewal.saidAt;
}
