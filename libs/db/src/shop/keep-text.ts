import type { LegalTextId, OrganisationId } from '@latchkey/contracts/ids';
import type { Locale } from '@latchkey/contracts/locale';
import type { LegalTextKind } from '@latchkey/contracts/shop/legal';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { newId } from '../new-id.ts';
import { legalText } from '../schema/legal-text.ts';
import { listKeptTexts } from './legal-texts.ts';

export interface TextToKeep {
  kind: LegalTextKind;
  body: string;
  fromTemplate: boolean;
}

/**
 * Keeps texts as they are now; what is the same as the newest version of it is that version. Inside the transaction of who
 * writes or agrees to them.
 *
 * @returns the id of the version of each
 */
export async function keepTexts(
  db: Db,
  of: { organisationId: OrganisationId; locale: Locale; at: Date },
  texts: readonly TextToKeep[],
): Promise<Map<LegalTextKind, LegalTextId>> {
  const { organisationId, locale, at } = of;
  // Two who keep the same text at once would make two versions of it.
  await db.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`legal text ${organisationId} ${locale}`}, 1))`,
  );
  const known = await listKeptTexts(db, organisationId, locale);
  const ids = new Map<LegalTextKind, LegalTextId>();
  for (const { kind, body, fromTemplate } of texts) {
    const newest = known.get(kind);
    if (newest?.body === body && newest.fromTemplate === fromTemplate) {
      ids.set(kind, newest.id);
      continue;
    }
    const id = newId('legalText');
    const version = (newest?.version ?? 0) + 1;
    await db
      .insert(legalText)
      .values({ organisationId, id, kind, locale, version, body, fromTemplate, createdAt: at });
    ids.set(kind, id);
  }
  return ids;
}
