import type { ActionRequired } from '@latchkey/contracts/access/reasons';
import type { Transition } from '@latchkey/contracts/access/transition';
import type { AccessId, ChannelId, OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { newId } from '../new-id.ts';
import { sqlState } from '../sql-state.ts';
import { type Occasion, recorded } from './recorded.ts';

/** SQLSTATE of `refuse_stale_access()`. */
const staleAccess = 'LK001';

/** Facts beside the state that are written with or without a move; what is left out stays. */
export interface AccessNotes {
  entitledUntil?: Date | null;
  graceUntil?: Date | null;
  dueAt?: Date | null;
}

/** What the facts ask of a person; only without a move, which clears it. */
export interface FactNotes extends AccessNotes {
  actionRequired?: ActionRequired | null;
}

/** The row moved meanwhile: whoever moved it has the newer truth, and this move must be decided again. */
export class StaleAccess extends Error {
  constructor(accessId: AccessId) {
    super(`access ${accessId} has moved meanwhile`);
    this.name = 'StaleAccess';
  }
}

/** Births an access in PENDING, with its first lines in ledger and audit. */
export async function createAccess(
  db: Db,
  access: { subscriberId: SubscriberId; channelId: ChannelId } & AccessNotes,
  occasion: Occasion,
  id: AccessId = newId('access'),
): Promise<AccessId> {
  const { organisationId, correlationId } = occasion;
  const at = occasion.at.toISOString();
  await db.execute(sql`
    with moved as (
      insert into channel_access (organisation_id, id, subscriber_id, channel_id, state, version, state_since, entitled_until, grace_until, due_at, correlation_id)
      values (${organisationId}, ${id}, ${access.subscriberId}, ${access.channelId}, 'PENDING', 1, ${at},
        ${iso(access.entitledUntil)}, ${iso(access.graceUntil)}, ${iso(access.dueAt)}, ${correlationId})
      returning id
    ), ${recorded(occasion, { version: 1, from: null, event: null, to: 'PENDING', reason: null })}
    select id from moved`);
  return id;
}

/**
 * Commits a move: compare-and-set on state and version, a line in the ledger, a row in the audit.
 *
 * @throws StaleAccess when the row is not as the move expects it
 */
export async function writeMove(
  db: Db,
  move: Transition,
  notes: AccessNotes,
  occasion: Occasion,
): Promise<void> {
  const detail = move.detail;
  const reason =
    'revokeReason' in detail ? detail.revokeReason : 'evidence' in detail ? detail.evidence : null;
  const { from, event, to } = move;
  const written = db.execute(sql`
    with moved as (
      update channel_access set state = ${to}, version = version + 1, state_since = ${occasion.at.toISOString()},
        correlation_id = ${occasion.correlationId}, action_required = null, doubtful_since = null,
        ${sql.join([...fieldsOf(move), ...fieldsOfNotes(notes)], sql`, `)}
      where organisation_id = ${occasion.organisationId} and id = ${move.accessId} and state = ${from} and version = ${move.version}
      returning id
    ), ${recorded(occasion, { version: move.version + 1, from, event, to, reason })}
    select refuse_stale_access(count(*)) from moved`);
  // Refused by the statement itself: the COMMIT may be behind it already.
  await written.catch((error: unknown) => {
    throw sqlState(error) === staleAccess ? new StaleAccess(move.accessId) : error;
  });
}

function fieldsOf(move: Transition) {
  const detail = move.detail;
  if ('grantedAt' in detail) {
    return [
      sql`granted_at = ${iso(detail.grantedAt)}`,
      ...(detail.joinedAt
        ? [
            sql`joined_at = ${iso(detail.joinedAt)}, ever_inside_at = coalesce(ever_inside_at, ${iso(detail.joinedAt)})`,
          ]
        : []),
    ];
  }
  if ('evidence' in detail) {
    return [
      sql`revoked_at = ${iso(detail.revokedAt)}, evidence = ${detail.evidence}, joined_at = null, due_at = null`,
    ];
  }
  if ('entitledAt' in detail)
    return [sql`revoke_reason = null, revoked_at = null, evidence = null, granted_at = null`];
  return [
    sql`revoke_reason = ${detail.revokeReason}, revoked_at = null, evidence = null, entitled_until = null, grace_until = null`,
    ...('joinedAt' in detail
      ? [
          sql`joined_at = ${iso(detail.joinedAt)}, ever_inside_at = coalesce(ever_inside_at, ${iso(detail.joinedAt)})`,
        ]
      : []),
  ];
}

function fieldsOfNotes(notes: AccessNotes) {
  return [
    ...(notes.entitledUntil === undefined ? [] : [sql`entitled_until = ${iso(notes.entitledUntil)}`]),
    ...(notes.graceUntil === undefined ? [] : [sql`grace_until = ${iso(notes.graceUntil)}`]),
    ...(notes.dueAt === undefined ? [] : [sql`due_at = ${iso(notes.dueAt)}`]),
  ];
}

/** Notes facts beside the state. */
export async function writeNotes(
  db: Db,
  accessId: AccessId,
  organisationId: OrganisationId,
  notes: FactNotes,
): Promise<void> {
  const fields = [
    ...fieldsOfNotes(notes),
    ...(notes.actionRequired === undefined ? [] : [sql`action_required = ${notes.actionRequired}`]),
  ];
  if (fields.length === 0) return;
  await db.execute(sql`
    update channel_access set ${sql.join(fields, sql`, `)} where organisation_id = ${organisationId} and id = ${accessId}`);
}

function iso(value: Date | null | undefined): string | null {
  return value ? value.toISOString() : null;
}
