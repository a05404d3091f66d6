import type { ErasureRequestId } from '@latchkey/contracts/ids';
import type { Locale } from '@latchkey/contracts/locale';
import { and, eq, isNull, type SQL } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { newId } from '../new-id.ts';
import { erasureRequest } from '../schema/erasure-request.ts';
import type { MemberPerson } from './member-person.ts';

/** Writes that a person asks to be erased; one that is open already is the one. */
export async function requestErasure(
  db: Db,
  { organisationId, email, telegramId }: MemberPerson,
  made: { locale: Locale; at: Date; correlationId: string },
): Promise<{ id: ErasureRequestId; requestedAt: Date; isNew: boolean }> {
  const same = (
    column: typeof erasureRequest.email | typeof erasureRequest.telegramId,
    value: unknown,
  ): SQL => (value === null ? isNull(column) : eq(column, value as never));
  const [open] = await db
    .select()
    .from(erasureRequest)
    .where(
      and(
        eq(erasureRequest.organisationId, organisationId),
        same(erasureRequest.email, email),
        same(erasureRequest.telegramId, telegramId),
        isNull(erasureRequest.answeredAt),
      ),
    );
  if (open) return { id: open.id, requestedAt: open.requestedAt, isNew: false };
  const id = newId('erasureRequest');
  const { locale, at: requestedAt, correlationId } = made;
  await db
    .insert(erasureRequest)
    .values({ organisationId, id, email, telegramId, locale, requestedAt, correlationId });
  return { id, requestedAt, isNew: true };
}
