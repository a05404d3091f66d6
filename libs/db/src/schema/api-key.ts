import type { ApiKeyId, OrganisationId } from '@latchkey/contracts/ids';
import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';
import { organisation } from './organisation.ts';

/** A developer's key of one organisation. Only its hash is kept. */
export const apiKey = pgTable(
  'api_key',
  {
    organisationId: id<OrganisationId>('organisation_id')
      .notNull()
      .references(() => organisation.id),
    id: id<ApiKeyId>('id').notNull(),
    name: text('name').notNull(),
    keyHash: text('key_hash').notNull().unique(),
    createdAt: instant('created_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (t) => [primaryKey({ columns: [t.id, t.organisationId] })],
);
