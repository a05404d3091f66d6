import { readUpdate } from '@latchkey/db/inbox/read-update';
import { z } from 'zod';
import type { WorkerDeps } from '../worker-deps.ts';

const Person = z.object({ id: z.number().int(), is_bot: z.boolean().default(false) });
const Chat = z.object({ id: z.number().int(), type: z.string(), title: z.string().default('') });
const MemberChange = z.object({
  chat: Chat,
  from: Person,
  new_chat_member: z.object({ status: z.string(), is_member: z.boolean().default(false), user: Person }),
});

/** Bot API: Message. Posted in the old chat and in the new one when a group becomes a supergroup. */
export const MigrationMessage = z.object({
  chat: Chat,
  migrate_to_chat_id: z.number().int().optional(),
  migrate_from_chat_id: z.number().int().optional(),
});
export type MigrationMessage = z.infer<typeof MigrationMessage>;

/** The parts of an update that are applied from the inbox; the rest of it is nobody's business here. */
const Update = z.object({
  message: z.unknown().optional(),
  subscription: z.unknown().optional(),
  chat_member: MemberChange.optional(),
  my_chat_member: MemberChange.optional(),
  chat_join_request: z.object({ chat: Chat, from: Person, date: z.number().int() }).optional(),
});
export type StoredUpdate = z.infer<typeof Update> & { receivedAt: Date };

/** An update from the inbox, or null when retention has taken it or it is none that we can read. */
export async function readStoredUpdate(
  deps: WorkerDeps,
  of: { botTelegramId: number; updateId: number },
): Promise<StoredUpdate | null> {
  const stored = await readUpdate(deps.database.db, of);
  const update = stored && Update.safeParse(stored.payload).data;
  return update ? { ...update, receivedAt: stored.receivedAt } : null;
}
