import type { OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import { type Act, appendAudit } from '../audit-row/append-audit.ts';
import { serveOrganisation } from '../bot-identity/serve-organisation.ts';
import type { Db } from '../connect-database.ts';
import { newId } from '../new-id.ts';
import { member } from '../schema/member.ts';
import { organisation } from '../schema/organisation.ts';
import { freeSlug } from '../shop/write-slug.ts';

/** Founds an organisation with its owner. The installation's bot serves it from the start. */
export async function createOrganisation(
  db: Db,
  founding: { name: string; graceDays: number; ownerId: string },
  act: Act,
): Promise<OrganisationId> {
  const id = newId('organisation');
  const createdAt = act.at;
  await db.transaction(async (tx) => {
    // Of two at once with the same name the second waits here, and sees the first.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('organisation slug', 1))`);
    const slug = await freeSlug(tx, founding.name);
    await tx
      .insert(organisation)
      .values({ id, name: founding.name, slug, graceDays: founding.graceDays, createdAt });
    await tx
      .insert(member)
      .values({ organisationId: id, userId: founding.ownerId, role: 'owner', createdAt });
    await serveOrganisation(tx, id, createdAt);
    await appendAudit(tx, id, act, {
      action: 'organisation.create',
      targetKind: 'organisation',
      targetId: id,
    });
  });
  return id;
}
