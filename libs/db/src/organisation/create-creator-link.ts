import type { OrganisationId } from '@latchkey/contracts/ids';
import { and, eq, isNull } from 'drizzle-orm';
import { type Act, appendAudit } from '../audit-row/append-audit.ts';
import type { Db } from '../connect-database.ts';
import { creatorLink } from '../schema/creator-link.ts';

/** Keeps the hash of a new link by which a member shows their Telegram account; their earlier unused ones end. */
export async function createCreatorLink(
  db: Db,
  link: { organisationId: OrganisationId; userId: string; tokenHash: string; expiresAt: Date },
  act: Act,
): Promise<void> {
  const { organisationId, userId } = link;
  await db.transaction(async (tx) => {
    await tx
      .delete(creatorLink)
      .where(
        and(
          eq(creatorLink.organisationId, organisationId),
          eq(creatorLink.userId, userId),
          isNull(creatorLink.usedAt),
        ),
      );
    await tx.insert(creatorLink).values(link);
    await appendAudit(tx, organisationId, act, {
      action: 'creator_link.create',
      targetKind: 'member',
      targetId: userId,
    });
  });
}
