import type { InvitationId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import { index, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';
import { memberRole } from './member.ts';
import { organisation } from './organisation.ts';

/** Somebody is asked to help run an organisation. One open for an address; only the token's hash is kept. */
export const invitation = pgTable(
  'invitation',
  {
    organisationId: id<OrganisationId>('organisation_id')
      .notNull()
      .references(() => organisation.id),
    id: id<InvitationId>('id').notNull(),
    /** In lower case. */
    email: text('email').notNull(),
    role: memberRole('role').notNull(),
    /** Of the latest mail: each mail ends the link of the one before. */
    tokenHash: text('token_hash').notNull().unique(),
    invitedBy: text('invited_by').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    acceptedAt: instant('accepted_at'),
    acceptedBy: text('accepted_by'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.organisationId] }),
    index('invitation_of').on(t.createdAt, t.organisationId),
    uniqueIndex('invitation_open')
      .on(t.email, t.organisationId)
      .where(sql`${t.acceptedAt} is null and ${t.revokedAt} is null`),
  ],
);
