import type { OrganisationId } from '@latchkey/contracts/ids';
import type { Locale } from '@latchkey/contracts/locale';
import type { NoticeTextName } from '@latchkey/contracts/notices/texts';
import { and, eq } from 'drizzle-orm';
import { type Act, appendAudit } from '../audit-row/append-audit.ts';
import type { Db } from '../connect-database.ts';
import { noticeText } from '../schema/notice-text.ts';

export interface OwnText {
  name: string;
  locale: Locale;
  body: string;
}

/** An organisation's own words for messages. */
export async function listOwnTexts(db: Db, organisationId: OrganisationId): Promise<OwnText[]> {
  return db
    .select({ name: noticeText.name, locale: noticeText.locale, body: noticeText.body })
    .from(noticeText)
    .where(eq(noticeText.organisationId, organisationId));
}

/** Keeps own words for a message in a language; null: ours again. */
export async function keepText(
  db: Db,
  of: { organisationId: OrganisationId; name: NoticeTextName; locale: Locale; body: string | null },
  act: Act,
): Promise<void> {
  const { organisationId, name, locale, body } = of;
  await db.transaction(async (tx) => {
    if (body === null) {
      await tx
        .delete(noticeText)
        .where(
          and(
            eq(noticeText.organisationId, organisationId),
            eq(noticeText.name, name),
            eq(noticeText.locale, locale),
          ),
        );
    } else {
      await tx
        .insert(noticeText)
        .values({ organisationId, name, locale, body, updatedAt: act.at })
        .onConflictDoUpdate({
          target: [noticeText.organisationId, noticeText.name, noticeText.locale],
          set: { body, updatedAt: act.at },
        });
    }
    await appendAudit(tx, organisationId, act, {
      action: body === null ? 'noticeText.reset' : 'noticeText.set',
      targetKind: 'organisation',
      targetId: organisationId,
      detail: { name, locale },
    });
  });
}
