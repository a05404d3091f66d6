import type { ActionRequired } from '@latchkey/contracts/access/reasons';
import type { Db } from '../connect-database.ts';
import { gather } from '../gather/gather.ts';
import { listOf } from '../gather/list-of.ts';
import { patched } from '../gather/patched.ts';
import { type SetSql, setSql, words } from '../gather/set-sql.ts';
import type { LeasedAccess } from './lease-access.ts';

/** What a convergence leaves behind beside a move; what is left out stays. */
export interface ReleaseNotes {
  joinedAt?: Date | null;
  everInsideAt?: Date;
  actionRequired?: ActionRequired | null;
  doubtfulSince?: Date | null;
  dueAt?: Date | null;
}

/**
 * Gives the lease back, with what was learnt.
 *
 * @returns whether the lease was still ours and the row has not moved since: otherwise it must be converged again
 */
export function releaseAccess(
  db: Db,
  access: LeasedAccess,
  version: number,
  notes: ReleaseNotes = {},
): Promise<boolean> {
  return gather(db, releaseAll, { access, version, notes });
}

interface Release {
  access: LeasedAccess;
  version: number;
  notes: ReleaseNotes;
}

async function releaseAll(db: Db, releases: readonly Release[]): Promise<boolean[]> {
  // Where it has moved meanwhile, what stands in the way and when to look again belong to the past.
  const rows = await db.execute<{ n: string; version: number }>(setSql`
    with r as materialized (
      select organisation_id, id, lease_token, version, changes, n
      from unnest(${listOf(releases, ({ access }) => access.organisationId)}, ${listOf(releases, ({ access }) => access.id)},
        ${listOf(releases, ({ access }) => access.leaseToken)}, ${listOf(releases, ({ version }) => version)}::int[],
        ${listOf(releases, ({ notes }) => JSON.stringify(changesOf(notes)))}::jsonb[])
        with ordinality as t (organisation_id, id, lease_token, version, changes, n)
    )
    update channel_access t set lease_token = null, lease_until = null, ${patched('joined_at', 'timestamptz')},
      ever_inside_at = coalesce(t.ever_inside_at, (r.changes ->> 'ever_inside_at')::timestamptz),
      ${patchedUnmoved('action_required', 'action_required')}, ${patchedUnmoved('doubtful_since', 'timestamptz')},
      ${patchedUnmoved('due_at', 'timestamptz')}
    from r
    where t.organisation_id = r.organisation_id and t.id = r.id and t.lease_token = r.lease_token
    returning r.n, t.version`);
  const versions = new Map(rows.map(({ n, version }) => [Number(n), version]));
  return releases.map(({ version }, index) => versions.get(index + 1) === version);
}

function patchedUnmoved(column: string, type: string): SetSql {
  const name = words(`'${column}'`);
  return setSql`${words(column)} = case when r.changes ? ${name} and t.version = r.version
    then (r.changes ->> ${name})::${words(type)} else t.${words(column)} end`;
}

function changesOf(notes: ReleaseNotes): Record<string, unknown> {
  return {
    ...(notes.joinedAt === undefined ? {} : { joined_at: notes.joinedAt }),
    ...(notes.everInsideAt === undefined ? {} : { ever_inside_at: notes.everInsideAt }),
    ...(notes.actionRequired === undefined ? {} : { action_required: notes.actionRequired }),
    ...(notes.doubtfulSince === undefined ? {} : { doubtful_since: notes.doubtfulSince }),
    ...(notes.dueAt === undefined ? {} : { due_at: notes.dueAt }),
  };
}
