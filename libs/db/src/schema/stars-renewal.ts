import { starsRenewalStates } from '@latchkey/contracts/facts/stars-renewal';
import type { OrganisationId, SubscriptionId } from '@latchkey/contracts/ids';
import { bigint, boolean, foreignKey, pgEnum, pgTable, primaryKey } from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';
import { subscription } from './subscription.ts';

export const starsRenewalState = pgEnum('stars_renewal_state', starsRenewalStates);

/** Fact: what Telegram has said last of a subscription's next payment; no row: nothing since it was bought, so it goes on. */
export const starsRenewal = pgTable(
  'stars_renewal',
  {
    organisationId: id<OrganisationId>('organisation_id').notNull(),
    subscriptionId: id<SubscriptionId>('subscription_id').notNull(),
    state: starsRenewalState('state').notNull(),
    /** When it was said. What was said before does not overwrite it, whatever the order in which it is applied. */
    saidAt: instant('said_at').notNull(),
    /** Of the update that said it; decides between two of the same moment. 0: an answer or a payment said it. */
    updateId: bigint('update_id', { mode: 'number' }).notNull(),
    /** Cancelled by the bot: the person cannot take it up again until the bot allows it. */
    byBot: boolean('by_bot').notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.subscriptionId, t.organisationId] }),
    foreignKey({
      columns: [t.organisationId, t.subscriptionId],
      foreignColumns: [subscription.organisationId, subscription.id],
    }),
  ],
);
