import type { MembershipView } from '@latchkey/contracts/procedures/bot';
import { listMembershipsOfPerson } from '@latchkey/db/access-view/list-memberships-of-person';
import type { Db } from '@latchkey/db/connect-database';
import { wayIn } from '../access/way-in.ts';

/** How a person's accesses stand, as the bot shows them. */
export async function membershipsOf(
  db: Db,
  whose: { botTelegramId: number; telegramId: number },
): Promise<MembershipView[]> {
  const rows = await listMembershipsOfPerson(db, whose);
  return rows.map((row) => ({
    channel: row.channel,
    state: row.state,
    inside: row.joinedAt !== null,
    wayIn: wayIn(row),
    entitledUntil: row.entitledUntil?.toISOString() ?? null,
    graceUntil: row.graceUntil?.toISOString() ?? null,
    payUrl: row.payUrl,
  }));
}
