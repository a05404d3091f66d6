import type { OrganisationId, PlanId, PlanVersionId } from '@latchkey/contracts/ids';
import { and, eq, sql } from 'drizzle-orm';
import { type Act, appendAudit } from '../audit-row/append-audit.ts';
import type { Db } from '../connect-database.ts';
import { plan } from '../schema/plan.ts';
import { takeSlug } from './take-slug.ts';
import { type NewPlanVersion, writePlanVersion } from './write-plan-version.ts';

export interface PlanEdit {
  organisationId: OrganisationId;
  planId: PlanId;
  /** The newest version when the edit began. */
  basedOn: number;
  name: string;
  /** null: as it is. */
  slug: string | null;
  /** What is sold from now on; null: what was sold before. */
  content: NewPlanVersion | null;
}

export type EditOutcome =
  | { kind: 'written'; planVersionId: PlanVersionId | null }
  | { kind: 'refused'; reason: 'unknown' | 'edited_meanwhile' | 'slug_taken' };

/** Writes an edit of a plan inside the caller's transaction, under the plan's lock: of two at once the second is refused. */
export async function updatePlan(db: Db, edit: PlanEdit, act: Act): Promise<EditOutcome> {
  const { organisationId, planId, name } = edit;
  const ours = and(eq(plan.organisationId, organisationId), eq(plan.id, planId));
  const [locked] = await db.select({ slug: plan.slug }).from(plan).where(ours).for('no key update');
  if (!locked) return { kind: 'refused', reason: 'unknown' };
  const [newest] = await db.execute<{ version: number }>(sql`
    select max(version) as version from plan_version where organisation_id = ${organisationId} and plan_id = ${planId}`);
  if (newest?.version !== edit.basedOn) return { kind: 'refused', reason: 'edited_meanwhile' };
  const of = { organisationId, planId, at: act.at };
  const slug = edit.slug === null ? locked.slug : await takeSlug(db, of, { slug: edit.slug });
  if (edit.slug !== null && slug === null) return { kind: 'refused', reason: 'slug_taken' };
  await db.update(plan).set({ name, slug }).where(ours);
  const planVersionId =
    edit.content && (await writePlanVersion(db, { ...of, version: edit.basedOn + 1 }, edit.content));
  await appendAudit(db, organisationId, act, {
    action: 'plan.update',
    targetKind: 'plan',
    targetId: planId,
    detail: { basedOn: edit.basedOn, planVersionId, channelIds: edit.content?.channelIds ?? null },
  });
  return { kind: 'written', planVersionId };
}
