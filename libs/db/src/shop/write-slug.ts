import type { OrganisationId } from '@latchkey/contracts/ids';
import { slugOf } from '@latchkey/contracts/shop/slug';
import { and, eq, like, or, sql } from 'drizzle-orm';
import { type Act, appendAudit } from '../audit-row/append-audit.ts';
import type { Db } from '../connect-database.ts';
import { organisation } from '../schema/organisation.ts';
import { sqlState } from '../sql-state.ts';

/** A slug made of a name that nobody has yet: `blue-door`, `blue-door-2`, … */
export async function freeSlug(db: Db, name: string): Promise<string> {
  const wanted = slugOf(name, 'creator').slice(0, 40).replace(/-+$/, '');
  const rows = await db
    .select({ slug: organisation.slug })
    .from(organisation)
    .where(or(eq(organisation.slug, wanted), like(organisation.slug, `${wanted}-%`)));
  const taken = new Set(rows.map((row) => row.slug));
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? wanted : `${wanted}-${number}`;
    if (!taken.has(slug)) return slug;
  }
}

/** Gives an organisation another slug. @returns false when another one has it */
export async function writeSlug(
  db: Db,
  organisationId: OrganisationId,
  slug: string,
  act: Act,
): Promise<boolean> {
  try {
    await db.transaction(async (tx) => {
      const changed = await tx
        .update(organisation)
        .set({ slug })
        .where(and(eq(organisation.id, organisationId), sql`${organisation.slug} is distinct from ${slug}`))
        .returning({ id: organisation.id });
      if (changed.length === 0) return;
      await appendAudit(tx, organisationId, act, {
        action: 'shop.set_slug',
        targetKind: 'organisation',
        targetId: organisationId,
        detail: { slug },
      });
    });
    return true;
  } catch (error) {
    if (sqlState(error) === '23505') return false;
    throw error;
  }
}
