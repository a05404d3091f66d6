import { alertOccasions } from '@latchkey/contracts/alerts/kinds';
import type { AlertId, OrganisationId } from '@latchkey/contracts/ids';
import { foreignKey, pgEnum, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { alert } from './alert.ts';
import { id, instant } from './columns.ts';
import { member } from './member.ts';
import { noticeState } from './notice.ts';

export const alertOccasion = pgEnum('alert_occasion', alertOccasions);

/** One message to one member about one alert: sent at most once, as a notice is. */
export const alertMessage = pgTable(
  'alert_message',
  {
    organisationId: id<OrganisationId>('organisation_id').notNull(),
    alertId: id<AlertId>('alert_id').notNull(),
    userId: text('user_id').notNull(),
    occasion: alertOccasion('occasion').notNull(),
    state: noticeState('state').notNull().default('queued'),
    failure: text('failure'),
    /** Wall time: when the call began. */
    sendingAt: instant('sending_at'),
    sentAt: instant('sent_at'),
  },
  (t) => [
    primaryKey({ columns: [t.alertId, t.userId, t.occasion, t.organisationId] }),
    foreignKey({
      name: 'alert_message_alert',
      columns: [t.organisationId, t.alertId],
      foreignColumns: [alert.organisationId, alert.id],
    }),
    foreignKey({
      name: 'alert_message_member',
      columns: [t.organisationId, t.userId],
      foreignColumns: [member.organisationId, member.userId],
    }).onDelete('cascade'),
  ],
);
