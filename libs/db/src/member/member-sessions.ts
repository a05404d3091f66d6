import type { MemberSessionId, OrganisationId } from '@latchkey/contracts/ids';
import type { Locale } from '@latchkey/contracts/locale';
import { and, eq, gt, lt, sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { newId } from '../new-id.ts';
import { memberSession } from '../schema/member-session.ts';
import type { MemberPerson } from './member-person.ts';

export type MemberSession = typeof memberSession.$inferSelect;

/** Codes a session may ask for, and wrong tries at each: guessing is hopeless. */
const mostCodes = 5;
const mostTries = 5;

/** Opens a session. Those that are over are cleared away on the way. Times are wall time, as of all sessions. */
export async function createMemberSession(
  db: Db,
  person: MemberPerson,
  made: { tokenHash: string; locale: Locale; now: Date; expiresAt: Date },
): Promise<MemberSessionId> {
  const id = newId('memberSession');
  const { now: createdAt, ...rest } = made;
  await db
    .delete(memberSession)
    .where(lt(memberSession.expiresAt, new Date(createdAt.getTime() - 86_400_000)));
  await db.insert(memberSession).values({ ...person, ...rest, id, createdAt });
  return id;
}

/** The session of a token that is not over. */
export async function findMemberSession(db: Db, tokenHash: string, now: Date): Promise<MemberSession | null> {
  const [row] = await db
    .select()
    .from(memberSession)
    .where(and(eq(memberSession.tokenHash, tokenHash), gt(memberSession.expiresAt, now)));
  return row ?? null;
}

/** One session by its id, over or not. */
export async function loadMemberSession(db: Db, id: MemberSessionId): Promise<MemberSession | null> {
  const [row] = await db.select().from(memberSession).where(eq(memberSession.id, id));
  return row ?? null;
}

export async function endMemberSession(db: Db, tokenHash: string): Promise<void> {
  await db.delete(memberSession).where(eq(memberSession.tokenHash, tokenHash));
}

type OfSession = { organisationId: OrganisationId; id: MemberSessionId };
const of = ({ organisationId, id }: OfSession) =>
  and(eq(memberSession.organisationId, organisationId), eq(memberSession.id, id));

/**
 * Makes room for another code; the one before is void.
 *
 * @param code.email where it goes; null: the bot says it
 * @returns its number; null when there have been too many
 */
export async function nextCode(
  db: Db,
  session: OfSession,
  { expiresAt: codeExpiresAt, email: codeEmail }: { expiresAt: Date; email: string | null },
): Promise<number | null> {
  const [row] = await db
    .update(memberSession)
    .set({ codeNumber: sql`${memberSession.codeNumber} + 1`, codeExpiresAt, codeEmail, codeTries: 0 })
    .where(and(of(session), lt(memberSession.codeNumber, mostCodes)))
    .returning({ codeNumber: memberSession.codeNumber });
  return row?.codeNumber ?? null;
}

/**
 * Counts a try at the present code before it is compared.
 *
 * @returns the number of the code, and where it went; null when it may not be tried any more
 */
export async function tryCode(
  db: Db,
  session: OfSession,
  now: Date,
): Promise<{ number: number; email: string | null } | null> {
  const [row] = await db
    .update(memberSession)
    .set({ codeTries: sql`${memberSession.codeTries} + 1` })
    .where(and(of(session), lt(memberSession.codeTries, mostTries), gt(memberSession.codeExpiresAt, now)))
    .returning({ number: memberSession.codeNumber, email: memberSession.codeEmail });
  return row ?? null;
}

/** The code was right: it is spent, and the person counts as present for a while, by the way that it went. */
export async function proveSession(
  db: Db,
  session: OfSession,
  proven: { until: Date; email: string | null },
): Promise<void> {
  await db
    .update(memberSession)
    .set({ provenUntil: proven.until, provenEmail: proven.email, codeExpiresAt: null })
    .where(of(session));
}
