import type { LegalTextId, OrganisationId } from '@latchkey/contracts/ids';
import type { Locale } from '@latchkey/contracts/locale';
import type { LegalTextKind } from '@latchkey/contracts/shop/legal';
import { and, desc, eq } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { legalText } from '../schema/legal-text.ts';

/** A text as it was kept. */
export interface KeptText {
  id: LegalTextId;
  version: number;
  body: string;
  fromTemplate: boolean;
  createdAt: Date;
}

/** The newest kept version of each text of an organisation in a language. */
export async function listKeptTexts(
  db: Db,
  organisationId: OrganisationId,
  locale: Locale,
): Promise<Map<LegalTextKind, KeptText>> {
  const rows = await db
    .selectDistinctOn([legalText.kind], {
      kind: legalText.kind,
      id: legalText.id,
      version: legalText.version,
      body: legalText.body,
      fromTemplate: legalText.fromTemplate,
      createdAt: legalText.createdAt,
    })
    .from(legalText)
    .where(and(eq(legalText.organisationId, organisationId), eq(legalText.locale, locale)))
    .orderBy(legalText.kind, desc(legalText.version));
  return new Map(rows.map(({ kind, ...text }) => [kind, text]));
}
