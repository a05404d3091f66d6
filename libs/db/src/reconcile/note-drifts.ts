import type { DriftId, OrganisationId, ReconcilePartId } from '@latchkey/contracts/ids';
import type { DriftFix, DriftKind, DriftSubjectKind } from '@latchkey/contracts/reconcile/drift';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { newId } from '../new-id.ts';

/** A difference as it was found. */
export interface FoundDrift {
  kind: DriftKind;
  subjectKind: DriftSubjectKind;
  subjectId: string;
  fix: DriftFix;
  waitsForPerson: boolean;
  size: number;
  evidence: Record<string, unknown>;
}

/** A drift on file that is open. */
export interface OpenDrift {
  id: DriftId;
  waitsForPerson: boolean;
}

/**
 * Notes a drift: a new row where none is on file, else it is seen once more. What its fix has not put right in
 * `patienceMs` waits for a person.
 *
 * @returns null when it was dismissed and has not grown since
 */
export async function noteDrift(
  db: Db,
  of: { organisationId: OrganisationId; partId: ReconcilePartId; at: Date; patienceMs: number },
  found: FoundDrift,
): Promise<OpenDrift | null> {
  const at = of.at.toISOString();
  const impatientSince = new Date(of.at.getTime() - of.patienceMs).toISOString();
  // What was dismissed stays so at the size that was dismissed.
  const staysDismissed = sql`d.state = 'dismissed' and excluded.size <= d.size`;
  const [row] = await db.execute<{ id: DriftId; waits_for_person: boolean; state: string }>(sql`
    insert into drift as d (organisation_id, id, kind, subject_kind, subject_id, part_id, fix, waits_for_person, size, evidence,
      found_at, last_seen_at)
    values (${of.organisationId}, ${newId('drift')}, ${found.kind}, ${found.subjectKind}, ${found.subjectId}, ${of.partId},
      ${found.fix}, ${found.waitsForPerson}, ${found.size}, ${JSON.stringify(found.evidence)}::jsonb, ${at}, ${at})
    on conflict (organisation_id, kind, subject_id) where over_at is null do update set
      part_id = excluded.part_id, fix = excluded.fix, evidence = excluded.evidence, last_seen_at = excluded.last_seen_at,
      waits_for_person = not (${staysDismissed}) and (excluded.waits_for_person or d.found_at <= ${impatientSince}),
      size = case when ${staysDismissed} then d.size else excluded.size end,
      state = case when ${staysDismissed} then d.state else 'open' end,
      closed_at = case when ${staysDismissed} then d.closed_at end,
      reason = case when ${staysDismissed} then d.reason end
    returning id, waits_for_person, state`);
  if (row?.state !== 'open') return null;
  return { id: row.id, waitsForPerson: row.waits_for_person };
}

/** Which drifts are no longer seen: all on a subject, of these kinds where they are given. */
export interface GoneDrift {
  subjectId: string;
  /** Still seen: these stay. */
  except: readonly DriftKind[];
}

/** Ends the drifts on these subjects that are no longer seen. @returns those that were open */
export async function endDrifts(
  db: Db,
  of: { organisationId: OrganisationId; at: Date },
  gone: readonly GoneDrift[],
): Promise<DriftId[]> {
  if (gone.length === 0) return [];
  const at = of.at.toISOString();
  const rows = await db.execute<{ id: DriftId }>(sql`
    update drift d set over_at = ${at}, closed_at = coalesce(d.closed_at, ${at}),
      state = case when d.state = 'open' then 'fixed' else d.state end
    from json_to_recordset(${JSON.stringify(gone)}::json) as g ("subjectId" text, "except" text[])
    where d.organisation_id = ${of.organisationId} and d.over_at is null and d.subject_id = g."subjectId"
      and d.kind::text <> all(g."except")
    returning d.id`);
  return rows.map(({ id }) => id);
}
