import type { OrganisationId } from '@latchkey/contracts/ids';
import { listBots } from '@latchkey/db/bot-identity/find-bots';
import type { Db } from '@latchkey/db/connect-database';

/** The bot to send people to: the organisation's own where it has one that Telegram takes. */
export async function ownOrPlatformBot(db: Db, organisationId: OrganisationId) {
  const [bot] = await listBots(db, organisationId);
  return bot;
}
