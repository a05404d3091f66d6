import { Asking, Heard } from '@latchkey/contracts/conversation/asking';
import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { conversation } from '../schema/conversation.ts';

/** Whose conversation with which bot. */
export interface Whose {
  botTelegramId: number;
  telegramId: number;
}

export interface Conversation {
  version: number;
  asking: Asking | null;
  askedBy: number;
  heardBy: number | null;
  outcome: Heard | null;
}

/** How long an answer is waited for, in milliseconds: who comes back later begins anew. */
const patienceMs = 3_600_000;

const of = ({ botTelegramId, telegramId }: Whose) =>
  and(eq(conversation.botTelegramId, botTelegramId), eq(conversation.telegramId, telegramId));

/**
 * Writes what a person is asked, in the place of whatever was asked before.
 * @param askedBy the update that led to it
 * @returns the version that the buttons of this question give back
 */
export async function writeAsking(
  db: Db,
  whose: Whose,
  made: { asking: Asking; askedBy: number; at: Date },
): Promise<number> {
  const { asking, askedBy, at } = made;
  const expiresAt = new Date(at.getTime() + patienceMs);
  const [row] = await db
    .insert(conversation)
    .values({ ...whose, version: 1, asking, askedBy, expiresAt })
    .onConflictDoUpdate({
      target: [conversation.botTelegramId, conversation.telegramId],
      set: {
        version: sql`${conversation.version} + 1`,
        asking,
        askedBy,
        heardBy: null,
        outcome: null,
        expiresAt,
      },
    })
    .returning({ version: conversation.version });
  return (row as { version: number }).version;
}

/** What a person is being asked; null: nothing, or too long ago. */
export async function loadConversation(db: Db, whose: Whose, now: Date): Promise<Conversation | null> {
  const [row] = await db.select().from(conversation).where(of(whose));
  return row ? conversationOf(row, now) : null;
}

/** The same, locked until the transaction ends: two answers are taken one after the other. */
export async function lockConversation(db: Db, whose: Whose, now: Date): Promise<Conversation | null> {
  const [row] = await db.select().from(conversation).where(of(whose)).for('update');
  return row ? conversationOf(row, now) : null;
}

function conversationOf(row: typeof conversation.$inferSelect, now: Date): Conversation | null {
  if (row.expiresAt <= now) return null;
  const { version, askedBy, heardBy } = row;
  // Another release may have asked otherwise: what this one does not know is not asked.
  const [asking, outcome] = [Asking.safeParse(row.asking).data, Heard.safeParse(row.outcome).data];
  return { version, askedBy, heardBy, asking: asking ?? null, outcome: outcome ?? null };
}

/** Notes what came of an answer, and what is asked next; null: nothing. */
export async function writeHeard(
  db: Db,
  whose: Whose,
  made: { asking: Asking | null; heardBy: number; outcome: Heard | null; version: number },
): Promise<void> {
  await db.update(conversation).set(made).where(of(whose));
}

/** Nothing is asked any more. */
export async function endConversation(db: Db, whose: Whose): Promise<void> {
  await db.update(conversation).set({ asking: null, outcome: null }).where(of(whose));
}

/** Forgets conversations in which nobody has answered: they may hold a name and an address. @returns how many there were */
export async function forgetConversations(db: Db, at: { now: Date; limit: number }): Promise<number> {
  const gone = await db
    .delete(conversation)
    .where(sql`(${conversation.botTelegramId}, ${conversation.telegramId}) in (
      select bot_telegram_id, telegram_id from conversation where expires_at < ${at.now.toISOString()}
      limit ${at.limit} for update skip locked)`)
    .returning({ version: conversation.version });
  return gone.length;
}
