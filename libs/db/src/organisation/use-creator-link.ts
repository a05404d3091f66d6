import type { OrganisationId } from '@latchkey/contracts/ids';
import { and, eq, gt, inArray, isNull, ne } from 'drizzle-orm';
import { type Act, appendAudit } from '../audit-row/append-audit.ts';
import type { Db } from '../connect-database.ts';
import { bot } from '../schema/bot.ts';
import { creatorLink } from '../schema/creator-link.ts';
import { member } from '../schema/member.ts';
import { organisation } from '../schema/organisation.ts';

/**
 * Spends a creator's link: the member who made it has this Telegram account from now on. Only by a bot of the
 * organisation, once, and in time.
 *
 * @returns the organisation's name; null when the link cannot be used, or the account is another member's
 */
export async function useCreatorLink(
  db: Db,
  use: { tokenHash: string; telegramId: number; botTelegramId: number },
  act: Act,
): Promise<string | null> {
  return db.transaction(async (tx) => {
    const [link] = await tx
      .update(creatorLink)
      .set({ usedAt: act.at, usedByTelegramId: use.telegramId })
      .where(
        and(
          eq(creatorLink.tokenHash, use.tokenHash),
          isNull(creatorLink.usedAt),
          gt(creatorLink.expiresAt, act.at),
          inArray(
            creatorLink.organisationId,
            tx
              .select({ id: bot.organisationId })
              .from(bot)
              .where(and(eq(bot.telegramId, use.botTelegramId), isNull(bot.removedAt))),
          ),
        ),
      )
      .returning();
    if (!link) return null;
    if (await belongsToAnother(tx, link.organisationId, link.userId, use.telegramId)) return null;
    await tx
      .update(member)
      .set({ telegramId: use.telegramId })
      .where(and(eq(member.organisationId, link.organisationId), eq(member.userId, link.userId)));
    await appendAudit(tx, link.organisationId, act, {
      action: 'member.link_telegram',
      targetKind: 'member',
      targetId: link.userId,
    });
    const [named] = await tx
      .select({ name: organisation.name })
      .from(organisation)
      .where(eq(organisation.id, link.organisationId));
    return named?.name ?? null;
  });
}

async function belongsToAnother(
  db: Db,
  organisationId: OrganisationId,
  userId: string,
  telegramId: number,
): Promise<boolean> {
  const [other] = await db
    .select({ userId: member.userId })
    .from(member)
    .where(
      and(
        eq(member.organisationId, organisationId),
        eq(member.telegramId, telegramId),
        ne(member.userId, userId),
      ),
    );
  return other !== undefined;
}
