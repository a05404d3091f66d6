import { memberUrl, signMemberKey } from '@latchkey/access/member/member-key';
import type { MemberPage, TelegramPerson } from '@latchkey/contracts/procedures/bot';
import { listSellersOfPerson } from '@latchkey/db/member/list-sellers-of-person';
import type { Deps } from '../deps.ts';

/** The person's own pages, one for each seller of this bot of whom they have bought something. */
export async function memberPagesOf(
  { database: { db }, settings, clock }: Deps,
  { botTelegramId, person }: { botTelegramId: number; person: TelegramPerson },
): Promise<MemberPage[]> {
  const sellers = await listSellersOfPerson(db, { botTelegramId, telegramId: person.id });
  return sellers.map(({ seller, subscriberId }) => ({
    seller,
    url: memberUrl(settings.publicWebUrl, signMemberKey(settings.authSecret, { subscriberId }, clock.now())),
  }));
}
