import type { OrganisationId, PlanId } from '@latchkey/contracts/ids';
import { slugOf } from '@latchkey/contracts/shop/slug';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

const tries = 50;

/**
 * Gives a plan an address, inside the caller's transaction: the one that is wanted, or one that follows from the name.
 * An address that another plan has or has ever had is not given away: its links go on leading to that plan.
 *
 * @returns null when the one that is wanted is another plan's
 */
export async function takeSlug(
  db: Db,
  of: { organisationId: OrganisationId; planId: PlanId; at: Date },
  wanted: { slug: string } | { name: string },
): Promise<string | null> {
  if ('slug' in wanted) return (await take(db, of, wanted.slug)) ? wanted.slug : null;
  const base = slugOf(wanted.name, 'plan');
  for (let n = 1; n <= tries; n += 1) {
    const slug = n === 1 ? base : `${base.slice(0, 44)}-${n}`;
    if (await take(db, of, slug)) return slug;
  }
  throw new Error('no address is free for a plan of this name');
}

async function take(
  db: Db,
  { organisationId, planId, at }: { organisationId: OrganisationId; planId: PlanId; at: Date },
  slug: string,
): Promise<boolean> {
  const rows = await db.execute<{ plan_id: string }>(sql`
    insert into plan_slug as s (organisation_id, slug, plan_id, created_at)
    values (${organisationId}, ${slug}, ${planId}, ${at.toISOString()})
    on conflict (slug, organisation_id) do update set plan_id = s.plan_id returning plan_id`);
  return rows[0]?.plan_id === planId;
}
