import { type AskedRenewal, askRenewal, type RenewalAsked } from '@latchkey/access/stars/ask-renewal';
import { LatchkeyError } from '@latchkey/contracts/errors';
import type { StarsSubscriptionView } from '@latchkey/contracts/procedures/stars';
import { listSubscriptions } from '@latchkey/db/stars/list-subscriptions';
import type { Deps } from '../deps.ts';
import { subscriptionView } from './views.ts';

const conflicts = {
  over: 'This subscription is over.',
  busy: 'Telegram has not answered the last request yet. Please try again in a moment.',
  of_person: 'The payer has cancelled it in Telegram and can take it up again there.',
} as const satisfies Partial<Record<RenewalAsked, string>>;

/** Asks for a subscription in Stars to be cancelled or reopened; the answer shows how it stands, not how it will. */
export async function changeRenewal(deps: Deps, asked: AskedRenewal): Promise<StarsSubscriptionView> {
  const { organisationId, subscriptionId } = asked;
  const answer = await askRenewal(deps, asked);
  if (answer === 'over' || answer === 'busy' || answer === 'of_person')
    throw new LatchkeyError('conflict', conflicts[answer]);
  const [row] = await listSubscriptions(deps.database.db, organisationId, { subscriptionId });
  if (answer === 'unknown' || !row)
    throw new LatchkeyError('not_found', 'There is no such subscription in Stars.');
  return subscriptionView(row);
}
