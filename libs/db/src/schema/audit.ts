import type { OrganisationId } from '@latchkey/contracts/ids';
import { bigint, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';

/** Who did what to what and why, append-only, written in the act's own transaction. Ids only, no personal data. */
export const audit = pgTable(
  'audit',
  {
    id: bigint('id', { mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity(),
    organisationId: id<OrganisationId>('organisation_id').notNull(),
    actorKind: text('actor_kind').notNull(),
    actorId: text('actor_id'),
    action: text('action').notNull(),
    targetKind: text('target_kind').notNull(),
    targetId: text('target_id').notNull(),
    detail: jsonb('detail').$type<Record<string, unknown>>().notNull(),
    correlationId: text('correlation_id').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [index('audit_target').on(t.organisationId, t.targetKind, t.targetId)],
);
