import {
  type BroadcastProblem,
  type BroadcastState,
  broadcastStates,
  type RecipientCounts,
} from '@latchkey/contracts/broadcast/broadcast';
import type { Content, ContentButton } from '@latchkey/contracts/broadcast/content';
import type { BroadcastId, OrganisationId, PlanId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import { check, foreignKey, index, jsonb, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { user } from './auth.ts';
import { id, instant } from './columns.ts';
import { organisation } from './organisation.ts';
import { plan } from './plan.ts';

const words = (list: readonly string[]) => sql.raw(list.map((word) => `'${word}'`).join(', '));

/** Whom a broadcast goes to; `creator` is the one who tries how it looks. */
export const broadcastSegments = ['active', 'grace', 'plan', 'creator'] as const;

/** A message of a creator to many: written, sent at a time, one person after the other. */
export const broadcast = pgTable(
  'broadcast',
  {
    organisationId: id<OrganisationId>('organisation_id')
      .notNull()
      .references(() => organisation.id),
    id: id<BroadcastId>('id').notNull(),
    /** Made by whoever writes it: the same key is the same broadcast. */
    draftKey: text('draft_key').notNull(),
    state: text('state').$type<BroadcastState>().notNull().default('draft'),
    content: jsonb('content').$type<Content>().notNull(),
    button: jsonb('button').$type<ContentButton>(),
    segment: text('segment').$type<(typeof broadcastSegments)[number]>().notNull(),
    planId: id<PlanId>('plan_id'),
    /** Who wrote it; null: they have no account any more. */
    createdBy: text('created_by').references(() => user.id, { onDelete: 'set null' }),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    startsAt: instant('starts_at'),
    begunAt: instant('begun_at'),
    finishedAt: instant('finished_at'),
    problem: text('problem').$type<BroadcastProblem>(),
    /** How it went, once it is over; before that its recipients are counted. */
    counts: jsonb('counts').$type<RecipientCounts>(),
    /** When the sweep goes on with it. */
    dueAt: instant('due_at'),
    /** Until when somebody writes to recipients; wall time. */
    roundUntil: instant('round_until'),
    correlationId: text('correlation_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.organisationId] }),
    unique('broadcast_draft').on(t.draftKey, t.organisationId),
    index('broadcast_listed').on(t.organisationId, t.id),
    index('broadcast_due').on(t.dueAt).where(sql`${t.dueAt} is not null`),
    foreignKey({ columns: [t.organisationId, t.planId], foreignColumns: [plan.organisationId, plan.id] }),
    check('broadcast_state', sql`${t.state} in (${words(broadcastStates)})`),
    check('broadcast_segment', sql`${t.segment} in (${words(broadcastSegments)})`),
    check('broadcast_plan', sql`(${t.segment} = 'plan') = (${t.planId} is not null)`),
    check('broadcast_promised', sql`${t.state} not in ('scheduled', 'sending') or ${t.dueAt} is not null`),
  ],
);
