import { listPayments } from '@latchkey/db/stars/list-payments';
import { listSubscriptions } from '@latchkey/db/stars/list-subscriptions';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { paymentView, subscriptionView } from './views.ts';

/** What one Telegram person has paid to the organisation in Stars. */
export function starsOfPerson({ database: { db } }: Deps): UseCases['stars']['ofPerson'] {
  return async ({ organisationId }, { telegramUserId: telegramId }) => {
    const [subscriptions, payments] = await Promise.all([
      listSubscriptions(db, organisationId, { telegramId }),
      listPayments(db, organisationId, { telegramId }),
    ]);
    return { subscriptions: subscriptions.map(subscriptionView), payments: payments.map(paymentView) };
  };
}
