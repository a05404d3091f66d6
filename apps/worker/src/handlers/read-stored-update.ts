import { readUpdate } from '@latchkey/db/inbox/read-update';
import { z } from 'zod';
import type { WorkerDeps } from '../worker-deps.ts';

const Person = z.object({ id: z.number().int() });
const Chat = z.object({ id: z.number().int(), type: z.string(), title: z.string().default('') });
const MemberChange = z.object({
  chat: Chat,
  from: Person,
  new_chat_member: z.object({ status: z.string(), is_member: z.boolean().default(false), user: Person }),
});

/** The parts of an update that are applied from the inbox; the rest of it is nobody's business here. */
const Update = z.object({
  message: z.unknown().optional(),
  chat_member: MemberChange.optional(),
  my_chat_member: MemberChange.optional(),
  chat_join_request: z.object({ chat: Chat, from: Person, date: z.number().int() }).optional(),
});
export type StoredUpdate = z.infer<typeof Update>;

/** An update from the inbox, or null when retention has taken it or it is none that we can read. */
export async function readStoredUpdate(
  deps: WorkerDeps,
  of: { botTelegramId: number; updateId: number },
): Promise<StoredUpdate | null> {
  return Update.safeParse(await readUpdate(deps.database.db, of)).data ?? null;
}
