import type { Transition } from '@latchkey/contracts/access/transition';
import type { AccessId, ChannelId, OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { newId } from '../new-id.ts';

/** Facts beside the state that are written with or without a move; what is left out stays. */
export interface AccessNotes {
  entitledUntil?: Date | null;
  graceUntil?: Date | null;
  dueAt?: Date | null;
}

interface Occasion {
  organisationId: OrganisationId;
  correlationId: string;
  at: Date;
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
): Promise<AccessId> {
  const id = newId('access');
  const { organisationId, correlationId } = occasion;
  const at = occasion.at.toISOString();
  await Promise.all([
    db.execute(sql`
      insert into channel_access (organisation_id, id, subscriber_id, channel_id, state, version, state_since, entitled_until, grace_until, due_at, correlation_id)
      values (${organisationId}, ${id}, ${access.subscriberId}, ${access.channelId}, 'PENDING', 1, ${at},
        ${iso(access.entitledUntil)}, ${iso(access.graceUntil)}, ${iso(access.dueAt)}, ${correlationId})`),
    record(db, occasion, { accessId: id, version: 1, from: null, event: null, to: 'PENDING', reason: null }),
  ]);
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
  const [updated] = await Promise.all([
    db.execute(sql`
      update channel_access set state = ${move.to}, version = version + 1, state_since = ${occasion.at.toISOString()},
        correlation_id = ${occasion.correlationId}, action_required = null, doubtful_since = null,
        ${sql.join([...fieldsOf(move), ...fieldsOfNotes(notes)], sql`, `)}
      where organisation_id = ${occasion.organisationId} and id = ${move.accessId} and state = ${move.from} and version = ${move.version}
      returning id`),
    record(db, occasion, {
      accessId: move.accessId,
      version: move.version + 1,
      from: move.from,
      event: move.event,
      to: move.to,
      reason,
    }),
  ]);
  if (updated.length === 0) throw new StaleAccess(move.accessId);
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
  notes: AccessNotes,
): Promise<void> {
  const fields = fieldsOfNotes(notes);
  if (fields.length === 0) return;
  await db.execute(sql`
    update channel_access set ${sql.join(fields, sql`, `)} where organisation_id = ${organisationId} and id = ${accessId}`);
}

async function record(
  db: Db,
  { organisationId, correlationId, at }: Occasion,
  line: {
    accessId: AccessId;
    version: number;
    from: string | null;
    event: string | null;
    to: string;
    reason: string | null;
  },
): Promise<void> {
  const detail = JSON.stringify({
    from: line.from,
    to: line.to,
    event: line.event,
    reason: line.reason,
    version: line.version,
  });
  await db.execute(sql`
    with ledger as (
      insert into access_ledger (access_id, version, organisation_id, from_state, event, to_state, reason, correlation_id, at)
      values (${line.accessId}, ${line.version}, ${organisationId}, ${line.from}, ${line.event}, ${line.to}, ${line.reason}, ${correlationId}, ${at.toISOString()})
    )
    insert into audit (organisation_id, actor_kind, action, target_kind, target_id, detail, correlation_id, at)
    values (${organisationId}, 'system', 'access.move', 'access', ${line.accessId}, ${detail}::jsonb, ${correlationId}, ${at.toISOString()})`);
}

function iso(value: Date | null | undefined): string | null {
  return value ? value.toISOString() : null;
}
