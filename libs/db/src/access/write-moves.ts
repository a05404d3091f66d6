import type { Transition } from '@latchkey/contracts/access/transition';
import type { AccessId } from '@latchkey/contracts/ids';
import type { Db } from '../connect-database.ts';
import { gather } from '../gather/gather.ts';
import { listOf } from '../gather/list-of.ts';
import { patched } from '../gather/patched.ts';
import { setSql } from '../gather/set-sql.ts';
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

/** The row moved meanwhile: whoever moved it has the newer truth, and this move must be decided again. */
export class StaleAccess extends Error {
  constructor(accessId: AccessId) {
    super(`access ${accessId} has moved meanwhile`);
    this.name = 'StaleAccess';
  }
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
  try {
    await gather(db, writeAll, { move, occasion, changes: { ...changesOf(move), ...changesOfNotes(notes) } });
  } catch (error) {
    throw sqlState(error) === staleAccess ? new StaleAccess(move.accessId) : error;
  }
}

interface Write {
  move: Transition;
  occasion: Occasion;
  changes: Changes;
}

/** Columns that a move writes beside state and version. */
type Changes = Partial<Record<(typeof changing)[number], string | null>>;
const changing = [
  'granted_at',
  'joined_at',
  'revoke_reason',
  'revoked_at',
  'evidence',
  'entitled_until',
  'grace_until',
  'due_at',
] as const;

async function writeAll(db: Db, writes: readonly Write[]): Promise<undefined[]> {
  // What was not found as expected is refused by the statement itself: the COMMIT may be behind it already.
  await db.execute(setSql`
    with r as materialized (
      select * from unnest(${listOf(writes, ({ occasion }) => occasion.organisationId)}, ${listOf(writes, ({ move }) => move.accessId)},
        ${listOf(writes, ({ move }) => move.version)}::int[], ${listOf(writes, ({ move }) => move.from)}::access_state[],
        ${listOf(writes, ({ move }) => move.event)}::access_event[], ${listOf(writes, ({ move }) => move.to)}::access_state[],
        ${listOf(writes, ({ move }) => reasonOf(move))}, ${listOf(writes, ({ occasion }) => occasion.correlationId)},
        ${listOf(writes, ({ occasion }) => occasion.at)}::timestamptz[], ${listOf(writes, ({ changes }) => JSON.stringify(changes))}::jsonb[])
        as t (organisation_id, id, version, from_state, event, to_state, reason, correlation_id, at, changes)
    ), moved as (
      update channel_access t set state = r.to_state, version = t.version + 1, state_since = r.at,
        correlation_id = r.correlation_id, action_required = null, doubtful_since = null,
        ever_inside_at = coalesce(t.ever_inside_at, (r.changes ->> 'joined_at')::timestamptz),
        ${patched('granted_at', 'timestamptz')}, ${patched('joined_at', 'timestamptz')}, ${patched('revoke_reason', 'revoke_reason')},
        ${patched('revoked_at', 'timestamptz')}, ${patched('evidence', 'removal_evidence')},
        ${patched('entitled_until', 'timestamptz')}, ${patched('grace_until', 'timestamptz')}, ${patched('due_at', 'timestamptz')}
      from r
      where t.organisation_id = r.organisation_id and t.id = r.id and t.state = r.from_state and t.version = r.version
      returning t.id, t.organisation_id, t.version, r.from_state, r.event, r.to_state, r.reason, r.correlation_id, r.at
    ), ${recorded}
    select refuse_stale_access(count(*), ${writes.length}) from moved`);
  return writes.map(() => undefined);
}

function reasonOf({ detail }: Transition): string | null {
  return 'revokeReason' in detail ? detail.revokeReason : 'evidence' in detail ? detail.evidence : null;
}

function changesOf({ detail }: Transition): Changes {
  if ('grantedAt' in detail) {
    return {
      granted_at: iso(detail.grantedAt),
      ...(detail.joinedAt ? { joined_at: iso(detail.joinedAt) } : {}),
    };
  }
  if ('evidence' in detail)
    return { revoked_at: iso(detail.revokedAt), evidence: detail.evidence, joined_at: null, due_at: null };
  const notOut = { revoked_at: null, evidence: null };
  if ('entitledAt' in detail) return { ...notOut, revoke_reason: null, granted_at: null };
  return {
    ...notOut,
    revoke_reason: detail.revokeReason,
    entitled_until: null,
    grace_until: null,
    ...('joinedAt' in detail ? { joined_at: iso(detail.joinedAt) } : {}),
  };
}

function changesOfNotes(notes: AccessNotes): Changes {
  return {
    ...(notes.entitledUntil === undefined ? {} : { entitled_until: iso(notes.entitledUntil) }),
    ...(notes.graceUntil === undefined ? {} : { grace_until: iso(notes.graceUntil) }),
    ...(notes.dueAt === undefined ? {} : { due_at: iso(notes.dueAt) }),
  };
}

function iso(value: Date | null | undefined): string | null {
  return value ? value.toISOString() : null;
}
